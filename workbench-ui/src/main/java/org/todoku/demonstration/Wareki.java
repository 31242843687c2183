package org.todoku.demonstration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates as the departments write them; an empty text for no date. */
final class Wareki {
  private static final LocalDate REIWA = LocalDate.of(2019, 5, 1);
  private static final LocalDate HEISEI = LocalDate.of(1989, 1, 8);

  private Wareki() {}

  /** 令和7年4月1日, 令和元年5月1日. */
  static String full(@Nullable LocalDate date) {
    if (date == null) {
      return "";
    }
    int year = yearOfEra(date);
    return era(date, "令和", "平成", "昭和")
        + (year == 1 ? "元" : year)
        + "年"
        + date.getMonthValue()
        + "月"
        + date.getDayOfMonth()
        + "日";
  }

  /** R7.4.1. */
  static String brief(@Nullable LocalDate date) {
    return date == null
        ? ""
        : era(date, "R", "H", "S")
            + yearOfEra(date)
            + "."
            + date.getMonthValue()
            + "."
            + date.getDayOfMonth();
  }

  /** 2025/4/1. */
  static String slashes(@Nullable LocalDate date) {
    return date == null
        ? ""
        : date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth();
  }

  /** 20250401. */
  static String compact(@Nullable LocalDate date) {
    return date == null ? "" : date.toString().replace("-", "");
  }

  private static String era(LocalDate date, String reiwa, String heisei, String showa) {
    return !date.isBefore(REIWA) ? reiwa : !date.isBefore(HEISEI) ? heisei : showa;
  }

  private static int yearOfEra(LocalDate date) {
    return !date.isBefore(REIWA)
        ? date.getYear() - 2018
        : !date.isBefore(HEISEI) ? date.getYear() - 1988 : date.getYear() - 1925;
  }
}
