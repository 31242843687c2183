package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * A family handed to a service, on a ground on which that may be told.
 *
 * @param service the id of the service
 * @param consent the consent it rests on, or null for a legal basis
 * @param message what the service is told besides
 * @param answerDueOn when the service is to have answered
 * @param refusal why it was refused, or null
 * @param redirectedFrom the refused referral that this one follows, or null
 * @param version who acts on an older one is told
 * @param events what happened, newest first
 */
public record Referral(
    long id,
    long card,
    String service,
    LocalizedText serviceName,
    Organization organization,
    ReferralState state,
    SharingBasis basis,
    @Nullable Long consent,
    Set<SharingScope> scope,
    String message,
    String offeredBy,
    Instant offeredAt,
    LocalDate answerDueOn,
    @Nullable Refusal refusal,
    @Nullable Long redirectedFrom,
    int version,
    List<Event> events) {
  public Referral {
    scope = Set.copyOf(scope);
    events = List.copyOf(events);
  }

  /**
   * Something that was done.
   *
   * @param action an action's word, or {@code offer}
   */
  public record Event(Instant at, String actor, String action, @Nullable String note) {}
}
