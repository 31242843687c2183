package org.todoku.explain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;

/**
 * Interprets rules directly, as the criteria language defines them: slower than the engine, easier
 * to read, and the oracle that the engine is tested against. It also explains its answers. For rule
 * sets without findings of form or type. Safe for several threads.
 */
public final class ReferenceEvaluator {
  private final RuleSet rules;

  public ReferenceEvaluator(RuleSet rules) {
    this.rules = rules;
  }

  /** The answers of all rules, by id, in the order of the library. */
  public Map<String, Answer> answers(LinkedProfile profile, LocalDate asOf) {
    Evaluation evaluation = new Evaluation(rules, profile, asOf);
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Rule rule : rules.rules()) {
      answers.put(rule.id(), evaluation.answer(rule));
    }
    return answers;
  }

  /**
   * The answer of one rule.
   *
   * @throws IllegalArgumentException if there is no such rule
   */
  public Answer answer(String ruleId, LinkedProfile profile, LocalDate asOf) {
    return new Evaluation(rules, profile, asOf).answer(rule(ruleId));
  }

  private Rule rule(String id) {
    return rules.rule(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }
}
