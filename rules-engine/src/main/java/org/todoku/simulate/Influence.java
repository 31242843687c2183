package org.todoku.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.todoku.engine.PopulationAnswers;
import org.todoku.plan.FeatureColumns;
import org.todoku.rule.Answer;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;

/**
 * How much each part of a rule weighs in a population: of the parts of a topmost {@code all}, or of
 * the criterion as its only part, how many children each lets pass, and how many it alone keeps
 * out. Exceptions are no parts.
 */
public final class Influence {
  private final List<String> parts = new ArrayList<>();
  private final WhatIf question;

  Influence(FeatureColumns columns, RuleSet candidate, String ruleId) {
    Rule rule =
        candidate.rule(ruleId).orElseThrow(() -> new IllegalArgumentException("no rule " + ruleId));
    List<Criterion> criteria =
        rule.when() instanceof Criterion.All(List<Criterion> of) ? of : List.of(rule.when());
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (int part = 0; part < criteria.size(); part++) {
      // no id in a library has a space
      String id = "part " + part;
      parts.add(id);
      rules.put(id, part(id, rule, criteria.get(part)));
    }
    Set<String> references = part("whole", rule, rule.when()).references();
    for (Rule other : RulesAsked.closure(candidate, references).rules()) {
      rules.put(other.id(), other);
    }
    question =
        new WhatIf(columns, new RuleSet(candidate.vocabulary(), List.copyOf(rules.values())));
  }

  private static Rule part(String id, Rule rule, Criterion criterion) {
    return new Rule(
        id,
        rule.title(),
        null,
        null,
        null,
        null,
        null,
        rule.parameters(),
        criterion,
        List.of(),
        Rule.WhenUnknown.IGNORE,
        List.of());
  }

  /**
   * How much one part weighs.
   *
   * @param passed children for whom it certainly holds
   * @param unknown children for whom it cannot be told
   * @param excluded children for whom it certainly does not hold
   * @param onlyExcluded children of these for whom all other parts certainly hold
   */
  public record Part(int passed, int unknown, int excluded, int onlyExcluded) {}

  /** The same question, for {@link WhatIf#missing} and {@link ResidentPopulation#with}. */
  public WhatIf question() {
    return question;
  }

  /**
   * Asks every part of every child. The parts are in the order of the rule.
   *
   * @throws IllegalStateException if features are missing
   */
  public List<Part> parts() {
    PopulationAnswers answers = question.answers();
    int[] failed = failed(answers);
    List<Part> weighed = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      int only = 0;
      for (int child : answers.children(parts.get(part), Answer.NO_MATCH)) {
        only += failed[child] == 1 ? 1 : 0;
      }
      Map<Answer, Integer> count = answers.counts(parts.get(part));
      weighed.add(
          new Part(
              count.getOrDefault(Answer.MATCH, 0),
              count.getOrDefault(Answer.CANNOT_TELL, 0),
              count.getOrDefault(Answer.NO_MATCH, 0),
              only));
    }
    return weighed;
  }

  /**
   * The children whom one part alone keeps out, by their place, ascending: all others certainly
   * hold.
   *
   * @throws IllegalStateException if features are missing
   */
  public int[] keptOutByOne() {
    PopulationAnswers answers = question.answers();
    int[] failed = failed(answers);
    return parts.stream()
        .flatMapToInt(part -> Arrays.stream(answers.children(part, Answer.NO_MATCH)))
        .filter(child -> failed[child] == 1)
        .sorted()
        .toArray();
  }

  /** By child, how many parts do not certainly hold. */
  private int[] failed(PopulationAnswers answers) {
    int[] failed = new int[answers.size()];
    for (String part : parts) {
      for (Answer failing : List.of(Answer.NO_MATCH, Answer.CANNOT_TELL)) {
        for (int child : answers.children(part, failing)) {
          failed[child]++;
        }
      }
    }
    return failed;
  }
}
