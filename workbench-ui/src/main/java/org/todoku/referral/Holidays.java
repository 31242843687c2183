package org.todoku.referral;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * National holidays by 国民の祝日に関する法律 as in force since 2022, with its substitute holidays (3条2項) and
 * the day between two holidays (3条3項). The equinoxes follow the usual approximation for 1980 to
 * 2099; the official day is announced each February for the next year.
 */
final class Holidays {
  private static final ConcurrentMap<Integer, Set<LocalDate>> YEARS = new ConcurrentHashMap<>();

  private Holidays() {}

  static boolean isHoliday(LocalDate date) {
    return YEARS.computeIfAbsent(date.getYear(), Holidays::of).contains(date);
  }

  private static Set<LocalDate> of(int year) {
    Set<LocalDate> named = new HashSet<>();
    named.add(LocalDate.of(year, 1, 1));
    named.add(monday(year, Month.JANUARY, 2));
    named.add(LocalDate.of(year, 2, 11));
    named.add(LocalDate.of(year, 2, 23));
    named.add(LocalDate.of(year, 3, equinox(year, 20.8431)));
    named.add(LocalDate.of(year, 4, 29));
    named.add(LocalDate.of(year, 5, 3));
    named.add(LocalDate.of(year, 5, 4));
    named.add(LocalDate.of(year, 5, 5));
    named.add(monday(year, Month.JULY, 3));
    named.add(LocalDate.of(year, 8, 11));
    named.add(monday(year, Month.SEPTEMBER, 3));
    named.add(LocalDate.of(year, 9, equinox(year, 23.2488)));
    named.add(monday(year, Month.OCTOBER, 2));
    named.add(LocalDate.of(year, 11, 3));
    named.add(LocalDate.of(year, 11, 23));
    Set<LocalDate> all = new HashSet<>(named);
    for (LocalDate day : named) {
      if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        LocalDate next = day.plusDays(1);
        while (named.contains(next)) {
          next = next.plusDays(1);
        }
        all.add(next);
      }
      if (named.contains(day.plusDays(2))) {
        all.add(day.plusDays(1));
      }
    }
    return Collections.unmodifiableSet(all);
  }

  private static LocalDate monday(int year, Month month, int which) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(which, DayOfWeek.MONDAY));
  }

  private static int equinox(int year, double base) {
    int since = year - 1980;
    return (int) Math.floor(base + 0.242194 * since - Math.floorDiv(since, 4));
  }
}
