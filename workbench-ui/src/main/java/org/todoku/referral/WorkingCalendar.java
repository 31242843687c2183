package org.todoku.referral;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * The working days of a Japanese municipality: no weekends, no national holidays, no New Year's
 * closing (29 December to 3 January).
 */
public final class WorkingCalendar {
  private WorkingCalendar() {}

  public static boolean isWorkingDay(LocalDate date) {
    return date.getDayOfWeek() != DayOfWeek.SATURDAY
        && date.getDayOfWeek() != DayOfWeek.SUNDAY
        && !Holidays.isHoliday(date)
        && !closedForNewYear(date);
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

  /** How many working days lie after a date, up to and with another; 0 where it is not later. */
  public static int between(LocalDate from, LocalDate to) {
    int days = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        days++;
      }
    }
    return days;
  }

  private static boolean closedForNewYear(LocalDate date) {
    return date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= 29
        || date.getMonth() == Month.JANUARY && date.getDayOfMonth() <= 3;
  }
}
