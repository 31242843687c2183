package org.todoku.rule;

import java.time.LocalDate;

/** Ages and school grades, which follow from a date of birth and an as-of date. */
public final class Ages {
  private Ages() {}

  /**
   * Completed calendar years; born on 29 February, a year completes on 1 March of common years.
   * Negative before birth.
   */
  public static int years(LocalDate birth, LocalDate asOf) {
    int years = asOf.getYear() - birth.getYear();
    boolean before =
        asOf.getMonthValue() < birth.getMonthValue()
            || (asOf.getMonthValue() == birth.getMonthValue()
                && asOf.getDayOfMonth() < birth.getDayOfMonth());
    return before ? years - 1 : years;
  }

  /**
   * Completed calendar months; where a month lacks the day of birth, the month completes on the
   * first of the next. Negative before birth.
   */
  public static int months(LocalDate birth, LocalDate asOf) {
    int months =
        (asOf.getYear() - birth.getYear()) * 12 + asOf.getMonthValue() - birth.getMonthValue();
    return asOf.getDayOfMonth() < birth.getDayOfMonth() ? months - 1 : months;
  }

  /** Days since birth; negative before. */
  public static long days(LocalDate birth, LocalDate asOf) {
    return asOf.toEpochDay() - birth.toEpochDay();
  }

  /**
   * The grade in the Japanese school system: 1 to 9 compulsory school, 0 the year before, and plain
   * arithmetic beyond. School years begin on 1 April; who is born on 1 April belongs with those
   * born before.
   */
  public static int schoolGrade(LocalDate birth, LocalDate asOf) {
    return schoolYear(asOf) - schoolYear(birth.minusDays(1)) - 6;
  }

  /** The year in which the school year of a date began, on 1 April. */
  public static int schoolYear(LocalDate date) {
    return date.getMonthValue() >= 4 ? date.getYear() : date.getYear() - 1;
  }
}
