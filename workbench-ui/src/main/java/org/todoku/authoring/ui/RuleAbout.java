package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.RuleCatalogue;
import org.todoku.authoring.RuleEntry;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.Basis;
import org.todoku.rule.Rule.Effective;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.FactList;
import org.todoku.vocabulary.ValueType;

/** What stands beside a rule's conditions: thresholds, basis, effect and support. */
final class RuleAbout {
  private final RuleCatalogue catalogue;

  RuleAbout(RuleCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  Component parameters(Rule rule, String language) {
    FactList facts = new FactList();
    for (Parameter parameter : rule.parameters().values()) {
      Span range = new Span(range(parameter));
      range.addClassName("quiet");
      Span value = new Span(RuleWords.value(parameter));
      value.addClassName("parameter-value");
      Div said = new Div(value, range);
      if (parameter.note() != null) {
        Paragraph note = new Paragraph(parameter.note().in(language));
        note.addClassNames("quiet", "parameter-note");
        said.add(note);
      }
      facts.with(RuleWords.label(parameter, language), said);
    }
    return facts;
  }

  /** Within which limits a parameter may be changed. */
  String range(Parameter parameter) {
    return switch (parameter.type()) {
      case ValueType.IntegerType(Long min, Long max) when min != null && max != null ->
          text(
              "authoring.rule.range",
              min.toString(),
              RuleWords.withUnit(max.toString(), parameter));
      case ValueType.DecimalType decimal when decimal.min() != null && decimal.max() != null ->
          text(
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

  Component about(RuleEntry entry, String language) {
    Rule rule = entry.rule();
    FactList facts = new FactList();
    Basis basis = rule.basis();
    if (basis != null) {
      String kind = text("authoring.basis." + basis.kind().word());
      facts.with(
          text("authoring.rule.basis"),
          basis.cite() == null ? kind : text("authoring.rule.basisCite", kind, basis.cite()));
    }
    if (rule.purpose() != null) {
      facts.with(text("authoring.rule.purpose"), catalogue.purpose(rule.purpose()).in(language));
    }
    facts.with(text("authoring.rule.effective"), effective(rule.effective(), language));
    facts.with(
        text("authoring.rule.whenUnknown"),
        text("authoring.whenUnknown." + rule.whenUnknown().word()));
    facts.with(
        text("authoring.rule.version"),
        text(
            "authoring.rule.versionPublished",
            entry.version(),
            Dates.moment(entry.publishedAt(), language)));
    facts.with(text("authoring.rule.id"), rule.id());
    return facts;
  }

  private String effective(@Nullable Effective effective, String language) {
    LocalDate from = effective == null ? null : effective.from();
    LocalDate until = effective == null ? null : effective.until();
    if (from != null && until != null) {
      return text(
          "authoring.rule.fromUntil", Dates.day(from, language), Dates.day(until, language));
    }
    if (from != null) {
      return text("authoring.rule.from", Dates.day(from, language));
    }
    return until != null
        ? text("authoring.rule.until", Dates.day(until, language))
        : text("authoring.rule.always");
  }

  Component support(Rule rule, String language) {
    UnorderedList list = new UnorderedList();
    list.addClassName("plain-list");
    rule.support().forEach(id -> list.add(new ListItem(catalogue.service(id).in(language))));
    return list;
  }

  private static String text(String key, Object... parameters) {
    return UI.getCurrent().getTranslation(key, parameters);
  }
}
