package org.todoku.authoring.editor;

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
  record Exactly(int count) implements Told {}

  /** At least one, and fewer than {@link #LEAST}. */
  record Few() implements Told {}

  /** Rounded to tens. */
  record Roughly(int count) implements Told {}

  /** Fewer than {@link #LEAST} are missing to all. */
  record AllButFew(int all) implements Told {
    /** What it is more than. */
    public int moreThan() {
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
  static Told alone(int count, int all) {
    if (few(count)) {
      return new Few();
    }
    return few(all - count) ? new AllButFew(all) : new Exactly(count);
  }

  /**
   * A count beside others that overlap with it: their differences are not told exactly either.
   *
   * @param all of how many, which is told as well
   */
  static Told roughly(int count, int all) {
    boolean rounded = alone(count, all) instanceof Exactly && count > 0 && count < all;
    return rounded
        ? new Roughly(Math.ceilDiv(count - LEAST / 2, LEAST) * LEAST)
        : alone(count, all);
  }

  /** Counts that add up to a number that is told as well, in their order. */
  static List<Told> together(List<Integer> counts) {
    int all = counts.stream().mapToInt(count -> count).sum();
    List<Integer> hidden =
        new ArrayList<>(
            IntStream.range(0, counts.size()).filter(i -> few(counts.get(i))).boxed().toList());
    // what is hidden can be had as one sum: it must not be a small count itself, nor of one part
    List<Integer> larger =
        IntStream.range(0, counts.size())
            .filter(i -> counts.get(i) >= LEAST)
            .boxed()
            .sorted(Comparator.comparing(counts::get))
            .toList();
    for (int next : larger) {
      int sum = hidden.stream().mapToInt(counts::get).sum();
      if (hidden.isEmpty() || hidden.size() > 1 && sum >= LEAST) {
        break;
      }
      hidden.add(next);
    }
    return IntStream.range(0, counts.size())
        .mapToObj(
            i -> {
              int count = counts.get(i);
              if (!hidden.contains(i)) {
                return new Exactly(count);
              }
              return few(count) || few(all - count) ? alone(count, all) : new Hidden();
            })
        .toList();
  }

  private static boolean few(int count) {
    return count > 0 && count < LEAST;
  }
}
