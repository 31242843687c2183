package org.todoku.referral;

import java.util.List;

/**
 * Something changed on the board; whoever shows it reads it again.
 *
 * @param cards the cards that changed; never empty
 */
public record BoardChange(List<Long> cards, Kind kind) {
  public BoardChange {
    cards = List.copyOf(cards);
  }

  /** What changed. */
  public enum Kind {
    /** New cards. */
    OPENED,
    /** Rules added something to cards. */
    MATCHED,
    /** Somebody wrote on a card, or a referral went on. */
    WRITTEN,
    /** A person moved a card, or made somebody responsible. */
    MOVED
  }
}
