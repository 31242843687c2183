package org.todoku.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.rule.RuleSet;
import org.todoku.vocabulary.Vocabulary;

/**
 * The published versions that are evaluated together on a date: of each rule one, in the order of
 * the library.
 */
public final class PublishedRuleSet {
  private final RuleSet ruleSet;
  private final Map<String, PublishedRule> byRule;

  PublishedRuleSet(Vocabulary vocabulary, List<PublishedRule> rules) {
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

  /** The version of a rule in this set. */
  public Optional<PublishedRule> version(String ruleId) {
    return Optional.ofNullable(byRule.get(ruleId));
  }
}
