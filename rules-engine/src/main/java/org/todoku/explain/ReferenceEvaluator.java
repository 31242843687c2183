package org.todoku.explain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.phrase.Phrases;
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
  private final Phrases phrases;

  public ReferenceEvaluator(RuleSet rules) {
    this.rules = rules;
    this.phrases = new Phrases(rules);
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

  /**
   * Why a rule answers as it does: a tree over the nodes of its criterion, with those of its
   * exceptions after them, and the facts, sources and dates that decided each, or what is missing.
   *
   * @throws IllegalArgumentException if there is no such rule
   */
  public Explanation explain(String ruleId, LinkedProfile profile, LocalDate asOf) {
    Evaluation evaluation = new Evaluation(rules, profile, asOf);
    return new Explainer(rules, phrases, profile, asOf, evaluation).explain(rule(ruleId));
  }

  /**
   * What a match rests on; {@link Grounds#NONE} where the rule does not match.
   *
   * @throws IllegalArgumentException if there is no such rule
   */
  public Grounds grounds(String ruleId, LinkedProfile profile, LocalDate asOf) {
    Evaluation evaluation = new Evaluation(rules, profile, asOf);
    Rule rule = rule(ruleId);
    return evaluation.answer(rule) == Answer.MATCH
        ? new GroundsFinder(rules, evaluation).of(rule)
        : Grounds.NONE;
  }

  /**
   * The days at which a rule's criteria look, in the order of the rule; those within a {@code
   * where} and those that hang on a date that is not known are left out.
   *
   * @throws IllegalArgumentException if there is no such rule
   */
  public List<AskedWindow> windows(String ruleId, LinkedProfile profile, LocalDate asOf) {
    return new WindowFinder(new Evaluation(rules, profile, asOf)).of(rule(ruleId));
  }

  /**
   * How far a rule that does not match is from matching: the smallest single change with which it
   * would. Empty where it answers anything but {@code noMatch}, where no single change would do, or
   * where none was found among those that are tried.
   *
   * @throws IllegalArgumentException if there is no such rule
   */
  public Optional<NearMiss> nearMiss(String ruleId, LinkedProfile profile, LocalDate asOf) {
    return new NearMissFinder(rules, profile, asOf).find(rule(ruleId));
  }

  private Rule rule(String id) {
    return rules.rule(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }
}
