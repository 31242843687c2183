package org.todoku.referral;

import java.util.List;
import java.util.Set;

/**
 * Something changed on the board; whoever shows it reads it again.
 *
 * @param cards the cards that changed; never empty
 * @param states the columns that look different now; empty where that may be any
 * @param owners who was and who is responsible, {@link BoardFilter#NOBODY} for nobody; empty where
 *     that may be anybody
 */
public record BoardChange(List<Long> cards, Kind kind, Set<CardState> states, Set<String> owners) {
  public BoardChange {
    cards = List.copyOf(cards);
    states = Set.copyOf(states);
    owners = Set.copyOf(owners);
  }

  /** A change after which any column may look different. */
  public BoardChange(List<Long> cards, Kind kind) {
    this(cards, kind, Set.of(), Set.of());
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
