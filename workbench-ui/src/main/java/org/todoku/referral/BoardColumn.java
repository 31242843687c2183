package org.todoku.referral;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of the board.
 *
 * @param count how many cards the filter leaves in this state
 * @param oldest since when the longest-waiting of them stands here, or null where there is none
 * @param cards the most pressing of them
 */
public record BoardColumn(
    CardState state, int count, @Nullable Instant oldest, List<BoardCard> cards) {
  public BoardColumn {
    cards = List.copyOf(cards);
  }
}
