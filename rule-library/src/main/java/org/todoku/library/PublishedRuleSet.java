package org.todoku.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.RuleCase;
import org.todoku.vocabulary.Vocabulary;

/**
 * The published versions that are evaluated together on a date: of each rule one, in the order of
 * the library.
 */
public final class PublishedRuleSet {
  private final RuleSet ruleSet;
  private final Map<String, PublishedRule> byRule;

  private final Map<String, List<RuleCase>> cases;

  /**
   * @param cases the cases of each rule that has some
   */
  PublishedRuleSet(
      Vocabulary vocabulary, List<PublishedRule> rules, Map<String, List<RuleCase>> cases) {
    this.cases = Map.copyOf(cases);
    this.ruleSet = new RuleSet(vocabulary, rules.stream().map(PublishedRule::rule).toList());
    Map<String, PublishedRule> map = new LinkedHashMap<>();
    rules.forEach(rule -> map.put(rule.rule().id(), rule));
    this.byRule = Collections.unmodifiableMap(map);
  }

  /** What the engine evaluates. */
  public RuleSet ruleSet() {
    return ruleSet;
  }

  /** The versions, in the order of the library. */
  public List<PublishedRule> versions() {
    return List.copyOf(byRule.values());
  }

  /** The cases that a version was approved with, as far as they can be read. */
  public List<RuleCase> cases(String ruleId) {
    return List.copyOf(cases.getOrDefault(ruleId, List.of()));
  }

  /** The version of a rule in this set. */
  public Optional<PublishedRule> version(String ruleId) {
    return Optional.ofNullable(byRule.get(ruleId));
  }
}
