package org.todoku.referral;

import java.util.List;
import org.springframework.stereotype.Component;
import org.todoku.access.CurrentUser;
import org.todoku.access.WaitingItem;
import org.todoku.access.WaitingItem.Urgency;
import org.todoku.access.WaitingWork;

/** What waits on the board for the start page. */
@Component
class BoardWaiting implements WaitingWork {
  private final Board board;
  private final CardRecords records;

  BoardWaiting(Board board, CardRecords records) {
    this.board = board;
    this.records = records;
  }

  @Override
  public List<WaitingItem> waitingFor(CurrentUser user) {
    if (!Board.mayRead(user)) {
      return List.of();
    }
    BoardStore.Counts counts = board.counts(user);
    return List.of(
        urgent(
            WaitingItem.of("board.waiting.mine", counts.mine(), "board?who=" + user.login())
                .withNote("board.waiting.overdue", counts.mineOverdue()),
            counts.mineOverdue()),
        urgent(
            WaitingItem.of("board.waiting.candidates", counts.candidates(), "board")
                .withNote("board.waiting.overdue", counts.candidatesOverdue()),
            counts.candidatesOverdue()),
        WaitingItem.of("board.waiting.conference", counts.conference(), "board"),
        WaitingItem.of("board.waiting.mentions", records.mentions(user), "board?mark=mentioned"));
  }

  private static WaitingItem urgent(WaitingItem item, int overdue) {
    return overdue > 0 ? item.as(Urgency.OVERDUE) : item;
  }
}
