package org.todoku.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.todoku.rule.Value;
import org.todoku.vocabulary.CalendarUnit;

/** What a value or a measure is compared with. */
sealed interface OperandPlan {
  /** Packed as its source packs it; of a constant only that it is a value. */
  long read(Child child);

  /** As a number in units of the last digit of a scale; only where {@link #read} is a value. */
  default long scaled(Child child, int scale, RoundingMode rounding) {
    return Compare.scaled(number(child), scale, rounding);
  }

  /** As a number; dates as days since 1970-01-01. */
  BigDecimal number(Child child);

  /** As a word. */
  String word(Child child);

  /** A value written in the rule. */
  record Constant(Value value) implements OperandPlan {
    @Override
    public long read(Child child) {
      return 0;
    }

    @Override
    public BigDecimal number(Child child) {
      return switch (value) {
        case Value.NumberValue(BigDecimal number) -> number;
        case Value.DateValue(LocalDate date) -> BigDecimal.valueOf(date.toEpochDay());
        case Value.BooleanValue flag -> throw new IllegalStateException(flag + " is no number");
        case Value.TextValue text -> throw new IllegalStateException(text + " is no number");
      };
    }

    @Override
    public String word(Child child) {
      return value.toString();
    }
  }

  /** Another recorded value. */
  record Other(Source source, WordsOf words) implements OperandPlan {
    @Override
    public long read(Child child) {
      return source.read(child);
    }

    @Override
    public BigDecimal number(Child child) {
      return BigDecimal.valueOf(source.read(child), words.scale());
    }

    @Override
    public String word(Child child) {
      return words.word(source.read(child), child);
    }
  }

  /** A date counted back from the as-of date. */
  record BackFromToday(int back, CalendarUnit unit) implements OperandPlan {
    @Override
    public long read(Child child) {
      return child.day().asOf().minus(back, unit.chronoUnit()).toEpochDay();
    }

    @Override
    public BigDecimal number(Child child) {
      return BigDecimal.valueOf(read(child));
    }

    @Override
    public String word(Child child) {
      return LocalDate.ofEpochDay(read(child)).toString();
    }
  }

  /** The level of the record whose value it is, or −1. */
  default int level() {
    return this instanceof Other(Source.RowValue(int level, int column, boolean time), var words)
        ? level
        : -1;
  }

  /** Whether it is known when the rule is read. */
  default boolean isConstant() {
    return this instanceof Constant;
  }
}
