package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of a calendar that opens to choose a day. */
public final class CalendarTexts {
  private static final int DAYS = 7;

  private CalendarTexts() {}

  /** In the language of a page; days may also be typed. */
  public static DatePickerI18n in(Locale locale, Component where) {
    DateFormatSymbols words = DateFormatSymbols.getInstance(locale);
    return new DatePickerI18n()
        .setDateFormats("yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd")
        .setFirstDayOfWeek(0)
        .setMonthNames(Arrays.stream(words.getMonths()).limit(12).toList())
        .setWeekdays(days(words.getWeekdays()))
        .setWeekdaysShort(days(words.getShortWeekdays()))
        .setToday(where.getTranslation("shared.calendar.today"))
        .setCancel(where.getTranslation("shared.cancel"));
  }

  /** Java counts the days of a week from 1. */
  private static List<String> days(String[] words) {
    return Arrays.stream(words).skip(1).limit(DAYS).toList();
  }
}
