package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.access.Users;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.DraftScope;
import org.todoku.authoring.Drafts;
import org.todoku.authoring.Evidences;
import org.todoku.authoring.LifeAction;
import org.todoku.authoring.LifeCycle;
import org.todoku.authoring.Publication;
import org.todoku.authoring.RuleCatalogue;
import org.todoku.authoring.RuleEntry;
import org.todoku.authoring.Rulebook;
import org.todoku.authoring.ValueProposals;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.rule.Rule;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.PageTabs;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.RulePagePart;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.WorkPage;

/** One rule: what it looks for, its thresholds, the cases that test it, its versions and uses. */
@Route(RuleListView.PATH + "/:" + RuleView.RULE)
@StyleSheet("css/authoring.css")
@RolesAllowed({
  Role.Names.POLICY_OFFICER,
  Role.Names.APPROVER,
  Role.Names.GOVERNANCE,
  Role.Names.CUSTODIAN,
  Role.Names.ANALYST,
  Role.Names.CASEWORKER,
  Role.Names.SUPERVISOR,
  Role.Names.AUDITOR
})
class RuleView extends WorkPage implements BeforeEnterObserver {
  static final String RULE = "rule";

  private static final String TAB = "tab";
  private static final long serialVersionUID = 1L;

  private final transient RuleCatalogue catalogue;
  private final transient Drafts drafts;
  private final transient Evidences evidences;
  private final transient RuleVersions versions;
  private final transient Publication publication;
  private final transient ValueProposals proposals;
  private final transient ObjectProvider<RulePagePart> others;
  private final transient Clock clock;
  private final transient CurrentUser user;
  private final transient People people;
  private final Div head = new Div();
  private final PageTabs tabs = new PageTabs();
  private final Map<Part, Tab> tabOf = new EnumMap<>(Part.class);
  private final Div content = new Div();
  private transient Optional<Shown> shown = Optional.empty();

  /** The parts of the page. */
  enum Part {
    SENTENCE("sentence"),
    PARAMETERS("parameters"),
    CASES("cases"),
    VERSIONS("versions"),
    USES("uses"),
    OUTCOMES("outcomes");

    private final String word;

    Part(String word) {
      this.word = word;
    }
  }

  /** The rule that is shown. */
  private record Shown(RuleEntry entry, Rulebook book) {}

