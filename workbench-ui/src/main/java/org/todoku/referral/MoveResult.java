package org.todoku.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a move. */
public sealed interface MoveResult {
  /** It was done; the card has this version now. */
  record Moved(long card, CardState state, int version) implements MoveResult {}

  /**
   * Somebody was faster; nothing was changed.
   *
   * @param by their login
   * @param action what they did
   * @param state where the card stands now
   */
  record Conflict(
      long card,
      @Nullable String by,
      @Nullable String action,
      @Nullable Instant at,
      CardState state,
      int version)
      implements MoveResult {}

  /** It is not possible; nothing was changed. */
  record Refused(long card, Why why) implements MoveResult {}

  /** Why a move is refused. */
  enum Why {
    /** There is no such card. */
    GONE,
    /** The person may not do this. */
    NOT_ALLOWED,
    /** The card does not stand where this is possible. */
    NOT_HERE,
    /** The child has another open card. */
    OPEN_ALREADY,
    /** A reason is needed. */
    REASON_MISSING,
    /** Nobody of this name may be responsible. */
    NOBODY
  }
}
