package org.todoku.vocabulary;

import java.time.temporal.ChronoUnit;

/**
 * The calendar units of the language; arithmetic is that of {@code java.time}, clamped at month
 * ends.
 */
public enum CalendarUnit {
  DAYS("days", ChronoUnit.DAYS),
  WEEKS("weeks", ChronoUnit.WEEKS),
  MONTHS("months", ChronoUnit.MONTHS),
  YEARS("years", ChronoUnit.YEARS);

  private final String word;
  private final ChronoUnit chronoUnit;

  CalendarUnit(String word, ChronoUnit chronoUnit) {
    this.word = word;
    this.chronoUnit = chronoUnit;
  }

  /** The word for this unit in rule files, in the plural. */
  public String word() {
    return word;
  }

  public ChronoUnit chronoUnit() {
    return chronoUnit;
  }
}