  RuleView(
      RuleCatalogue catalogue,
      Drafts drafts,
      Evidences evidences,
      RuleVersions versions,
      Publication publication,
      ValueProposals proposals,
      ObjectProvider<RulePagePart> others,
      Users users,
      SignedIn signedIn,
      Clock clock) {
    super("authoring.rule.title");
    this.catalogue = catalogue;
    this.drafts = drafts;
    this.evidences = evidences;
    this.versions = versions;
    this.publication = publication;
    this.proposals = proposals;
    this.others = others;
    this.clock = clock;
    this.user = signedIn.user();
    this.people = new People(users, "authoring.product");
    head.addClassName("rule-page");
    content.addClassName("rule-page");
    for (Part part : Part.values()) {
      Tab tab = new Tab(getTranslation("authoring.tab." + part.word));
      tabOf.put(part, tab);
      tabs.add(tab);
    }
    tabs.addSelectedChangeListener(
        event -> {
          if (event.isFromClient()) {
            turnTo(part());
          }
        });
    add(head, tabs, content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Rulebook book = catalogue.today();
    Optional<String> id = event.getRouteParameters().get(RULE);
    Optional<RuleEntry> entry = id.flatMap(book::entry);
    if (entry.isEmpty()) {
      if (id.flatMap(versions::newest).isPresent()) {
        showEnded(versions.newest(id.get()).orElseThrow());
        return;
      }
      event.rerouteToError(NotFoundException.class);
      return;
    }
    shown = Optional.of(new Shown(entry.get(), book));
    String wanted =
        event.getLocation().getQueryParameters().getSingleParameter(TAB).orElse(Part.SENTENCE.word);
    for (Part part : Part.values()) {
      if (part.word.equals(wanted)) {
        tabs.setSelectedTab(tabOf.get(part));
      }
    }
    show();
  }

  /** A rule that is not in force any more has its versions, and nothing else. */
  private void showEnded(RuleVersion newest) {
    setHeading(newest.ruleId());
    tabs.setVisible(false);
    head.removeAll();
    head.add(new Notice(Notice.Tone.INFORMATION, getTranslation("authoring.rule.ended")));
    content.removeAll();
    content.add(versionsOf(newest.ruleId()));
  }

  private void show() {
    shown.ifPresent(
        rule -> {
          setHeading(rule.entry().rule().title().in(Screen.language()));
          head(rule.entry());
          part(part(), rule);
        });
  }

  private Part part() {
    return tabOf.entrySet().stream()
        .filter(each -> each.getValue().equals(tabs.getSelectedTab()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Part.SENTENCE);
  }

  private void turnTo(Part part) {
    shown.ifPresent(
        rule -> {
          UI.getCurrent()
              .getPage()
              .getHistory()
              .replaceState(
                  null,
                  new Location(
                      RuleListView.PATH + "/" + rule.entry().id(),
                      QueryParameters.simple(Map.of(TAB, part.word))));
          part(part, rule);
        });
  }

  private void part(Part part, Shown rule) {
    content.removeAll();
    content.add(
        switch (part) {
          case SENTENCE -> sentence(rule);
          case PARAMETERS -> parameters(rule.entry());
          case CASES -> cases(rule.entry());
          case VERSIONS -> versionsOf(rule.entry().id());
          case USES -> new UsesPanel(rule.entry(), rule.book());
          case OUTCOMES ->
              new Div(
                  others
                      .orderedStream()
                      .map(each -> each.of(rule.entry().id(), user))
                      .toArray(Component[]::new));
        });
  }

  private void head(RuleEntry entry) {
    head.removeAll();
    head.add(marks(entry));
    if (entry.provisional()) {
      head.add(
          new Notice(Notice.Tone.ATTENTION, getTranslation("authoring.rule.provisionalNotice")));
    }
    Optional<Draft> open = drafts.open(entry.id());
    if (open.isPresent() && mayRead(user)) {
      head.add(
          new Notice(
              Notice.Tone.INFORMATION,
              getTranslation(
                  "authoring.rule.openDraft." + open.get().state().word(),
                  people.name(open.get().savedBy())),
              new Anchor(
                  DraftView.PATH + "/" + open.get().id(),
                  getTranslation("authoring.rule.toDraft"))));
    } else if (open.isEmpty() && LifeCycle.mayWrite(user, DraftScope.STRUCTURE)) {
      Button change = new Button(getTranslation("authoring.action.begin"), event -> begin(entry));
      change.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      head.add(new Div(change));
    }
  }

  /** Who may see drafts. */
  private static boolean mayRead(CurrentUser user) {
    return user.isAnyOf(
        Role.POLICY_OFFICER, Role.APPROVER, Role.GOVERNANCE, Role.ANALYST, Role.AUDITOR);
  }

  private void begin(RuleEntry entry) {
    DraftResult result = drafts.begin(entry.id(), DraftScope.STRUCTURE, user);
    switch (result) {
      case DraftResult.Done(Draft draft) -> UI.getCurrent().navigate(DraftView.toWrite(draft.id()));
      case DraftResult.OpenAlready(Draft draft) -> open(draft);
      case DraftResult.Conflict conflict -> told(result);
      case DraftResult.Refused refused -> told(result);
    }
  }

  private void open(Draft draft) {
    UI.getCurrent().navigate(DraftView.PATH + "/" + draft.id());
  }

  private void told(DraftResult result) {
    Toasts.problem(String.join(" ", Refusals.words(result, people)));
  }

  private Component marks(RuleEntry entry) {
    Rule rule = entry.rule();
    Div marks = new Div();
    marks.addClassName("rule-marks");
    if (rule.level() != null) {
      marks.add(new LevelBadge(rule.level()));
    }
    String need = rule.need();
    if (need != null) {
      marks.add(
          new Anchor(
              RuleListView.PATH + "?need=" + need, catalogue.need(need).in(Screen.language())));
    }
    if (entry.provisional()) {
      marks.add(
          new StateBadge(StateBadge.Shape.ATTENTION, getTranslation("authoring.rule.provisional")));
    }
    return marks;
  }

  private Component sentence(Shown shownRule) {
    RuleEntry entry = shownRule.entry();
    String language = Screen.language();
    RuleAbout about = new RuleAbout(catalogue);
    Paragraph sentence = new Paragraph(shownRule.book().sentence(entry).in(language));
    sentence.addClassName("rule-meaning");
    Div parts =
        parts(
            EvidenceSections.section("authoring.rule.meaning", sentence),
            EvidenceSections.section(
                "authoring.rule.conditions",
                RuleOutline.of(shownRule.book().outline(entry), language)));
    if (!entry.rule().parameters().isEmpty()) {
      parts.add(
          EvidenceSections.section(
              "authoring.rule.parameters", about.parameters(entry.rule(), language)));
    }
    parts.add(EvidenceSections.section("authoring.rule.about", about.about(entry, language)));
    if (!entry.rule().support().isEmpty()) {
      parts.add(
          EvidenceSections.section(
              "authoring.rule.support", about.support(entry.rule(), language)));
    }
    return parts;
  }

  private Component parameters(RuleEntry entry) {
    if (entry.rule().parameters().isEmpty()) {
      return EvidenceSections.section(
          "authoring.rule.parameters",
          new Paragraph(getTranslation("authoring.rule.noParameters")));
    }
    Div parts =
        parts(
            EvidenceSections.section(
                "authoring.rule.parameters",
                new RuleAbout(catalogue).parameters(entry.rule(), Screen.language())));
    if (LifeCycle.mayWrite(user, DraftScope.VALUES) && drafts.open(entry.id()).isEmpty()) {
      parts.add(new ValuesPanel(entry, proposals, user, people, draft -> open(draft)));
    }
    return parts;
  }

  private Component cases(RuleEntry entry) {
    return versions
        .find(entry.id(), entry.version())
        .<Component>map(
            version -> EvidenceSections.cases(evidences.results(version, LocalDate.now(clock))))
        .orElseGet(Div::new);
  }

  private Component versionsOf(String ruleId) {
    List<RuleVersion> history = versions.history(ruleId);
    VersionsPanel.Steps steps =
        LifeCycle.mayEver(user, LifeAction.PUBLISH_AGAIN)
            ? new VersionSteps(ruleId, publication, user, people, LocalDate.now(clock))
            : VersionsPanel.NO_STEPS;
    return new VersionsPanel(history, evidences, people, LocalDate.now(clock), steps);
  }

  private static Div parts(Component... parts) {
    Div div = new Div(parts);
    div.addClassName("rule-parts");
    return div;
  }
}
