package org.todoku.referral.ui;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.referral.BoardChange;
import org.todoku.referral.CardState;

/** Gathers what changed until a page shows it; used from many threads. */
final class BoardNews {
  private final Set<CardState> columns = EnumSet.noneOf(CardState.class);
  private final Set<Long> cards = new HashSet<>();
  private boolean waiting;
  private @Nullable String owner;
  private @Nullable Long opened;

  /** What changed since the page was last shown. */
  record Gathered(Set<CardState> columns, Set<Long> cards) {}

  /**
   * Says what the page shows, so that what happens elsewhere is not read.
   *
   * @param onlyOwner whose cards alone stand on it, or null for everybody's
   * @param openedCard the card that is open beside it, or null
   */
  synchronized void follow(@Nullable String onlyOwner, @Nullable Long openedCard) {
    owner = onlyOwner;
    opened = openedCard;
  }

  private boolean elsewhere(BoardChange change) {
    return owner != null
        && !change.owners().isEmpty()
        && !change.owners().contains(owner)
        && (opened == null || !change.cards().contains(opened));
  }

  /** Adds a change; true where it is the first that waits, so that somebody must show it. */
  synchronized boolean add(BoardChange change) {
    if (elsewhere(change)) {
      return false;
    }
    cards.addAll(change.cards());
    switch (change.kind()) {
      case WRITTEN -> {
        // what is written on a card does not stand on the board; a limit does
        if (change.cards().contains(0L)) {
          columns.addAll(EnumSet.allOf(CardState.class));
        }
      }
      case OPENED, MATCHED, MOVED ->
          columns.addAll(
              change.states().isEmpty() ? EnumSet.allOf(CardState.class) : change.states());
    }
    boolean first = !waiting;
    waiting = true;
    return first;
  }

  synchronized Gathered take() {
    Gathered gathered = new Gathered(Set.copyOf(columns), Set.copyOf(cards));
    columns.clear();
    cards.clear();
    waiting = false;
    return gathered;
  }
}
