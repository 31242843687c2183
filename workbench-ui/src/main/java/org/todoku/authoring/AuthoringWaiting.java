package org.todoku.authoring;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.todoku.access.CurrentUser;
import org.todoku.access.WaitingItem;
import org.todoku.access.WaitingWork;

/** The drafts that wait for somebody, for the start page. */
@Component
class AuthoringWaiting implements WaitingWork {
  private final DraftStore drafts;

  AuthoringWaiting(DraftStore drafts) {
    this.drafts = drafts;
  }

  @Override
  public List<WaitingItem> waitingFor(CurrentUser user) {
    List<WaitingItem> items = new ArrayList<>();
    if (LifeCycle.mayEver(user, LifeAction.PUBLISH)) {
      items.add(
          WaitingItem.of(
              "authoring.waiting.approve", drafts.waitingFor(user.login()), "approvals"));
    }
    if (LifeCycle.mayEver(user, LifeAction.SAVE)) {
      items.add(
          WaitingItem.of("authoring.waiting.write", drafts.writtenBy(user.login()), "approvals"));
    }
    return items;
  }
}
