package org.todoku.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a score may come to. */
final class Scores {
  /** How many different sums are told apart; beyond, all between the least and the greatest. */
  static final int MOST_SUMS = 1024;

  private Scores() {}

  /** All sums of the certain points and any of the possible ones. */
  static PossibleValues sums(BigDecimal certain, List<BigDecimal> possible) {
    Set<BigDecimal> sums = new TreeSet<>(List.of(certain));
    for (BigDecimal points : possible) {
      for (BigDecimal sum : List.copyOf(sums)) {
        sums.add(sum.add(points));
      }
      if (sums.size() > MOST_SUMS) {
        return hull(certain, possible);
      }
    }
    return new PossibleValues(
        false, sums.stream().map(Rational::of).map(Interval::point).toList(), Set.of(), false);
  }

  private static PossibleValues hull(BigDecimal certain, List<BigDecimal> possible) {
    BigDecimal low = certain;
    BigDecimal high = certain;
    for (BigDecimal points : possible) {
      low = low.add(points.min(BigDecimal.ZERO));
      high = high.add(points.max(BigDecimal.ZERO));
    }
    return PossibleValues.numbers(Interval.closed(Rational.of(low), Rational.of(high)));
  }
}
