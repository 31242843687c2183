package org.todoku.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a move. */
public sealed interface MoveResult {
  /**
   * It was done.
   *
   * @param version the card's version now; with it the move can be undone
   * @param assignee who is responsible now, or null
   * @param undoable whether {@link CardMoves#undo} can take it back
   */
  record Moved(
      long card,
      CardState from,
      CardState to,
      int version,
      @Nullable String assignee,
      boolean undoable)
      implements MoveResult {}

  /**
   * Somebody was faster; nothing was changed.
   *
   * @param by their login, or that of the program where a run added something
   * @param what what they did: an action's word, or {@code matched}
   * @param at when they did it
   * @param state where the card stands now
   * @param version the card's version now
   */
  record Conflict(long card, String by, String what, Instant at, CardState state, int version)
      implements MoveResult {}

  /** It is not possible; nothing was changed. */
  record Refused(long card, Why why) implements MoveResult {}

  /** Why a move is refused. */
  enum Why {
    /** There is no such card. */
    GONE("gone"),
    /** The person may not do this. */
    NOT_ALLOWED("notAllowed"),
    /** Somebody else is responsible, and only a supervisor may change that. */
    NOT_YOURS("notYours"),
    /** The card does not stand where this is possible. */
    NOT_HERE("notHere"),
    /** The child has another open card. */
    OPEN_ALREADY("openAlready"),
    /** A reason is needed, and one that goes with the action. */
    REASON_MISSING("reasonMissing"),
    /** A note is longer than what is kept. */
    NOTE_TOO_LONG("noteTooLong"),
    /** Nobody of this name may be responsible. */
    NOBODY("nobody"),
    /** Words are needed that say what happened, or what is meant. */
    NOTE_MISSING("noteMissing"),
    /** When and how it happened is needed. */
    MOMENT_MISSING("momentMissing"),
    /** What happened cannot lie in the future, nor a date to go on in the past. */
    WRONG_TIME("wrongTime"),
    /** The clock stands still already, or runs already. */
    CLOCK_IS_SO("clockIsSo"),
    /** Help is only under way once a service has accepted. */
    NOTHING_ACCEPTED("nothingAccepted"),
    /** A support plan must be written first. */
    PLAN_MISSING("planMissing"),
    /** The time for an undo is over. */
    TOO_LATE("tooLate");

    private final String word;

    Why(String word) {
      this.word = word;
    }

    /** The word in translation keys ({@code board.refused.<word>}). */
    public String word() {
      return word;
    }
  }
}
