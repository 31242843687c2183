package org.todoku.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.todoku.plan.Possible.Fractions;
import org.todoku.rule.Comparison.Operator;

/**
 * Compares averages and shares exactly. Numerators are in units of the last digit of a scale; no
 * operator means between.
 */
final class Fractional {
  private Fractional() {}

  static int decided(
      long numerator,
      long denominator,
      @Nullable Operator operator,
      int scale,
      BigDecimal first,
      BigDecimal second) {
    int order = order(BigInteger.valueOf(numerator), denominator, scale, first);
    return Bits.of(
        operator == null
            ? order >= 0 && order(BigInteger.valueOf(numerator), denominator, scale, second) <= 0
            : holds(operator, order));
  }

  /** Asks all fractions of a stretch. */
  static int stretch(
      Fractions stretch,
      @Nullable Operator operator,
      int scale,
      BigDecimal first,
      BigDecimal second) {
    boolean below = below(stretch, scale, first);
    boolean above = above(stretch, scale, operator == null ? second : first);
    if (operator == null) {
      return Bits.among(meets(stretch, scale, first, second), below || above);
    }
    return switch (operator) {
      case EQUALS, IS -> Bits.among(meets(stretch, scale, first, first), below || above);
      case NOT_EQUALS, IS_NOT -> Bits.among(below || above, meets(stretch, scale, first, first));
      case LESS_THAN, BEFORE -> Bits.among(below, meets(stretch, scale, first, null));
      case AT_MOST, ON_OR_BEFORE -> Bits.among(meets(stretch, scale, null, first), above);
      case MORE_THAN, AFTER -> Bits.among(above, meets(stretch, scale, null, first));
      case AT_LEAST, ON_OR_AFTER -> Bits.among(meets(stretch, scale, first, null), below);
    };
  }

  /** Whether a fraction is below, at or above a number. */
  private static int order(BigInteger numerator, long denominator, int scale, BigDecimal number) {
    return new BigDecimal(numerator, scale)
        .compareTo(number.multiply(BigDecimal.valueOf(denominator)));
  }

  private static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case EQUALS, IS -> order == 0;
      case NOT_EQUALS, IS_NOT -> order != 0;
      case LESS_THAN, BEFORE -> order < 0;
      case AT_MOST, ON_OR_BEFORE -> order <= 0;
      case MORE_THAN, AFTER -> order > 0;
      case AT_LEAST, ON_OR_AFTER -> order >= 0;
    };
  }

  /** Whether some fraction of a stretch lies below a number. */
  private static boolean below(Fractions stretch, int scale, BigDecimal number) {
    return stretch.low() == null || order(stretch.low(), stretch.lowOver(), scale, number) < 0;
  }

  private static boolean above(Fractions stretch, int scale, BigDecimal number) {
    return stretch.high() == null || order(stretch.high(), stretch.highOver(), scale, number) > 0;
  }

  /** Whether some fraction of a stretch lies from one number to another; null for no end. */
  private static boolean meets(
      Fractions stretch, int scale, @Nullable BigDecimal from, @Nullable BigDecimal to) {
    if (from != null && to != null && !hasStep(stretch, from, to)) {
      return false;
    }
    if (from != null && stretch.high() != null) {
      int order = order(stretch.high(), stretch.highOver(), scale, from);
      if (order < 0 || (order == 0 && stretch.highOpen())) {
        return false;
      }
    }
    if (to != null && stretch.low() != null) {
      int order = order(stretch.low(), stretch.lowOver(), scale, to);
      return order < 0 || (order == 0 && !stretch.lowOpen());
    }
    return true;
  }

  /** Whether any fraction with the stretch's step lies from one number to another. */
  private static boolean hasStep(Fractions stretch, BigDecimal from, BigDecimal to) {
    if (from.compareTo(to) > 0) {
      return false;
    }
    if (stretch.step() == 0) {
      return true;
    }
    BigDecimal steps = BigDecimal.valueOf(stretch.step());
    BigDecimal first = from.multiply(steps).setScale(0, RoundingMode.CEILING);
    BigDecimal last = to.multiply(steps).setScale(0, RoundingMode.FLOOR);
    return first.compareTo(last) <= 0;
  }
}
