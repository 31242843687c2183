package org.todoku.simulate;

import org.todoku.explain.ReferenceEvaluator;
import org.todoku.rule.Answer;

/** What a case gave. */
public record CaseResult(RuleCase example, Answer answer) {
  /** Runs a case whose rule the evaluator has. */
  public static CaseResult of(RuleCase example, ReferenceEvaluator evaluator) {
    return new CaseResult(
        example, evaluator.answer(example.rule(), example.facts(), example.asOf()));
  }

  /** Whether the answer was the expected one. */
  public boolean passed() {
    return answer == example.expected();
  }
}
