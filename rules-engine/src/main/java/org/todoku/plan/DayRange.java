package org.todoku.plan;

import java.time.LocalDate;
import org.todoku.rule.Ages;
import org.todoku.vocabulary.CalendarUnit;

/**
 * A stretch of days that follows from the as-of date alone, as days since 1970-01-01; both ends
 * included, empty if the last is before the first.
 */
sealed interface DayRange {
  long first(LocalDate asOf);

  long last(LocalDate asOf);

  /** All days up to the as-of date. */
  record UpToToday() implements DayRange {
    @Override
    public long first(LocalDate asOf) {
      return Measuring.BEGINNING;
    }

    @Override
    public long last(LocalDate asOf) {
      return asOf.toEpochDay();
    }
  }

  /**
   * From one distance back from the as-of date, excluded, to another, included.
   *
   * @param from units back
   * @param to units back
   */
  record Back(int from, CalendarUnit fromUnit, int to, CalendarUnit toUnit) implements DayRange {
    @Override
    public long first(LocalDate asOf) {
      return asOf.minus(from, fromUnit.chronoUnit()).toEpochDay() + 1;
    }

    @Override
    public long last(LocalDate asOf) {
      return asOf.minus(to, toUnit.chronoUnit()).toEpochDay();
    }
  }

  /** A whole school year: the current one, or one before. */
  record SchoolYear(int before) implements DayRange {
    @Override
    public long first(LocalDate asOf) {
      return LocalDate.of(Ages.schoolYear(asOf) - before, 4, 1).toEpochDay();
    }

    @Override
    public long last(LocalDate asOf) {
      return LocalDate.of(Ages.schoolYear(asOf) - before + 1, 4, 1).toEpochDay() - 1;
    }
  }

  /** A whole calendar month: the current one, or one before. */
  record Month(int before) implements DayRange {
    @Override
    public long first(LocalDate asOf) {
      return asOf.withDayOfMonth(1).minusMonths(before).toEpochDay();
    }

    @Override
    public long last(LocalDate asOf) {
      return asOf.withDayOfMonth(1).minusMonths(before).plusMonths(1).toEpochDay() - 1;
    }
  }

  /**
   * The days that stand in a relation to one day back from the as-of date.
   *
   * @param side −1 for before it, 1 for after it
   * @param orEqual whether the day itself is among them
   */
  record Beside(int back, CalendarUnit unit, int side, boolean orEqual) implements DayRange {
    private long day(LocalDate asOf) {
      return asOf.minus(back, unit.chronoUnit()).toEpochDay();
    }

    @Override
    public long first(LocalDate asOf) {
      return side < 0 ? Long.MIN_VALUE : day(asOf) + (orEqual ? 0 : 1);
    }

    @Override
    public long last(LocalDate asOf) {
      return side > 0 ? Long.MAX_VALUE : day(asOf) - (orEqual ? 0 : 1);
    }
  }
}
