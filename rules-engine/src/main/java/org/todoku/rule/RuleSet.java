package org.todoku.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.vocabulary.Vocabulary;

/**
 * Rules that are evaluated together, over one vocabulary. Rules that others refer to are among
 * them. Only rule sets without findings of form or type are evaluated.
 */
public final class RuleSet {
  private final Vocabulary vocabulary;
  private final Map<String, Rule> rules;

  /**
   * @throws IllegalArgumentException if two rules have one id
   */
  public RuleSet(Vocabulary vocabulary, List<Rule> rules) {
    Map<String, Rule> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (byId.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException("two rules " + rule.id());
      }
    }
    this.vocabulary = vocabulary;
    this.rules = Collections.unmodifiableMap(byId);
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The rules in the order of the library. */
  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  public Optional<Rule> rule(String id) {
    return Optional.ofNullable(rules.get(id));
  }
}
