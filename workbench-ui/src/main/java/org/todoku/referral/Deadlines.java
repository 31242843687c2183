package org.todoku.referral;

import java.time.LocalDate;

/** How long each step may take. All of these are local placeholders (L): no law sets them. */
public final class Deadlines {
  /** Working days for a person to look at a new candidate. */
  static final int SCREENING_DAYS = 10;

  /** Working days for one of the highest level. */
  static final int PRIORITY_DAYS = 2;

  /** Working days for the conference to decide. */
  static final int CONFERENCE_DAYS = 10;

  /** Days from assignment to the first contact. */
  static final int FIRST_CONTACT_DAYS = 14;

  /**
   * Days after closing in which the rules of the closed card do not open a new one. Otherwise a
   * child found not to need a look would be back on the next day.
   */
  static final int QUIET_DAYS = 90;

  private Deadlines() {}

  static LocalDate screening(LocalDate from, int level) {
    return WorkingCalendar.after(from, level == 3 ? PRIORITY_DAYS : SCREENING_DAYS);
  }

  static LocalDate conference(LocalDate from) {
    return WorkingCalendar.after(from, CONFERENCE_DAYS);
  }

  static LocalDate firstContact(LocalDate from) {
    return WorkingCalendar.onOrAfter(from.plusDays(FIRST_CONTACT_DAYS));
  }

  static LocalDate quietUntil(LocalDate from) {
    return from.plusDays(QUIET_DAYS);
  }
}
