package org.todoku.authoring.ui;

import com.vaadin.flow.component.UI;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.LifeState;
import org.todoku.authoring.Publication;
import org.todoku.library.RuleVersion;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Toasts;

/** What an approver does with versions: publishing an older one again, and ending the rule. */
final class VersionSteps implements VersionsPanel.Steps, Serializable {
  private static final long serialVersionUID = 1L;

  private final String ruleId;
  private final transient Publication publication;
  private final transient CurrentUser user;
  private final transient People people;
  private final LocalDate today;

  VersionSteps(
      String ruleId, Publication publication, CurrentUser user, People people, LocalDate today) {
    this.ruleId = ruleId;
    this.publication = publication;
    this.user = user;
    this.people = people;
    this.today = today;
  }

  @Override
  public boolean mayPublishAgain(RuleVersion version, RuleVersion newest) {
    boolean isNewest = version.version() == newest.version();
    return !version.authors().contains(user.login())
        && (!isNewest || Publication.standing(newest) == LifeState.RETIRED);
  }

  @Override
  public boolean mayRetire(RuleVersion newest) {
    return Publication.standing(newest) == LifeState.PUBLISHED;
  }

  @Override
  public void publishAgain(RuleVersion version, RuleVersion newest) {
    UI ui = UI.getCurrent();
    new StepDialog(
            ui.getTranslation("authoring.publishAgain.heading", version.version()),
            ui.getTranslation("authoring.explain.publishAgain", version.version()),
            ui.getTranslation("authoring.action.publishAgain"),
            ui.getTranslation("authoring.step.from"),
            today,
            true,
            answer ->
                done(
                    Refusals.words(
                        publication.publishAgain(
                            ruleId,
                            version.version(),
                            newest.version(),
                            answer.day(),
                            answer.words(),
                            user),
                        people),
                    "authoring.done.publish"))
        .open();
  }

  @Override
  public void retire(RuleVersion newest) {
    UI ui = UI.getCurrent();
    new StepDialog(
            ui.getTranslation("authoring.action.retire"),
            ui.getTranslation("authoring.explain.retire"),
            ui.getTranslation("authoring.action.retire"),
            ui.getTranslation("authoring.step.until"),
            today,
            true,
            answer ->
                done(
                    Refusals.words(
                        publication.retire(
                            ruleId, newest.version(), answer.day(), answer.words(), user),
                        people),
                    "authoring.done.retire"))
        .open();
  }

  private static List<String> done(List<String> refused, String key) {
    if (refused.isEmpty()) {
      UI ui = UI.getCurrent();
      Toasts.done(ui.getTranslation(key));
      ui.refreshCurrentRoute(false);
    }
    return refused;
  }
}
