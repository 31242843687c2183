package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a family agreed to something being told about it.
 *
 * @param givenBy {@code guardian}, {@code child} or {@code both}
 * @param scope what may be told
 * @param expiresOn the last day on which it holds
 * @param withdrawnAt when it was withdrawn, or null
 */
public record Consent(
    long id,
    long card,
    String givenBy,
    LocalDate givenOn,
    LocalDate expiresOn,
    Set<SharingScope> scope,
    @Nullable String note,
    String recordedBy,
    @Nullable Instant withdrawnAt) {
  public Consent {
    scope = Set.copyOf(scope);
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return withdrawnAt == null && !day.isBefore(givenOn) && !day.isAfter(expiresOn);
  }
}
