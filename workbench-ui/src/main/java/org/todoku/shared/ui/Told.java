package org.todoku.shared.ui;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A count of children as it may be told: not where it is so small that somebody might be
 * recognised, nor where such a one could be worked out from it.
 */
public sealed interface Told {
  /** Fewer children than this are not told exactly. */
  int LEAST = 10;

  /** Told as it is. */
  record Exactly(long count) implements Told {}

  /** At least one, and fewer than {@link #LEAST}. */
  record Few() implements Told {}

  /** Rounded to tens. */
  record Roughly(long count) implements Told {}

  /** Fewer than {@link #LEAST} are missing to all. */
  record AllButFew(long all) implements Told {
    /** What it is more than. */
    public long moreThan() {
      return all - LEAST;
    }
  }

  /** Not told, since a smaller one could be worked out from it. */
  record Hidden() implements Told {}

  /**
   * A count that stands alone.
   *
   * @param all of how many, which is told as well
   */
  static Told alone(long count, long all) {
    if (few(count)) {
      return new Few();
    }
    return few(all - count) ? new AllButFew(all) : new Exactly(count);
  }

  /** A count that stands alone, of which nobody knows of how many. */
  static Told alone(long count) {
    return few(count) ? new Few() : new Exactly(count);
  }

  /**
   * A count beside others that overlap with it: their differences are not told exactly either.
   *
   * @param all of how many, which is told as well
   */
  static Told roughly(long count, long all) {
    boolean rounded = alone(count, all) instanceof Exactly && count > 0 && count < all;
    return rounded
        ? new Roughly(Math.ceilDiv(count - LEAST / 2, (long) LEAST) * LEAST)
        : alone(count, all);
  }

  /** Counts that add up to a number that is told as well, in their order. */
  static List<Told> together(List<Long> counts) {
    long all = sum(counts);
    List<Integer> hidden =
        new ArrayList<>(
            IntStream.range(0, counts.size()).filter(i -> few(counts.get(i))).boxed().toList());
    List<Integer> larger =
        new ArrayList<>(
            IntStream.range(0, counts.size())
                .filter(i -> counts.get(i) >= LEAST)
                .boxed()
                .sorted(Comparator.comparing(counts::get))
                .toList());
    while (!larger.isEmpty() && tells(counts, hidden, counts.get(larger.getFirst()))) {
      hidden.add(larger.removeFirst());
    }
    return IntStream.range(0, counts.size())
        .mapToObj(
            i -> {
              long count = counts.get(i);
              if (!hidden.contains(i)) {
                return new Exactly(count);
              }
              return few(count) || few(all - count) ? alone(count, all) : new Hidden();
            })
        .toList();
  }

  /**
   * Whether what is hidden could be worked out from its sum, which follows from what is told:
   * readers know that each few are from 1 to 9, and each of the others from 10 to the least told.
   * Nor may the sum itself be small.
   *
   * @param leastTold the least that is not hidden
   */
  private static boolean tells(List<Long> counts, List<Integer> hidden, long leastTold) {
    List<Long> parts = hidden.stream().map(counts::get).toList();
    long sum = sum(parts);
    long few = parts.stream().filter(Told::few).count();
    long others = parts.size() - few;
    boolean least = sum == few + LEAST * others;
    boolean most = sum == (LEAST - 1) * few + leastTold * others;
    return few > 0 && (parts.size() == 1 || sum < LEAST || least || most);
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(count -> count).sum();
  }

  private static boolean few(long count) {
    return count > 0 && count < LEAST;
  }

  /** What people read. */
  default String words() {
    return switch (this) {
      case Exactly(long count) -> text("shared.told.number", count);
      case Roughly(long count) -> text("shared.told.roughly", count);
      case Few() -> text("shared.told.few", LEAST);
      case AllButFew all -> text("shared.told.allButFew", all.moreThan());
      case Hidden() -> Screen.text("shared.told.hidden");
    };
  }

  private static String text(String key, long number) {
    return Screen.text(key, NumberFormat.getIntegerInstance().format(number));
  }
}
