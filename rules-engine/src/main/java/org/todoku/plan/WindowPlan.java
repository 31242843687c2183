package org.todoku.plan;

import java.time.LocalDate;
import org.todoku.vocabulary.CalendarUnit;

/** A window with its names and parameters resolved. */
sealed interface WindowPlan {
  /** Days that follow from the as-of date; {@code index} is their place among the day's ranges. */
  record Fixed(int index) implements WindowPlan {}

  /** The n most recent records. */
  record MostRecent(int n) implements WindowPlan {}

  /** Days that follow from a date of the child or of a record. */
  sealed interface Hanging extends WindowPlan {
    Source on();

    long first(long date);

    long last(long date, long today);
  }

  /** Ages, the upper one excluded. */
  record Age(Source on, int from, CalendarUnit fromUnit, int to, CalendarUnit toUnit)
      implements Hanging {
    @Override
    public long first(long date) {
      return plus(date, from, fromUnit);
    }

    @Override
    public long last(long date, long today) {
      return plus(date, to, toUnit) - 1;
    }
  }

  /** From a date to the as-of date. */
  record Since(Source on) implements Hanging {
    @Override
    public long first(long date) {
      return date;
    }

    @Override
    public long last(long date, long today) {
      return today;
    }
  }

  /** The days after a date. */
  record After(Source on, int length, CalendarUnit unit) implements Hanging {
    @Override
    public long first(long date) {
      return date + 1;
    }

    @Override
    public long last(long date, long today) {
      return plus(date, length, unit);
    }
  }

  private static long plus(long date, int amount, CalendarUnit unit) {
    return switch (unit) {
      case DAYS -> date + amount;
      case WEEKS -> date + 7L * amount;
      case MONTHS -> LocalDate.ofEpochDay(date).plusMonths(amount).toEpochDay();
      case YEARS -> LocalDate.ofEpochDay(date).plusYears(amount).toEpochDay();
    };
  }
}
