package org.todoku.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** One moment, and the day that it is here. */
public record Now(LocalDate day, Instant instant) {
  static Now of(Clock clock) {
    return new Now(LocalDate.now(clock), clock.instant());
  }
}
