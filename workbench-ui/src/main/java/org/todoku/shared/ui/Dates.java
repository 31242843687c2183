package org.todoku.shared.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.todoku.Workbench;

/**
 * Dates as people read them; every language but Japanese is answered in English. Moments are told
 * in the time of {@link Workbench#ZONE}.
 */
public final class Dates {
  private static final DateTimeFormatter DAY_JA =
      DateTimeFormatter.ofPattern("uuuu年M月d日(E)", Locale.JAPANESE);
  private static final DateTimeFormatter DAY_EN =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_JA =
      DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE);
  private static final DateTimeFormatter SHORT_EN =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("GGGG", Locale.JAPANESE);

  private Dates() {}

  /** {@code 2026年11月23日(月)}, {@code Mon 23 Nov 2026}. */
  public static String day(LocalDate date, String language) {
    return (japanese(language) ? DAY_JA : DAY_EN).format(date);
  }

  /** {@code 11月23日(月)}, {@code 23 Nov}: where the year is plain from what stands around. */
  public static String shortDay(LocalDate date, String language) {
    return (japanese(language) ? SHORT_JA : SHORT_EN).format(date);
  }

  /** {@code 2026年11月23日(月) 14:05}, {@code Mon 23 Nov 2026, 14:05}. */
  public static String moment(Instant instant, String language) {
    ZonedDateTime there = instant.atZone(Workbench.ZONE);
    return day(there.toLocalDate(), language)
        + (japanese(language) ? " " : ", ")
        + TIME.format(there);
  }

  /** {@code 令和8年11月23日}, for official papers; in English as {@link #day}. */
  public static String official(LocalDate date, String language) {
    if (!japanese(language)) {
      return day(date, language);
    }
    JapaneseDate there = JapaneseDate.from(date);
    int year = there.get(ChronoField.YEAR_OF_ERA);
    return ERA.format(there)
        + (year == 1 ? "元" : year)
        + "年"
        + date.getMonthValue()
        + "月"
        + date.getDayOfMonth()
        + "日";
  }

  /** {@code あと3日}, {@code 今日まで}, {@code 2日超過}. */
  public static String due(LocalDate due, LocalDate today, String language) {
    long left = ChronoUnit.DAYS.between(today, due);
    if (left == 0) {
      return japanese(language) ? "今日まで" : "due today";
    }
    if (japanese(language)) {
      return left > 0 ? "あと" + left + "日" : -left + "日超過";
    }
    return left > 0 ? days(left) + " left" : days(-left) + " overdue";
  }

  /** {@code 今日}, {@code 昨日}, {@code 3日前}, {@code 5か月前}, {@code 明日}, {@code 3日後}. */
  public static String relative(LocalDate date, LocalDate today, String language) {
    long days = ChronoUnit.DAYS.between(date, today);
    boolean ja = japanese(language);
    if (days == 0) {
      return ja ? "今日" : "today";
    }
    if (days == 1) {
      return ja ? "昨日" : "yesterday";
    }
    if (days == -1) {
      return ja ? "明日" : "tomorrow";
    }
    boolean past = days > 0;
    long months =
        past ? ChronoUnit.MONTHS.between(date, today) : ChronoUnit.MONTHS.between(today, date);
    long distance = Math.abs(days);
    String amount;
    if (months >= 24) {
      amount = ja ? months / 12 + "年" : months / 12 + " years";
    } else if (months >= 2) {
      amount = ja ? months + "か月" : months + " months";
    } else {
      amount = ja ? distance + "日" : days(distance);
    }
    if (ja) {
      return amount + (past ? "前" : "後");
    }
    return past ? amount + " ago" : "in " + amount;
  }

  private static String days(long number) {
    return number == 1 ? "1 day" : number + " days";
  }

  private static boolean japanese(String language) {
    return language.equals("ja");
  }
}
