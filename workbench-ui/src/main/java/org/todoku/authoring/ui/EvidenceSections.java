package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.todoku.authoring.EvidencePack;
import org.todoku.explain.Explanation;
import org.todoku.library.RuleTrial;
import org.todoku.phrase.PhraseLine;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.simulate.CaseCoverage;
import org.todoku.simulate.CaseResult;
import org.todoku.text.Finding;
import org.todoku.vocabulary.LocalizedText;

/** The parts of an evidence pack as panels. */
final class EvidenceSections {
  private EvidenceSections() {}

  /** What differs from the published version, of the rule and of its cases. */
  static Component differences(EvidencePack pack) {
    if (pack.published().isEmpty()) {
      return section(
          "authoring.evidence.change", new Paragraph(text("authoring.evidence.newRule")));
    }
    UnorderedList list = lines(pack.differences());
    pack.caseDifferences().forEach(line -> list.add(new ListItem(line.in(Screen.language()))));
    boolean nothing = pack.differences().isEmpty() && pack.caseDifferences().isEmpty();
    return section(
        "authoring.evidence.change",
        new Paragraph(
            text(
                nothing ? "authoring.evidence.noChange" : "authoring.evidence.against",
                pack.published().orElseThrow().version())),
        list);
  }

  /** The rule as a sentence in both languages, and its conditions line by line. */
  static Component sentence(EvidencePack pack) {
    if (pack.sentence().isEmpty()) {
      return section(
          "authoring.rule.meaning", new Paragraph(text("authoring.evidence.unreadable")));
    }
    LocalizedText sentence = pack.sentence().get();
    Paragraph ja = new Paragraph(sentence.ja());
    ja.getElement().setAttribute("lang", "ja");
    Paragraph en = new Paragraph(sentence.en());
    en.getElement().setAttribute("lang", "en");
    ja.addClassName("rule-meaning");
    en.addClassName("rule-meaning");
    return section("authoring.rule.meaning", ja, en);
  }

  static Component outline(EvidencePack pack) {
    return section("authoring.rule.conditions", RuleOutline.of(pack.outline(), Screen.language()));
  }

  static Component findings(RuleTrial trial) {
    if (trial.findings().isEmpty()) {
      return section(
          "authoring.evidence.findings", new Paragraph(text("authoring.evidence.noFindings")));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("case-list");
    for (Finding finding : trial.findings()) {
      StateBadge mark =
          finding.isError()
              ? new StateBadge(StateBadge.Shape.ALARM, text("authoring.severity.error"))
              : new StateBadge(
                  StateBadge.Shape.ATTENTION,
                  text("authoring.severity." + finding.severity().word()));
      Span what = new Span(finding.message().in(Screen.language()));
      Span where = new Span(finding.place().toString());
      where.addClassName("quiet");
      Div words = new Div(what, where);
      words.addClassName("finding-words");
      list.add(new ListItem(words, mark));
    }
    return section("authoring.evidence.findings", list);
  }

  /** Each case with a tick or what it gave instead. */
  static Component cases(RuleTrial trial) {
    if (trial.cases().isEmpty() && trial.others().isEmpty()) {
      return section("authoring.rule.cases", new Paragraph(text("authoring.rule.noCases")));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("case-list");
    trial.cases().forEach(result -> list.add(line(result, result.example().name())));
    trial.others().stream()
        .filter(result -> !result.passed())
        .forEach(
            result ->
                list.add(line(result, result.example().rule() + ": " + result.example().name())));
    return section("authoring.rule.cases", list);
  }

  private static ListItem line(CaseResult result, String name) {
    String answer = text("authoring.answer." + result.answer().word());
    StateBadge mark =
        result.passed()
            ? new StateBadge(StateBadge.Shape.DONE, answer)
            : new StateBadge(
                StateBadge.Shape.ALARM,
                text(
                    "authoring.evidence.caseFails",
                    text("authoring.answer." + result.example().expected().word()),
                    answer));
    return new ListItem(new Span(name), mark);
  }

  /** How much of the conditions the cases show. */
  static Component coverage(EvidencePack pack) {
    CaseCoverage coverage = pack.trial().coverage();
    Paragraph share =
        new Paragraph(text("authoring.evidence.covered", coverage.shown(), coverage.possible()));
    UnorderedList lacking = new UnorderedList();
    for (CaseCoverage.Condition condition : coverage.lacking()) {
      String line =
          pack.outline().stream()
              .filter(each -> each.node().equals(condition.node()))
              .findFirst()
              .map(PhraseLine::text)
              .map(words -> words.in(Screen.language()))
              .orElse(condition.node().text());
      String states =
          String.join(
              text("authoring.evidence.or"),
              condition.lacking().stream().map(EvidenceSections::word).toList());
      lacking.add(new ListItem(text("authoring.evidence.lacking", line, states)));
    }
    return section("authoring.evidence.coverage", share, lacking);
  }

  private static String word(Explanation.State state) {
    return text("authoring.conditionState." + state.word());
  }

  static UnorderedList lines(List<LocalizedText> lines) {
    UnorderedList list = new UnorderedList();
    list.addClassName("difference");
    lines.forEach(line -> list.add(new ListItem(line.in(Screen.language()))));
    return list;
  }

  static Div section(String titleKey, Component... what) {
    Div section = new Div(new H2(text(titleKey)));
    section.add(what);
    section.addClassNames("panel", "rule-section");
    return section;
  }

  private static String text(String key, Object... parameters) {
    return UI.getCurrent().getTranslation(key, parameters);
  }
}
