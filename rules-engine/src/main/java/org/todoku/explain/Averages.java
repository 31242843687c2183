package org.todoku.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The exact ends of what an average may be. */
final class Averages {
  private Averages() {}

  /**
   * An end of an interval.
   *
   * @param value null for no end
   * @param open whether the value itself is not reached
   */
  record Bound(@Nullable Rational value, boolean open) {
    Bound negate() {
      return new Bound(value == null ? null : value.negate(), open);
    }
  }

  /**
   * The lowest average.
   *
   * @param certain the least values of the records that count; null for no lower end
   * @param optional the least values of those that may count
   * @param endless whether there may be any number of unseen records
   * @param unseen the least value of an unseen one
   */
  static Bound lowest(
      List<? extends @Nullable Rational> certain,
      List<? extends @Nullable Rational> optional,
      boolean endless,
      @Nullable Rational unseen) {
    if (certain.contains(null) || optional.contains(null) || (endless && unseen == null)) {
      return new Bound(null, false);
    }
    List<Rational> rest = new ArrayList<>();
    for (Rational value : optional) {
      if (value != null) {
        rest.add(value);
      }
    }
    rest.sort(null);
    Rational sum = Rational.ZERO;
    long count = 0;
    for (Rational value : certain) {
      sum = value == null ? sum : sum.plus(value);
      count++;
    }
    for (Rational value : rest) {
      if (count == 0 || value.compareTo(sum.over(count)) < 0) {
        sum = sum.plus(value);
        count++;
      }
    }
    if (!endless || unseen == null) {
      return new Bound(sum.over(count), false);
    }
    if (count == 0 || unseen.compareTo(sum.over(count)) < 0) {
      return new Bound(unseen, !certain.isEmpty());
    }
    return new Bound(sum.over(count), false);
  }
}
