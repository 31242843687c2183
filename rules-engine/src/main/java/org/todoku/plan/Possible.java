package org.todoku.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a measure may come to where it is not decided: stretches of whole numbers (scaled decimals,
 * days, indexes of codes), or stretches of fractions for averages and shares, and perhaps no value.
 * Grows while it is computed and is not changed afterwards.
 */
final class Possible {
  /** Lower and upper end of a stretch without one. */
  static final long MINUS_INFINITY = Long.MIN_VALUE;

  static final long INFINITY = Long.MAX_VALUE;

  /** Stretches between numbers less than this, as counts have them, are made once for all. */
  private static final int SMALL = 64;

  private static final Possible[] STRETCHES = stretches();

  private boolean none;
  private int size;
  private long[] low;
  private long[] high;
  private final List<Fractions> fractions;

  Possible() {
    low = new long[4];
    high = new long[4];
    fractions = new ArrayList<>(0);
  }

  private Possible(boolean none, long[] low, long[] high, int size, List<Fractions> fractions) {
    this.none = none;
    this.size = size;
    this.low = Arrays.copyOf(low, size);
    this.high = Arrays.copyOf(high, size);
    this.fractions = List.copyOf(fractions);
  }

  private static Possible[] stretches() {
    Possible[] stretches = new Possible[SMALL * (SMALL + 1) / 2];
    for (int to = 0; to < SMALL; to++) {
      for (int from = 0; from <= to; from++) {
        stretches[to * (to + 1) / 2 + from] =
            new Possible(false, new long[] {from}, new long[] {to}, 1, List.of());
      }
    }
    return stretches;
  }

  /**
   * All fractions between two, or, with a step, only those that are multiples of 1/step.
   *
   * @param low numerator of the lower end, null for none
   * @param lowOver its denominator, positive
   * @param high numerator of the upper end, null for none
   * @param highOver its denominator, positive
   * @param step 0 for all fractions
   */
  record Fractions(
      @Nullable BigInteger low,
      long lowOver,
      boolean lowOpen,
      @Nullable BigInteger high,
      long highOver,
      boolean highOpen,
      long step) {}

  void clear() {
    none = false;
    size = 0;
    fractions.clear();
  }

  void addNone() {
    none = true;
  }

  void addPoint(long value) {
    add(value, value);
  }

  void add(long from, long to) {
    for (int i = size - 1; i >= 0; i--) {
      if (low[i] <= from && to <= high[i]) {
        return;
      }
      if (i < size - 32) {
        break;
      }
    }
    if (size == low.length) {
      compact();
      if (size > low.length / 2) {
        low = Arrays.copyOf(low, low.length * 2);
        high = Arrays.copyOf(high, high.length * 2);
      }
    }
    low[size] = from;
    high[size] = to;
    size++;
  }

  void add(Fractions stretch) {
    if (!fractions.contains(stretch)) {
      fractions.add(stretch);
    }
  }

  /** Sorts the stretches and drops those that lie in others. */
  private void compact() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> low[a] != low[b] ? Long.compare(low[a], low[b]) : Long.compare(high[b], high[a]));
    long[] sortedLow = new long[low.length];
    long[] sortedHigh = new long[high.length];
    int kept = 0;
    for (int i : order) {
      if (kept == 0 || high[i] > sortedHigh[kept - 1]) {
        sortedLow[kept] = low[i];
        sortedHigh[kept] = high[i];
        kept++;
      }
    }
    low = sortedLow;
    high = sortedHigh;
    size = kept;
  }

  boolean none() {
    return none;
  }

  int size() {
    return size;
  }

  long low(int stretch) {
    return low[stretch];
  }

  long high(int stretch) {
    return high[stretch];
  }

  List<Fractions> fractions() {
    return fractions;
  }

  boolean onlyNone() {
    return size == 0 && fractions.isEmpty();
  }

  /** Whether it is one whole number. */
  boolean isPoint() {
    return !none && size == 1 && fractions.isEmpty() && low[0] == high[0];
  }

  /** Becomes the same as another. */
  void take(Possible other) {
    none = other.none;
    size = other.size;
    if (low.length < size) {
      low = new long[size];
      high = new long[size];
    }
    System.arraycopy(other.low, 0, low, 0, size);
    System.arraycopy(other.high, 0, high, 0, size);
    fractions.clear();
    fractions.addAll(other.fractions);
  }

  /** The same, to be kept: it is not changed any more, and is often one that others keep too. */
  Possible kept() {
    if (size == 1 && !none && fractions.isEmpty()) {
      long from = low[0];
      long to = high[0];
      if (from >= 0 && from <= to && to < SMALL) {
        return STRETCHES[(int) (to * (to + 1) / 2 + from)];
      }
    }
    return new Possible(none, low, high, size, fractions);
  }

  /** Bytes that it takes, about. */
  int bytes() {
    return 80 + 16 * low.length + 64 * fractions.size();
  }

  /** Whether the same stretches were added in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Possible that
        && none == that.none
        && Arrays.equals(low, 0, size, that.low, 0, that.size)
        && Arrays.equals(high, 0, size, that.high, 0, that.size)
        && fractions.equals(that.fractions);
  }

  @Override
  public int hashCode() {
    int hash = none ? 1 : 0;
    for (int i = 0; i < size; i++) {
      hash = 31 * (31 * hash + Long.hashCode(low[i])) + Long.hashCode(high[i]);
    }
    return 31 * hash + fractions.hashCode();
  }
}
