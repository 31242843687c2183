package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done to a card.
 *
 * @param card which
 * @param seenVersion the version that the person saw; if it has changed since, nothing is done
 * @param action what to do; never {@link CardAction#UNDO}, which is asked for by {@link
 *     CardMoves#undo}
 * @param assignee who is to be responsible; only for {@link CardAction#ASSIGN}
 * @param reason why, where the action needs one
 * @param note in the person's words, or null
 * @param day when to go on ({@link CardAction#PAUSE}) or to offer help again ({@link
 *     CardAction#DECLINE}), or null
 * @param happenedAt when it happened, where the action needs it
 * @param way how the family was approached, for contacts
 */
public record MoveRequest(
    long card,
    int seenVersion,
    CardAction action,
    @Nullable String assignee,
    @Nullable Reason reason,
    @Nullable String note,
    @Nullable LocalDate day,
    @Nullable Instant happenedAt,
    @Nullable ContactWay way) {

  /** An action that needs nothing more. */
  public static MoveRequest of(long card, int seenVersion, CardAction action) {
    return new MoveRequest(card, seenVersion, action, null, null, null, null, null, null);
  }

  /** Makes somebody responsible. */
  public static MoveRequest assign(long card, int seenVersion, String assignee) {
    return new MoveRequest(
        card, seenVersion, CardAction.ASSIGN, assignee, null, null, null, null, null);
  }

  /** Closes a card that does not apply. */
  public static MoveRequest notApplicable(
      long card, int seenVersion, Reason reason, @Nullable String note) {
    return of(card, seenVersion, CardAction.NOT_APPLICABLE).because(reason).withNote(note);
  }

  /** The same, for a reason. */
  public MoveRequest because(@Nullable Reason code) {
    return new MoveRequest(card, seenVersion, action, assignee, code, note, day, happenedAt, way);
  }

  /** The same, with words. */
  public MoveRequest withNote(@Nullable String words) {
    return new MoveRequest(
        card, seenVersion, action, assignee, reason, words, day, happenedAt, way);
  }

  /** The same, until or from a day. */
  public MoveRequest on(@Nullable LocalDate date) {
    return new MoveRequest(
        card, seenVersion, action, assignee, reason, note, date, happenedAt, way);
  }

  /** The same, having happened at a moment. */
  public MoveRequest at(@Nullable Instant moment) {
    return new MoveRequest(card, seenVersion, action, assignee, reason, note, day, moment, way);
  }

  /** The same, in a way of contact. */
  public MoveRequest by(@Nullable ContactWay contact) {
    return new MoveRequest(
        card, seenVersion, action, assignee, reason, note, day, happenedAt, contact);
  }

  /** The same, on a newer version of the card. */
  public MoveRequest seen(int version) {
    return new MoveRequest(card, version, action, assignee, reason, note, day, happenedAt, way);
  }
}
