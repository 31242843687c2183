package org.todoku.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.todoku.referral.MoveResult.Why;

/** What must be told with an action before it is done. */
final class MoveNeeds {
  /** How far two people's clocks may be apart. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private MoveNeeds() {}

  /** What a request lacks or has wrong, whatever the card; null where it is complete. */
  static @Nullable Why lacking(MoveRequest wanted, Clock clock) {
    CardAction action = wanted.action();
    Reason reason = reason(wanted);
    boolean needsReason = action.needs() == CardAction.Needs.REASON;
    if (reason == null ? needsReason : reason.action() != action) {
      return Why.REASON_MISSING;
    }
    String note = words(wanted.note());
    if (note != null && note.length() > CardMoves.LONGEST_NOTE) {
      return Why.NOTE_TOO_LONG;
    }
    boolean needsNote =
        action.needs() == CardAction.Needs.NOTE
            || action.needs() == CardAction.Needs.MOMENT_AND_NOTE;
    if (needsNote && note == null) {
      return Why.NOTE_MISSING;
    }
    boolean contact = action.needs() == CardAction.Needs.CONTACT;
    boolean needsMoment = contact || action.needs() == CardAction.Needs.MOMENT_AND_NOTE;
    Instant happened = wanted.happenedAt();
    if (needsMoment && happened == null || contact == (wanted.way() == null)) {
      return Why.MOMENT_MISSING;
    }
    boolean future = happened != null && happened.isAfter(clock.instant().plus(CLOCKS_APART));
    boolean past = wanted.day() != null && wanted.day().isBefore(LocalDate.now(clock));
    return future || past ? Why.WRONG_TIME : null;
  }

  /** The reason, also where an action has only one. */
  static @Nullable Reason reason(MoveRequest wanted) {
    return switch (wanted.action()) {
      case ALREADY_SUPPORTED -> Reason.SUPPORTED;
      case SEND_TO_CENTRE -> Reason.SENT_TO_CENTRE;
      case CHECK,
          CONFIRM,
          DECIDE,
          ASSIGN,
          MET,
          ABSENT,
          REFUSED,
          AGREE,
          AGREE_PARTLY,
          DECLINE,
          PLANNED,
          MONITOR,
          REVIEW,
          REPLAN,
          PAUSE,
          RESUME,
          NOT_APPLICABLE,
          CLOSE,
          SUSPECT_ABUSE,
          CHILD_SEEN,
          TAKE_OVER,
          TAKE_BACK,
          REOPEN,
          UNDO ->
          wanted.reason();
    };
  }

  /** The words of a note, or null where there are none. */
  static @Nullable String words(@Nullable String note) {
    return note == null || note.isBlank() ? null : note.strip();
  }
}
