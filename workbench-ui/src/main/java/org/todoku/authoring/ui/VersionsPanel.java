package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.todoku.authoring.Evidences;
import org.todoku.library.RuleVersion;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.vocabulary.LocalizedText;

/** The versions of a rule, newest first, and what differs between any two. */
final class VersionsPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final transient List<RuleVersion> history;
  private final transient Evidences evidences;
  private final transient People people;
  private final LocalDate today;
  private final Steps steps;
  private final Select<Integer> earlier = new Select<>();
  private final Select<Integer> later = new Select<>();
  private final Div difference = new Div();

  /** What may be done with versions. */
  interface Steps extends Serializable {
    boolean mayPublishAgain(RuleVersion version, RuleVersion newest);

    boolean mayRetire(RuleVersion newest);

    void publishAgain(RuleVersion version, RuleVersion newest);

    void retire(RuleVersion newest);
  }

  /** For those who only read. */
  static final Steps NO_STEPS =
      new Steps() {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean mayPublishAgain(RuleVersion version, RuleVersion newest) {
          return false;
        }

        @Override
        public boolean mayRetire(RuleVersion newest) {
          return false;
        }

        @Override
        public void publishAgain(RuleVersion version, RuleVersion newest) {}

        @Override
        public void retire(RuleVersion newest) {}
      };

  /**
   * @param history newest first, not empty
   */
  VersionsPanel(
      List<RuleVersion> history, Evidences evidences, People people, LocalDate today, Steps steps) {
    this.history = List.copyOf(history);
    this.evidences = evidences;
    this.people = people;
    this.today = today;
    this.steps = steps;
    addClassName("rule-parts");
    add(EvidenceSections.section("authoring.tab.versions", list()));
    if (history.size() > 1) {
      add(EvidenceSections.section("authoring.versions.difference", chooser(), difference));
      compare();
    }
    RuleVersion newest = history.getFirst();
    if (steps.mayRetire(newest)) {
      add(
          EvidenceSections.section(
              "authoring.versions.end",
              new Paragraph(getTranslation("authoring.explain.retire")),
              new Button(
                  getTranslation("authoring.action.retire"), event -> steps.retire(newest))));
    }
  }

  private Component list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("version-list");
    history.forEach(version -> list.add(row(version)));
    return list;
  }

  private ListItem row(RuleVersion version) {
    String language = Screen.language();
    Span name = new Span(getTranslation("authoring.versions.name", version.version()));
    name.addClassName("rule-title");
    Div head = new Div(name, badge(version));
    head.addClassName("rule-marks");
    Div words =
        new Div(
            getTranslation(
                "authoring.versions.published",
                people.name(version.publishedBy()),
                Dates.moment(version.publishedAt(), language)));
    words.addClassName("quiet");
    ListItem item = new ListItem(head, words);
    if (!version.authors().isEmpty()) {
      Div authors =
          new Div(
              getTranslation(
                  "authoring.versions.authors",
                  String.join(
                      getTranslation("authoring.versions.and"),
                      version.authors().stream().sorted().map(people::name).toList())));
      authors.addClassName("quiet");
      item.add(authors);
    }
    Integer republished = version.republished();
    if (republished != null) {
      item.add(new Div(getTranslation("authoring.versions.republished", republished)));
    }
    String note = version.note();
    if (note != null) {
      Paragraph comment = new Paragraph(note);
      comment.addClassName("comment");
      item.add(comment);
    }
    RuleVersion.Retirement end = version.retirement();
    if (end != null) {
      Paragraph reason =
          new Paragraph(
              getTranslation(
                  "authoring.versions.retired",
                  Dates.day(end.from(), language),
                  people.name(end.by()),
                  end.reason()));
      reason.addClassName("comment");
      item.add(reason);
    }
    if (steps.mayPublishAgain(version, history.getFirst())) {
      Button again =
          new Button(
              getTranslation("authoring.action.publishAgain"),
              event -> steps.publishAgain(version, history.getFirst()));
      again.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      item.add(again);
    }
    return item;
  }

  /** Whether a version is in force, will be, was, or never came to be. */
  private StateBadge badge(RuleVersion version) {
    LocalDate from = version.effectiveFrom();
    RuleVersion.Retirement end = version.retirement();
    if (end != null && !end.from().isAfter(today)) {
      return new StateBadge(StateBadge.Shape.ENDED, getTranslation("authoring.state.retired"));
    }
    if (from != null && from.isAfter(today)) {
      return new StateBadge(
          StateBadge.Shape.HALF,
          getTranslation("authoring.versions.future", Dates.day(from, Screen.language())));
    }
    boolean replaced =
        history.stream()
            .filter(other -> other.version() > version.version())
            .anyMatch(
                other -> other.effectiveFrom() == null || !other.effectiveFrom().isAfter(today));
    return replaced
        ? new StateBadge(StateBadge.Shape.ENDED, getTranslation("authoring.versions.replaced"))
        : new StateBadge(StateBadge.Shape.FULL, getTranslation("authoring.versions.inForce"));
  }

  private Component chooser() {
    List<Integer> numbers = history.stream().map(RuleVersion::version).toList();
    choose(earlier, "authoring.versions.earlier", numbers, numbers.get(1));
    choose(later, "authoring.versions.later", numbers, numbers.getFirst());
    Div chooser = new Div(earlier, later);
    chooser.addClassName("filters");
    return chooser;
  }

  private void choose(Select<Integer> select, String labelKey, List<Integer> numbers, int chosen) {
    select.setLabel(getTranslation(labelKey));
    select.setItems(numbers);
    select.setItemLabelGenerator(number -> getTranslation("authoring.versions.name", number));
    select.setValue(chosen);
    select.addValueChangeListener(event -> compare());
  }

  private void compare() {
    difference.removeAll();
    List<LocalizedText> lines =
        evidences.differences(version(earlier.getValue()), version(later.getValue()));
    difference.add(
        lines.isEmpty()
            ? new Paragraph(getTranslation("authoring.versions.same"))
            : EvidenceSections.lines(lines));
  }

  private RuleVersion version(int number) {
    return history.stream().filter(each -> each.version() == number).findFirst().orElseThrow();
  }
}
