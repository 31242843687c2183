package org.todoku.linkage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.WaitingItem;
import org.todoku.access.WaitingItem.Urgency;
import org.todoku.access.WaitingWork;

/** Rows kept aside for custodians, doubtful pairs for those who resolve identities. */
@Component
class LinkageWaiting implements WaitingWork {
  private static final Duration RECENT = Duration.ofDays(30);

  private final ImportService imports;
  private final IdentityService identities;
  private final ObjectProvider<DemonstrationLoader> demonstration;

  LinkageWaiting(
      ImportService imports,
      IdentityService identities,
      ObjectProvider<DemonstrationLoader> demonstration) {
    this.imports = imports;
    this.identities = identities;
    this.demonstration = demonstration;
  }

  @Override
  public List<WaitingItem> waitingFor(CurrentUser user) {
    List<WaitingItem> items = new ArrayList<>();
    DemonstrationLoader loader = demonstration.getIfAvailable();
    DemonstrationLoader.Progress progress = loader == null ? null : loader.progress().orElse(null);
    if (progress != null) {
      items.add(
          WaitingItem.of(
                  "linkage.waiting.demonstration",
                  Math.max(1, progress.total() - progress.done()),
                  "")
              .withNote("linkage.waiting.demonstrationNote", progress.done()));
    }
    if (user.is(Role.ANALYST)) {
      items.add(
          WaitingItem.of(
                  "linkage.waiting.identities",
                  identities.count(IdentityQuestion.State.OPEN),
                  "data/identities")
              .as(Urgency.ATTENTION));
    }
    if (user.isAnyOf(Role.CUSTODIAN, Role.ANALYST)) {
      items.add(
          WaitingItem.of(
              "linkage.waiting.aside",
              imports.filesWithRowsAside(DataScope.custodian(user), RECENT),
              "data/imports"));
    }
    return items;
  }
}
