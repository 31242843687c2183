package org.todoku.authoring.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.explain.AskedWindow;
import org.todoku.explain.Explanation;
import org.todoku.explain.NearMiss;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.rule.Answer;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.CaseResult;
import org.todoku.simulate.RuleCase;
import org.todoku.text.CaseWriter;

/**
 * A rule that is being written, asked of one child.
 *
 * @param example the child's facts, with the day
 * @param result what the rule answers
 * @param states by piece, whether it holds
 * @param observed by piece, what was found there, where that is a number or a value
 * @param windows the days at which the rule looks
 * @param nearest of a child who does not match, the smallest change with which it would
 */
public record TriedChild(
    RuleCase example,
    CaseResult result,
    Map<Long, Explanation.State> states,
    Map<Long, String> observed,
    List<AskedWindow> windows,
    Optional<NearMiss> nearest) {

  public TriedChild {
    states = Map.copyOf(states);
    observed = Map.copyOf(observed);
    windows = List.copyOf(windows);
  }

  /**
   * Asks a rule; empty while it is not finished.
   *
   * @param ruleId the rule that the sheet writes
   */
  public static Optional<TriedChild> of(
      Sheet sheet, SheetReading reading, String ruleId, RuleCase example) {
    return reading
        .rule()
        .filter(rules -> rules.rule(ruleId).isPresent())
        .map(rules -> asked(sheet, rules, ruleId, example));
  }

  private static TriedChild asked(Sheet sheet, RuleSet rules, String ruleId, RuleCase example) {
    ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
    Explanation whole = evaluator.explain(ruleId, example.facts(), example.asOf());
    Map<Long, Explanation.State> states = new HashMap<>();
    Map<Long, String> observed = new HashMap<>();
    int exceptions = rules.rule(ruleId).orElseThrow().unless().size();
    int parts = whole.children().size() - exceptions;
    note(sheet.when(), whole, whole.children().subList(0, parts), states, observed);
    List<Piece> unless = sheet.exceptions().stream().filter(piece -> !piece.off()).toList();
    if (unless.size() == exceptions) {
      for (int i = 0; i < exceptions; i++) {
        Explanation exception = whole.children().get(parts + i);
        states.put(unless.get(i).id(), exception.state());
        for (Piece part : unless.get(i).parts()) {
          if (!part.off()) {
            note(part, exception, exception.children(), states, observed);
          }
        }
      }
    }
    return new TriedChild(
        example,
        CaseResult.of(example, evaluator),
        states,
        observed,
        evaluator.windows(ruleId, example.facts(), example.asOf()),
        evaluator.nearMiss(ruleId, example.facts(), example.asOf()));
  }

  /**
   * The child with the smallest change with which the rule matches, as a case of its own: it stands
   * right at the boundary.
   *
   * @param expected what a person says that the rule must answer for it
   */
  public Optional<RuleCase> boundary(Answer expected, String language) {
    return nearest.map(
        miss ->
            new RuleCase(
                example.rule(),
                example.name() + ": " + miss.text().in(language),
                example.asOf(),
                NearMiss.changed(example.facts(), miss.change()),
                expected,
                example.place()));
  }

  /** The child as a case of its own. */
  public RuleCase labelled(Answer expected) {
    return new RuleCase(
        example.rule(), example.name(), example.asOf(), example.facts(), expected, example.place());
  }

  /**
   * A case file with one more case.
   *
   * @param cases as it stands; may be blank
   */
  public static String with(String cases, RuleCase more) {
    String added = CaseWriter.yaml(more.rule(), List.of(more));
    return cases.isBlank() ? added : cases.stripTrailing() + "\n---\n" + added;
  }

  /** Notes what is explained of a piece; the conditions on records are not explained one by one. */
  private static void note(
      Piece piece,
      Explanation explanation,
      List<Explanation> explained,
      Map<Long, Explanation.State> states,
      Map<Long, String> observed) {
    states.put(piece.id(), explanation.state());
    String found = explanation.observed();
    if (found != null) {
      observed.put(piece.id(), found);
    }
    List<Piece> parts = piece.parts().stream().filter(part -> !part.off()).toList();
    if (parts.size() == explained.size()) {
      for (int i = 0; i < parts.size(); i++) {
        note(parts.get(i), explained.get(i), explained.get(i).children(), states, observed);
      }
    }
  }
}
