package org.todoku.referral;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long each step may take. Only the 48 hours of the safety check have a source (子ども虐待対応の手引き);
 * all others are local placeholders (L) that a municipality sets.
 */
public final class Deadlines {
  /** Working days for a person to look at a new candidate. */
  static final int SCREENING_DAYS = 10;

  /** Working days for one of the highest level. */
  static final int PRIORITY_DAYS = 2;

  /** Working days for the conference to decide. */
  static final int CONFERENCE_DAYS = 10;

  /** Days from assignment to the first contact. */
  static final int FIRST_CONTACT_DAYS = 14;

  /** Working days until somebody is responsible. */
  static final int ASSIGNMENT_DAYS = 3;

  /** Days for the family to say what it wants. */
  static final int WISHES_DAYS = 14;

  /** Days to agree on a support plan. */
  static final int PLAN_DAYS = 30;

  /** Days for a service to answer. */
  static final int ANSWER_DAYS = 7;

  /** Months until help is looked at again. */
  static final int REVIEW_MONTHS = 3;

  /** From hearing of suspected abuse until somebody has seen the child: hours, not working days. */
  static final Duration SAFETY = Duration.ofHours(48);

  /**
   * Days after closing in which the rules of the closed card do not open a new one. Otherwise a
   * child found not to need a look would be back on the next day.
   */
  static final int QUIET_DAYS = 90;

  private Deadlines() {}

  static LocalDate screening(LocalDate from, int level) {
    return WorkingCalendar.after(from, level == 3 ? PRIORITY_DAYS : SCREENING_DAYS);
  }

  /** When a service is to have answered. */
  static LocalDate answer(LocalDate from) {
    return days(from, ANSWER_DAYS);
  }

  /**
   * When the step of a state is due for a card that comes to it.
   *
   * @param before when the step before was due
   */
  static @Nullable LocalDate of(
      CardState state, LocalDate from, int level, @Nullable LocalDate before) {
    return switch (state) {
      case CANDIDATE -> screening(from, level);
      // checking and screening share one term
      case SCREENING -> before == null ? screening(from, level) : before;
      case CONFERENCE -> WorkingCalendar.after(from, CONFERENCE_DAYS);
      case ASSIGNMENT -> WorkingCalendar.after(from, ASSIGNMENT_DAYS);
      case OUTREACH -> days(from, FIRST_CONTACT_DAYS);
      case WISHES -> days(from, WISHES_DAYS);
      case SUPPORT_PLAN -> days(from, PLAN_DAYS);
      case REFERRAL -> answer(from);
      case MONITORING -> WorkingCalendar.onOrAfter(from.plusMonths(REVIEW_MONTHS));
      case SAFETY_CHECK, CLOSED -> null;
    };
  }

  /** When a step is due whose clock stood still from a day until today. */
  static LocalDate afterPause(LocalDate due, LocalDate pausedOn, LocalDate today) {
    int stood = WorkingCalendar.between(pausedOn, today);
    return stood == 0 ? due : WorkingCalendar.after(due, stood);
  }

  private static LocalDate days(LocalDate from, int days) {
    return WorkingCalendar.onOrAfter(from.plusDays(days));
  }

  static LocalDate quietUntil(LocalDate from) {
    return from.plusDays(QUIET_DAYS);
  }
}
