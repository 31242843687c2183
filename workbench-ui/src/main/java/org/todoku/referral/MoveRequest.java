package org.todoku.referral;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants done to a card.
 *
 * @param card which
 * @param seenVersion the version that the person saw; if it has changed since, nothing is done
 * @param action what to do; never {@link CardAction#UNDO}, which is asked for by {@link
 *     CardMoves#undo}
 * @param assignee who is to be responsible; only for {@link CardAction#ASSIGN}
 * @param reason why; needed for {@link CardAction#NOT_APPLICABLE}
 * @param note in the person's words, or null
 */
public record MoveRequest(
    long card,
    int seenVersion,
    CardAction action,
    @Nullable String assignee,
    @Nullable CloseReason reason,
    @Nullable String note) {

  /** An action that needs nothing more. */
  public static MoveRequest of(long card, int seenVersion, CardAction action) {
    return new MoveRequest(card, seenVersion, action, null, null, null);
  }

  /** Makes somebody responsible. */
  public static MoveRequest assign(long card, int seenVersion, String assignee) {
    return new MoveRequest(card, seenVersion, CardAction.ASSIGN, assignee, null, null);
  }

  /** Closes a card that does not apply. */
  public static MoveRequest notApplicable(
      long card, int seenVersion, CloseReason reason, @Nullable String note) {
    return new MoveRequest(card, seenVersion, CardAction.NOT_APPLICABLE, null, reason, note);
  }
}
