package org.todoku.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison.Operator;

/**
 * What the points of a score may add up to.
 *
 * @param scale digits after the point of the points and of what they are compared with
 * @param points in units of the last digit
 */
record Sums(int scale, List<Long> points) {
  /** How many different sums are told apart; beyond, all between the least and the greatest. */
  private static final int MOST_SUMS = 1024;

  /** The sums that satisfy a comparison; no operator means between. */
  Compare.InRange range(@Nullable Operator operator, BigDecimal first, BigDecimal second) {
    return operator == null
        ? new Compare.InRange(
            Compare.scaled(first, scale, RoundingMode.CEILING),
            Compare.scaled(second, scale, RoundingMode.FLOOR),
            false)
        : Compare.range(
            operator,
            Compare.scaled(first, scale, RoundingMode.FLOOR),
            Compare.scaled(first, scale, RoundingMode.CEILING));
  }

  /**
   * @param bits for each of the points, whether they count
   */
  int compare(int[] bits, Compare.InRange range) {
    long certain = 0;
    int unknown = 0;
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] == Bits.TRUE) {
        certain += points.get(i);
      } else if (bits[i] == Bits.UNKNOWN) {
        unknown++;
      }
    }
    if (unknown == 0) {
      return Bits.of(in(certain, range));
    }
    long[] sums = {certain};
    long low = certain;
    long high = certain;
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] == Bits.UNKNOWN) {
        low += Math.min(0, points.get(i));
        high += Math.max(0, points.get(i));
        if (sums.length <= MOST_SUMS) {
          sums = with(sums, points.get(i));
        }
      }
    }
    boolean in = false;
    boolean out = false;
    if (sums.length > MOST_SUMS) {
      boolean meets = range.from() <= range.to() && low <= range.to() && high >= range.from();
      boolean misses = range.from() > range.to() || low < range.from() || high > range.to();
      in = range.outside() ? misses : meets;
      out = range.outside() ? meets : misses;
    } else {
      for (long sum : sums) {
        boolean satisfies = in(sum, range);
        in |= satisfies;
        out |= !satisfies;
      }
    }
    return Bits.among(in, out);
  }

  private static boolean in(long sum, Compare.InRange range) {
    return (sum >= range.from() && sum <= range.to()) != range.outside();
  }

  private static long[] with(long[] sums, long more) {
    long[] all = Arrays.copyOf(sums, sums.length * 2);
    for (int i = 0; i < sums.length; i++) {
      all[sums.length + i] = sums[i] + more;
    }
    return Arrays.stream(all).distinct().toArray();
  }
}
