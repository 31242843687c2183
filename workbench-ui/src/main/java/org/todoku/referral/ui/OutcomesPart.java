package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.todoku.access.CurrentUser;
import org.todoku.referral.RuleOutcomes;
import org.todoku.referral.RuleOutcomes.Counts;
import org.todoku.referral.RuleOutcomes.Outcomes;
import org.todoku.shared.ui.CountTable;
import org.todoku.shared.ui.RulePagePart;
import org.todoku.shared.ui.Screen;

/** On the page of a rule: what became of its candidates, by version, condition and reason. */
@org.springframework.stereotype.Component
class OutcomesPart implements RulePagePart {
  private final RuleOutcomes outcomes;

  OutcomesPart(RuleOutcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public Component of(String rule, CurrentUser reader) {
    Outcomes found = outcomes.of(rule);
    Div all = new Div();
    all.addClassName("outcomes");
    if (found.versions().isEmpty()) {
      all.add(new Paragraph(CardWords.text("board.outcomes.none")));
      return all;
    }
    all.add(new Paragraph(CardWords.text("board.outcomes.what", RuleOutcomes.SMALLEST)));
    all.add(new H3(CardWords.text("board.outcomes.versions")));
    List<List<String>> versions = new ArrayList<>();
    found
        .versions()
        .forEach(
            each ->
                versions.add(
                    row(CardWords.text("board.outcomes.version", each.version()), each.counts())));
    all.add(table("board.outcomes.versions", versions));
    if (!found.conditions().isEmpty()) {
      all.add(new H3(CardWords.text("board.outcomes.conditions")));
      List<List<String>> conditions = new ArrayList<>();
      found
          .conditions()
          .forEach(each -> conditions.add(row(each.text().in(Screen.language()), each.counts())));
      all.add(table("board.outcomes.conditions", conditions));
    }
    if (!found.reasons().isEmpty()) {
      all.add(new H3(CardWords.text("board.outcomes.reasons")));
      List<List<String>> reasons = new ArrayList<>();
      found
          .reasons()
          .forEach(
              each ->
                  reasons.add(
                      List.of(
                          CardWords.text("board.reason." + each.reason().word()),
                          few(each.count()))));
      all.add(
          CountTable.of(
              CardWords.text("board.outcomes.reasons"),
              List.of(
                  CardWords.text("board.outcomes.reason"), CardWords.text("board.outcomes.all")),
              reasons));
    }
    return all;
  }

  private static Component table(String key, List<List<String>> rows) {
    return CountTable.of(
        CardWords.text(key),
        List.of(
            "",
            CardWords.text("board.outcomes.all"),
            CardWords.text("board.outcomes.confirmed"),
            CardWords.text("board.outcomes.known"),
            CardWords.text("board.outcomes.notApplicable"),
            CardWords.text("board.outcomes.declined"),
            CardWords.text("board.outcomes.helped")),
        rows);
  }

  private static List<String> row(String name, Counts counts) {
    return List.of(
        name,
        few(counts.all()),
        few(counts.confirmed()),
        few(counts.known()),
        few(counts.notApplicable()),
        few(counts.declined()),
        few(counts.helped()));
  }

  private static String few(int count) {
    return Few.number(count, false);
  }
}
