package org.todoku.demonstration;

import java.time.LocalDate;

/**
 * For which time the departments' exports speak.
 *
 * @param asOf the day on which the city is looked at
 */
record Period(LocalDate asOf) {
  /** The day of the yearly and monthly closings: the last day of the month before. */
  LocalDate monthEnd() {
    return asOf.withDayOfMonth(1).minusDays(1);
  }

  /** The start of the school year, from which daily attendance is exported. */
  LocalDate yearStart() {
    return SchoolCalendar.yearStart(asOf);
  }

  /** From here on the use of services is exported. */
  LocalDate twoYears() {
    return yearStart().minusYears(1);
  }
}
