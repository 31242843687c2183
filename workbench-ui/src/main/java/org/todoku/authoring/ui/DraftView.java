package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.access.Users;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftEvent;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.DraftScope;
import org.todoku.authoring.DraftStage;
import org.todoku.authoring.Drafts;
import org.todoku.authoring.EvidencePack;
import org.todoku.authoring.Evidences;
import org.todoku.authoring.LifeAction;
import org.todoku.authoring.LifeCycle;
import org.todoku.authoring.LifeState;
import org.todoku.authoring.Publication;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.DraftPagePart;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.WorkPage;

/** One draft with its evidence: what an approver needs to decide, and the steps from here. */
@Route(DraftView.PATH + "/:" + DraftView.DRAFT + "(\\d{1,18})")
@StyleSheet("css/authoring.css")
@RolesAllowed({
  Role.Names.POLICY_OFFICER,
  Role.Names.APPROVER,
  Role.Names.GOVERNANCE,
  Role.Names.ANALYST,
  Role.Names.AUDITOR
})
class DraftView extends WorkPage implements BeforeEnterObserver {
  static final String PATH = "drafts";
  static final String DRAFT = "draft";

  private static final long serialVersionUID = 1L;

  private final transient Drafts drafts;
  private final transient Publication publication;
  private final transient Evidences evidences;
  private final transient Clock clock;
  private final transient CurrentUser user;
  private final transient People people;
  private final transient ObjectProvider<DraftPagePart> others;
  private final Div steps = new Div();
  private final Div content = new Div();

