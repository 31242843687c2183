package org.todoku.explain;

import org.jspecify.annotations.Nullable;

/**
 * All numbers from {@code low} to {@code high}, or, with a step, its whole multiples among them.
 * Dates are numbers here, as days since 1970-01-01. Never empty.
 *
 * @param low the least number, or null for no lower end
 * @param lowOpen whether {@code low} itself is left out; never with a step
 * @param high the greatest number, or null for no upper end
 * @param highOpen whether {@code high} itself is left out; never with a step
 * @param step what all numbers are multiples of, or null for all numbers
 */
record Interval(
    @Nullable Rational low,
    boolean lowOpen,
    @Nullable Rational high,
    boolean highOpen,
    @Nullable Rational step) {

  static Interval point(Rational value) {
    return new Interval(value, false, value, false, null);
  }

  static Interval closed(@Nullable Rational low, @Nullable Rational high) {
    return new Interval(low, false, high, false, null);
  }

  /** Whole multiples of {@code step} from {@code low} to {@code high}, which must not be empty. */
  static Interval steps(@Nullable Rational low, @Nullable Rational high, Rational step) {
    return new Interval(
        low == null ? null : low.ceilTo(step),
        false,
        high == null ? null : high.floorTo(step),
        false,
        step);
  }

  boolean isPoint() {
    return low != null && low.equals(high);
  }

  /** Whether some number of this lies in [from, to]; null is an open end. */
  boolean meets(@Nullable Rational from, @Nullable Rational to) {
    Rational first = from;
    Rational last = to;
    if (step != null) {
      first = first == null ? null : first.ceilTo(step);
      last = last == null ? null : last.floorTo(step);
    }
    if (first != null && last != null && first.compareTo(last) > 0) {
      return false;
    }
    return !(first != null && high != null && above(first, high, highOpen))
        && !(last != null && low != null && above(low, last, lowOpen));
  }

  /** From the lower of the lower ends to the higher of the higher ends, of closed intervals. */
  Interval hull(Interval other) {
    return closed(
        low == null || other.low == null ? null : low.compareTo(other.low) <= 0 ? low : other.low,
        high == null || other.high == null
            ? null
            : high.compareTo(other.high) >= 0 ? high : other.high);
  }

  /** Whether some number of this lies below {@code bound}. */
  boolean reachesBelow(Rational bound) {
    return low == null || low.compareTo(bound) < 0;
  }

  /** Whether some number of this lies above {@code bound}. */
  boolean reachesAbove(Rational bound) {
    return high == null || high.compareTo(bound) > 0;
  }

  private static boolean above(Rational a, Rational b, boolean orEqual) {
    int order = a.compareTo(b);
    return orEqual ? order >= 0 : order > 0;
  }
}
