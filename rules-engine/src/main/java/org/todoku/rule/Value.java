package org.todoku.rule;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A value as it stands in a rule or in a fact. */
public sealed interface Value {
  record BooleanValue(boolean value) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A number, exact; equal values of different scale are the same value. */
  record NumberValue(BigDecimal value) implements Value {
    public NumberValue {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static NumberValue of(long value) {
      return new NumberValue(BigDecimal.valueOf(value));
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  record DateValue(LocalDate value) implements Value {
    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** A code's id or a free text; which of the two is said by the attribute's type. */
  record TextValue(String value) implements Value {
    @Override
    public String toString() {
      return value;
    }
  }
}