  DraftView(
      Drafts drafts,
      Publication publication,
      Evidences evidences,
      Users users,
      SignedIn signedIn,
      ObjectProvider<DraftPagePart> others,
      Clock clock) {
    super("authoring.draft.title");
    this.others = others;
    this.drafts = drafts;
    this.publication = publication;
    this.evidences = evidences;
    this.clock = clock;
    this.user = signedIn.user();
    this.people = new People(users, "authoring.product");
    steps.addClassName("draft-steps");
    content.addClassName("rule-page");
    addActions(steps);
    add(content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<Draft> draft =
        event.getRouteParameters().get(DRAFT).map(Long::valueOf).flatMap(drafts::find);
    if (draft.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    show(draft.get());
  }

  /** The address of the editor of a draft. */
  static String toWrite(long draft) {
    return PATH + "/" + draft + "/edit";
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private void show(Draft draft) {
    EvidencePack pack = evidences.of(draft, today());
    String language = Screen.language();
    setHeading(pack.trial().rule().map(rule -> rule.title().in(language)).orElse(draft.ruleId()));
    steps.removeAll();
    steps(draft);
    content.removeAll();
    content.add(marks(draft));
    switch (draft.stage()) {
      case DraftStage.Submitted submitted -> notices(draft, pack);
      case DraftStage.Writing writing ->
          content.add(
              new Notice(Notice.Tone.INFORMATION, getTranslation("authoring.draft.isWritten")));
      case DraftStage.Published published -> {}
      case DraftStage.Withdrawn withdrawn -> {}
    }
    if (draft.open()) {
      content.add(EvidenceSections.differences(pack));
    }
    content.add(EvidenceSections.sentence(pack), EvidenceSections.outline(pack));
    content.add(EvidenceSections.findings(pack.trial()), EvidenceSections.cases(pack.trial()));
    others.orderedStream().forEach(part -> content.add(part.of(draft.id(), user)));
    content.add(EvidenceSections.coverage(pack), history(draft));
  }

  private void notices(Draft draft, EvidencePack pack) {
    if (!pack.publishable()) {
      content.add(
          new Notice(Notice.Tone.ATTENTION, getTranslation("authoring.draft.notPublishable")));
    } else if (LifeCycle.mayEver(user, LifeAction.PUBLISH)
        && draft.authors().contains(user.login())) {
      content.add(new Notice(Notice.Tone.INFORMATION, getTranslation("authoring.refused.ownWork")));
    }
  }

  private Component marks(Draft draft) {
    Span about =
        new Span(
            getTranslation(
                "authoring.approvals.line",
                getTranslation(
                    draft.baseVersion() == null
                        ? "authoring.scope.new"
                        : "authoring.scope." + draft.scope().word()),
                people.name(draft.savedBy()),
                Dates.moment(draft.savedAt(), Screen.language())));
    about.addClassName("quiet");
    Div marks = new Div(DraftWords.badge(draft.state()), about);
    if (draft.baseVersion() != null) {
      marks.add(
          new Anchor(
              RuleListView.PATH + "/" + draft.ruleId(), getTranslation("authoring.draft.rule")));
    }
    marks.addClassName("rule-marks");
    return marks;
  }

  private void steps(Draft draft) {
    if (may(LifeAction.PUBLISH, draft) && !draft.authors().contains(user.login())) {
      steps.add(primary("authoring.action.publish", () -> publish(draft)));
    }
    if (may(LifeAction.SAVE, draft) && draft.scope() == DraftScope.STRUCTURE) {
      steps.add(
          button("authoring.action.write", () -> UI.getCurrent().navigate(toWrite(draft.id()))));
    }
    if (may(LifeAction.SUBMIT, draft)) {
      steps.add(
          primary(
              "authoring.action.submit",
              () ->
                  ask(
                      draft,
                      "submit",
                      false,
                      words -> drafts.submit(draft.id(), draft.revision(), words, user))));
    }
    if (may(LifeAction.SEND_BACK, draft)) {
      steps.add(
          button(
              "authoring.action.sendBack",
              () ->
                  ask(
                      draft,
                      "sendBack",
                      true,
                      words -> drafts.sendBack(draft.id(), draft.revision(), words, user))));
    }
    if (may(LifeAction.TAKE_BACK, draft)) {
      steps.add(
          button(
              "authoring.action.takeBack",
              () ->
                  ask(
                      draft,
                      "takeBack",
                      false,
                      words -> drafts.takeBack(draft.id(), draft.revision(), words, user))));
    }
    if (may(LifeAction.WITHDRAW, draft)) {
      steps.add(
          button(
              "authoring.action.withdraw",
              () ->
                  ask(
                      draft,
                      "withdraw",
                      false,
                      words -> drafts.withdraw(draft.id(), draft.revision(), words, user))));
    }
    if (LifeCycle.mayEver(user, LifeAction.SAVE) || LifeCycle.mayEver(user, LifeAction.PUBLISH)) {
      steps.add(
          button(
              "authoring.action.comment",
              () -> ask(draft, "comment", true, words -> drafts.comment(draft.id(), words, user))));
    }
  }

  private boolean may(LifeAction action, Draft draft) {
    boolean writing =
        switch (action) {
          case SAVE, SUBMIT, TAKE_BACK, WITHDRAW -> true;
          case SEND_BACK, PUBLISH, PUBLISH_AGAIN, RETIRE -> false;
        };
    return LifeCycle.step(action, draft.state()).isPresent()
        && LifeCycle.mayEver(user, action)
        && (!writing || LifeCycle.mayWrite(user, draft.scope()));
  }

  private interface Step {
    DraftResult take(String words);
  }

  private void ask(Draft draft, String word, boolean wordsNeeded, Step step) {
    new StepDialog(
            getTranslation("authoring.action." + word),
            getTranslation("authoring.explain." + word),
            getTranslation("authoring.action." + word),
            null,
            today(),
            wordsNeeded,
            answer -> {
              List<String> refused = Refusals.words(step.take(answer.words()), people);
              if (refused.isEmpty()) {
                Toasts.done(getTranslation("authoring.done." + word));
                drafts.find(draft.id()).ifPresent(this::show);
              }
              return refused;
            })
        .open();
  }

  private void publish(Draft draft) {
    new StepDialog(
            getTranslation("authoring.action.publish"),
            getTranslation("authoring.explain.publish"),
            getTranslation("authoring.action.publish"),
            getTranslation("authoring.step.from"),
            today(),
            false,
            answer -> {
              List<String> refused =
                  Refusals.words(
                      publication.publish(
                          draft.id(), draft.revision(), answer.day(), answer.words(), user),
                      people);
              if (refused.isEmpty()) {
                Toasts.done(getTranslation("authoring.done.publish"));
                drafts.find(draft.id()).ifPresent(this::show);
              }
              return refused;
            })
        .open();
  }

  private Component history(Draft draft) {
    UnorderedList list = new UnorderedList();
    list.addClassName("draft-history");
    for (DraftEvent event : drafts.events(draft.id())) {
      Span what =
          new Span(
              getTranslation(
                  "authoring.history.line",
                  getTranslation("authoring.did." + event.action()),
                  people.name(event.actor()),
                  Dates.moment(event.at(), Screen.language())));
      ListItem item = new ListItem(what);
      String comment = event.comment();
      if (comment != null) {
        Paragraph words = new Paragraph(comment);
        words.addClassName("comment");
        item.add(words);
      }
      list.add(item);
    }
    if (draft.state() == LifeState.PUBLISHED) {
      list.add(
          new ListItem(
              new Anchor(
                  RuleListView.PATH + "/" + draft.ruleId() + "?tab=versions",
                  getTranslation("authoring.draft.versions"))));
    }
    return EvidenceSections.section("authoring.draft.history", list);
  }

  private static Button button(String key, Runnable action) {
    Button button = new Button();
    button.setText(button.getTranslation(key));
    button.addClickListener(event -> action.run());
    return button;
  }

  private static Button primary(String key, Runnable action) {
    Button button = button(key, action);
    button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return button;
  }
}
