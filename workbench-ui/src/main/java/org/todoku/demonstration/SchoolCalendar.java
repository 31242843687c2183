package org.todoku.demonstration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Class days of a Japanese public school: no weekends, public holidays or school holidays. */
final class SchoolCalendar {
  private static final List<MonthDay> FIXED =
      List.of(
          MonthDay.of(1, 1),
          MonthDay.of(2, 11),
          MonthDay.of(2, 23),
          MonthDay.of(4, 29),
          MonthDay.of(5, 3),
          MonthDay.of(5, 4),
          MonthDay.of(5, 5),
          MonthDay.of(8, 11),
          MonthDay.of(11, 3),
          MonthDay.of(11, 23));

  private SchoolCalendar() {}

  /** The first of April on or before the day. */
  static LocalDate yearStart(LocalDate day) {
    LocalDate april = LocalDate.of(day.getYear(), 4, 1);
    return april.isAfter(day) ? april.minusYears(1) : april;
  }

  /** The class days from the start of the day's school year up to the day, oldest first. */
  static List<LocalDate> classDays(LocalDate upTo) {
    LocalDate start = yearStart(upTo);
    Set<LocalDate> holidays = new HashSet<>(holidays(start.getYear()));
    holidays.addAll(holidays(start.getYear() + 1));
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = start; !day.isAfter(upTo); day = day.plusDays(1)) {
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!weekend && !holidays.contains(day) && inTerm(MonthDay.from(day))) {
        days.add(day);
      }
    }
    return List.copyOf(days);
  }

  private static boolean inTerm(MonthDay day) {
    return between(day, MonthDay.of(4, 7), MonthDay.of(7, 17))
        || between(day, MonthDay.of(9, 1), MonthDay.of(12, 24))
        || between(day, MonthDay.of(1, 8), MonthDay.of(3, 24));
  }

  private static boolean between(MonthDay day, MonthDay first, MonthDay last) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** The national holidays of a calendar year, by the law as it stands since 2022. */
  static Set<LocalDate> holidays(int year) {
    Set<LocalDate> days = new HashSet<>();
    FIXED.forEach(day -> days.add(day.atYear(year)));
    days.add(monday(year, 1, 2));
    days.add(monday(year, 7, 3));
    days.add(monday(year, 9, 3));
    days.add(monday(year, 10, 2));
    days.add(LocalDate.of(year, 3, equinox(year, 20.8431)));
    days.add(LocalDate.of(year, 9, equinox(year, 23.2488)));
    Set<LocalDate> all = new HashSet<>(days);
    for (LocalDate day : days) {
      if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        LocalDate instead = day.plusDays(1);
        while (days.contains(instead)) {
          instead = instead.plusDays(1);
        }
        all.add(instead);
      }
      if (days.contains(day.plusDays(2)) && day.plusDays(1).getDayOfWeek() != DayOfWeek.SUNDAY) {
        all.add(day.plusDays(1)); // a day between two holidays is one
      }
    }
    return all;
  }

  private static LocalDate monday(int year, int month, int nth) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
  }

  /** The usual approximation, right from 1980 to 2099. */
  private static int equinox(int year, double of1980) {
    int since = year - 1980;
    return (int) (of1980 + 0.242194 * since - since / 4);
  }
}
