package org.todoku.phrase;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Ages;
import org.todoku.rule.Offset;
import org.todoku.rule.Window;

/**
 * The dates of a window that follows from the as-of date alone.
 *
 * @param first the first day
 * @param last the last day, not after the as-of date
 */
record Stretches(LocalDate first, LocalDate last) {
  /** Null for windows that hang on something else, and without an as-of date. */
  static @Nullable Stretches of(Window window, Setting setting) {
    LocalDate asOf = setting.asOf();
    if (asOf == null) {
      return null;
    }
    return switch (window) {
      case Window.Last(var length) ->
          new Stretches(
              asOf.minus(Numbers.amount(length.amount(), setting), length.unit().chronoUnit())
                  .plusDays(1),
              asOf);
      case Window.FromTo(Offset from, Offset to) -> {
        LocalDate last = to == null ? asOf : offset(to, setting, asOf);
        yield new Stretches(
            offset(from, setting, asOf).plusDays(1), last.isAfter(asOf) ? asOf : last);
      }
      case Window.SchoolYear(Window.Which which) -> {
        int year = Ages.schoolYear(asOf);
        yield which == Window.Which.CURRENT
            ? new Stretches(LocalDate.of(year, 4, 1), asOf)
            : new Stretches(LocalDate.of(year - 1, 4, 1), LocalDate.of(year, 3, 31));
      }
      case Window.Month(Window.Which which) -> {
        YearMonth month = YearMonth.from(asOf);
        yield which == Window.Which.CURRENT
            ? new Stretches(month.atDay(1), asOf)
            : new Stretches(month.minusMonths(1).atDay(1), month.minusMonths(1).atEndOfMonth());
      }
      case Window.Age age -> null;
      case Window.Since since -> null;
      case Window.After after -> null;
      case Window.Latest latest -> null;
    };
  }

  static LocalDate offset(Offset offset, Setting setting, LocalDate asOf) {
    return asOf.minus(Numbers.amount(offset.back(), setting), offset.unit().chronoUnit());
  }
}
