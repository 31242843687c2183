package org.todoku.referral;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * The working days of a Japanese municipality: no weekends, no national holidays, no New Year's
 * closing (29 December to 3 January). Holidays are those of 国民の祝日に関する法律 for 2026 to 2028; in other
 * years only those on fixed days are known.
 */
public final class WorkingCalendar {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 2),
          MonthDay.of(1, 3),
          MonthDay.of(2, 11),
          MonthDay.of(2, 23),
          MonthDay.of(4, 29),
          MonthDay.of(5, 3),
          MonthDay.of(5, 4),
          MonthDay.of(5, 5),
          MonthDay.of(8, 11),
          MonthDay.of(11, 3),
          MonthDay.of(11, 23),
          MonthDay.of(12, 29),
          MonthDay.of(12, 30),
          MonthDay.of(12, 31));

  private static final Set<LocalDate> MOVING =
      Set.of(
          LocalDate.of(2026, 1, 12),
          LocalDate.of(2026, 3, 20),
          LocalDate.of(2026, 5, 6),
          LocalDate.of(2026, 7, 20),
          LocalDate.of(2026, 9, 21),
          LocalDate.of(2026, 9, 22),
          LocalDate.of(2026, 9, 23),
          LocalDate.of(2026, 10, 12),
          LocalDate.of(2027, 1, 11),
          LocalDate.of(2027, 3, 22),
          LocalDate.of(2027, 7, 19),
          LocalDate.of(2027, 9, 20),
          LocalDate.of(2027, 9, 23),
          LocalDate.of(2027, 10, 11),
          LocalDate.of(2028, 1, 10),
          LocalDate.of(2028, 3, 20),
          LocalDate.of(2028, 7, 17),
          LocalDate.of(2028, 9, 18),
          LocalDate.of(2028, 9, 22),
          LocalDate.of(2028, 10, 9));

  private WorkingCalendar() {}

  public static boolean isWorkingDay(LocalDate date) {
    return date.getDayOfWeek() != DayOfWeek.SATURDAY
        && date.getDayOfWeek() != DayOfWeek.SUNDAY
        && !FIXED.contains(MonthDay.from(date))
        && !MOVING.contains(date);
  }

  /** The working day that is {@code days} working days after a date; {@code days} at least 1. */
  public static LocalDate after(LocalDate date, int days) {
    LocalDate day = date;
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  /** The date itself, or the next working day. */
  public static LocalDate onOrAfter(LocalDate date) {
    return isWorkingDay(date) ? date : after(date, 1);
  }
}
