package org.todoku.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.todoku.rule.Ages;
import org.todoku.rule.Amount;
import org.todoku.rule.Length;
import org.todoku.rule.Offset;
import org.todoku.rule.Rule;
import org.todoku.rule.Value.DateValue;
import org.todoku.rule.Value.NumberValue;
import org.todoku.rule.Window;

/** Resolves windows for one child and one as-of date. */
final class Windows {
  private final Readings readings;
  private final LocalDate asOf;

  Windows(Readings readings, LocalDate asOf) {
    this.readings = readings;
    this.asOf = asOf;
  }

  /** What a window comes to. */
  sealed interface Resolved {
    /** The days it consists of; they may reach past the as-of date. */
    record Fixed(Days days) implements Resolved {}

    /** All that it may consist of, where the date it hangs on is not known. */
    record Alternatives(List<Days> days) implements Resolved {}

    /** The most recent records. */
    record MostRecent(int n) implements Resolved {}

    /** The date it hangs on does not apply. */
    record NoValue() implements Resolved {}
  }

  /**
   * @param landmarks days at which it makes a difference whether the window includes them; used
   *     where the date that the window hangs on is not known
   */
  Resolved resolve(Window window, Scope scope, Collection<Long> landmarks) {
    return switch (window) {
      case Window.Last(Length length) ->
          fixed(minus(amount(length.amount(), scope.rule()), length.unit().chronoUnit()) + 1);
      case Window.FromTo(Offset from, Offset to) ->
          fixed(
              offset(from, scope.rule()).toEpochDay() + 1,
              to == null ? asOf.toEpochDay() : offset(to, scope.rule()).toEpochDay());
      case Window.SchoolYear(Window.Which which) -> {
        int year = Ages.schoolYear(asOf) - (which == Window.Which.PREVIOUS ? 1 : 0);
        yield fixed(
            LocalDate.of(year, 4, 1).toEpochDay(), LocalDate.of(year + 1, 3, 31).toEpochDay());
      }
      case Window.Month(Window.Which which) -> {
        YearMonth month = YearMonth.from(asOf).minusMonths(which == Window.Which.PREVIOUS ? 1 : 0);
        yield fixed(month.atDay(1).toEpochDay(), month.atEndOfMonth().toEpochDay());
      }
      case Window.Age(Length from, Length to) ->
          hanging(
              readings.birthDate(),
              birth -> plus(birth, from, scope.rule()),
              birth -> plus(birth, to, scope.rule()) - 1,
              landmarks);
      case Window.Since(var path) ->
          hanging(readings.read(path, scope), date -> date, date -> asOf.toEpochDay(), landmarks);
      case Window.After(var path, Length length) ->
          hanging(
              readings.read(path, scope),
              date -> date + 1,
              date -> plus(date, length, scope.rule()),
              landmarks);
      case Window.Latest(Amount n) -> new Resolved.MostRecent(amount(n, scope.rule()));
    };
  }

  Days upToAsOf(Days days) {
    return new Days(days.first(), Math.min(days.last(), asOf.toEpochDay()));
  }

  /** The date at an offset from the as-of date. */
  LocalDate offset(Offset offset, Rule rule) {
    return LocalDate.ofEpochDay(minus(amount(offset.back(), rule), offset.unit().chronoUnit()));
  }

  private Resolved fixed(long first) {
    return fixed(first, asOf.toEpochDay());
  }

  private static Resolved fixed(long first, long last) {
    return new Resolved.Fixed(new Days(first, last));
  }

  private static Resolved hanging(
      Reading on, LongUnaryOperator first, LongUnaryOperator last, Collection<Long> landmarks) {
    return switch (on) {
      case Reading.Known(DateValue(LocalDate date)) ->
          fixed(first.applyAsLong(date.toEpochDay()), last.applyAsLong(date.toEpochDay()));
      case Reading.Known other ->
          throw new IllegalArgumentException("a window hangs on a date, not on " + other);
      case Reading.NoValue() -> new Resolved.NoValue();
      case Reading.Unknown unknown ->
          new Resolved.Alternatives(alternatives(Days.ALL, first, last, landmarks));
      case Reading.SomeDay(Days days) ->
          new Resolved.Alternatives(alternatives(days, first, last, landmarks));
    };
  }

  /**
   * One window for each way in which the windows of all possible dates divide the landmarks: the
   * dates are cut wherever the beginning passes a landmark or the end reaches one.
   */
  private static List<Days> alternatives(
      Days dates, LongUnaryOperator first, LongUnaryOperator last, Collection<Long> landmarks) {
    TreeSet<Long> cuts = new TreeSet<>();
    cuts.add(dates.first());
    for (long landmark : landmarks) {
      cuts.add(earliest(dates, date -> first.applyAsLong(date) > landmark));
      cuts.add(earliest(dates, date -> last.applyAsLong(date) >= landmark));
    }
    List<Days> days = new ArrayList<>();
    for (long cut : cuts) {
      if (dates.contains(cut)) {
        days.add(new Days(first.applyAsLong(cut), last.applyAsLong(cut)));
      }
    }
    return days;
  }

  /** The earliest date from which on a condition holds, or the day after all of them. */
  private static long earliest(Days dates, LongPredicate holdsFrom) {
    long low = dates.first();
    long high = dates.last() + 1;
    while (low < high) {
      long middle = Math.floorDiv(low + high, 2);
      if (holdsFrom.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private long minus(int amount, ChronoUnit unit) {
    return asOf.minus(amount, unit).toEpochDay();
  }

  private static long plus(long date, Length length, Rule rule) {
    return LocalDate.ofEpochDay(date)
        .plus(amount(length.amount(), rule), length.unit().chronoUnit())
        .toEpochDay();
  }

  static int amount(Amount amount, Rule rule) {
    return switch (amount) {
      case Amount.Fixed(int value) -> value;
      case Amount.FromParameter(String id) -> {
        if (Operands.parameter(id, rule) instanceof NumberValue(BigDecimal number)) {
          yield number.intValueExact();
        }
        throw new IllegalArgumentException("parameter " + id + " is no number");
      }
    };
  }
}
