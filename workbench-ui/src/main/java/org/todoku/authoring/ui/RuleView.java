package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.access.Role;
import org.todoku.authoring.NamedCase;
import org.todoku.authoring.RuleCatalogue;
import org.todoku.authoring.RuleEntry;
import org.todoku.authoring.Rulebook;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.Basis;
import org.todoku.rule.Rule.Effective;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.FactList;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.WorkPage;
import org.todoku.vocabulary.ValueType;

/** One rule: what it looks for, on what basis, with which thresholds, and what tests it. */
@Route(RuleListView.PATH + "/:" + RuleView.RULE)
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

  private static final long serialVersionUID = 1L;

  private final transient RuleCatalogue catalogue;
  private final Div content = new Div();

  RuleView(RuleCatalogue catalogue) {
    super("authoring.rule.title");
    this.catalogue = catalogue;
    content.addClassName("rule-page");
    add(content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Rulebook book = catalogue.today();
    Optional<RuleEntry> entry = event.getRouteParameters().get(RULE).flatMap(book::entry);
    if (entry.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    show(entry.get(), book);
  }

  private void show(RuleEntry entry, Rulebook book) {
    String language = Screen.language();
    Rule rule = entry.rule();
    setHeading(rule.title().in(language));
    content.removeAll();
    content.add(marks(entry));
    if (entry.provisional()) {
      content.add(
          new Notice(Notice.Tone.ATTENTION, getTranslation("authoring.rule.provisionalNotice")));
    }
    Paragraph sentence = new Paragraph(book.sentence(entry).in(language));
    sentence.addClassName("rule-meaning");
    content.add(section("authoring.rule.meaning", sentence));
    content.add(
        section("authoring.rule.conditions", RuleOutline.of(book.outline(entry), language)));
    if (!rule.parameters().isEmpty()) {
      content.add(section("authoring.rule.parameters", parameters(rule, language)));
    }
    content.add(section("authoring.rule.about", about(entry, language)));
    if (!rule.support().isEmpty()) {
      content.add(section("authoring.rule.support", support(rule, language)));
    }
    content.add(section("authoring.rule.cases", cases(entry)));
  }

  private Component marks(RuleEntry entry) {
    Div marks = new Div();
    marks.addClassName("rule-marks");
    if (entry.rule().level() != null) {
      marks.add(new LevelBadge(entry.rule().level()));
    }
    if (entry.rule().need() != null) {
      Anchor need =
          new Anchor(
              RuleListView.PATH + "?need=" + entry.rule().need(),
              catalogue.need(entry.rule().need()).in(Screen.language()));
      marks.add(need);
    }
    if (entry.provisional()) {
      marks.add(
          new StateBadge(StateBadge.Shape.ATTENTION, getTranslation("authoring.rule.provisional")));
    }
    return marks;
  }

  private Component parameters(Rule rule, String language) {
    FactList facts = new FactList();
    for (Parameter parameter : rule.parameters().values()) {
      Span range = new Span(range(parameter));
      range.addClassName("quiet");
      Span value = new Span(RuleWords.value(parameter));
      value.addClassName("parameter-value");
      facts.with(RuleWords.label(parameter, language), new Div(value, range));
    }
    return facts;
  }

  /** Within which limits a parameter may be changed. */
  private String range(Parameter parameter) {
    return switch (parameter.type()) {
      case ValueType.IntegerType(Long min, Long max) when min != null && max != null ->
          getTranslation(
              "authoring.rule.range",
              min.toString(),
              RuleWords.withUnit(max.toString(), parameter));
      case ValueType.DecimalType decimal when decimal.min() != null && decimal.max() != null ->
          getTranslation(
              "authoring.rule.range",
              decimal.min().toPlainString(),
              RuleWords.withUnit(decimal.max().toPlainString(), parameter));
      case ValueType.IntegerType integer -> "";
      case ValueType.DecimalType decimal -> "";
      case ValueType.BooleanType truth -> "";
      case ValueType.DateType date -> "";
      case ValueType.CodeType code -> "";
      case ValueType.TextType text -> "";
    };
  }

  private Component about(RuleEntry entry, String language) {
    Rule rule = entry.rule();
    FactList facts = new FactList();
    Basis basis = rule.basis();
    if (basis != null) {
      String kind = getTranslation("authoring.basis." + basis.kind().word());
      facts.with(
          getTranslation("authoring.rule.basis"),
          basis.cite() == null
              ? kind
              : getTranslation("authoring.rule.basisCite", kind, basis.cite()));
    }
    if (rule.purpose() != null) {
      facts.with(
          getTranslation("authoring.rule.purpose"), catalogue.purpose(rule.purpose()).in(language));
    }
    facts.with(getTranslation("authoring.rule.effective"), effective(rule.effective(), language));
    facts.with(
        getTranslation("authoring.rule.whenUnknown"),
        getTranslation("authoring.whenUnknown." + rule.whenUnknown().word()));
    facts.with(
        getTranslation("authoring.rule.version"),
        getTranslation(
            "authoring.rule.versionPublished",
            entry.version(),
            Dates.moment(entry.publishedAt(), language)));
    facts.with(getTranslation("authoring.rule.id"), rule.id());
    return facts;
  }

  private String effective(@Nullable Effective effective, String language) {
    LocalDate from = effective == null ? null : effective.from();
    LocalDate until = effective == null ? null : effective.until();
    if (from != null && until != null) {
      return getTranslation(
          "authoring.rule.fromUntil", Dates.day(from, language), Dates.day(until, language));
    }
    if (from != null) {
      return getTranslation("authoring.rule.from", Dates.day(from, language));
    }
    return until != null
        ? getTranslation("authoring.rule.until", Dates.day(until, language))
        : getTranslation("authoring.rule.always");
  }

  private Component support(Rule rule, String language) {
    UnorderedList list = new UnorderedList();
    list.addClassName("plain-list");
    rule.support().forEach(id -> list.add(new ListItem(catalogue.service(id).in(language))));
    return list;
  }

  private Component cases(RuleEntry entry) {
    if (entry.cases().isEmpty()) {
      return new Paragraph(getTranslation("authoring.rule.noCases"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("case-list");
    for (NamedCase each : entry.cases()) {
      Span expected = new Span(getTranslation("authoring.answer." + each.expected().word()));
      expected.addClassName("case-answer");
      list.add(new ListItem(new Span(each.name()), expected));
    }
    return list;
  }

  private Component section(String titleKey, Component what) {
    Div section = new Div(new H2(getTranslation(titleKey)), what);
    section.addClassNames("panel", "rule-section");
    return section;
  }
}
