package org.todoku.explain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction.
 *
 * @param denominator positive; the fraction is in lowest terms
 */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
  static final Rational ZERO = of(0);
  static final Rational ONE = of(1);

  Rational {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("denominator " + denominator);
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (!divisor.equals(BigInteger.ONE)) {
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  static Rational of(BigDecimal value) {
    return value.scale() > 0
        ? new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : new Rational(value.toBigIntegerExact(), BigInteger.ONE);
  }

  Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  Rational minus(Rational other) {
    return plus(other.negate());
  }

  Rational over(long divisor) {
    return new Rational(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
  }

  /** The greatest whole multiple of {@code step} that is not above this. */
  Rational floorTo(Rational step) {
    BigInteger count =
        floorDivide(numerator.multiply(step.denominator), denominator.multiply(step.numerator));
    return new Rational(count.multiply(step.numerator), step.denominator);
  }

  /** The least whole multiple of {@code step} that is not below this. */
  Rational ceilTo(Rational step) {
    return negate().floorTo(step).negate();
  }

  int signum() {
    return numerator.signum();
  }

  private static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** As a decimal number; three digits after the point where it does not end. */
  @Override
  public String toString() {
    BigDecimal dividend = new BigDecimal(numerator);
    BigDecimal divisor = new BigDecimal(denominator);
    try {
      return dividend.divide(divisor).stripTrailingZeros().toPlainString();
    } catch (ArithmeticException endless) {
      return dividend.divide(divisor, 3, RoundingMode.HALF_UP).toPlainString();
    }
  }
}
