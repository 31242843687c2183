package org.todoku.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.RulesAsked;
import org.todoku.verify.AttributesRead;
import org.todoku.verify.References;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.Vocabulary;

/**
 * Two rule sets that are compared: the rules that were chosen as they are in force, and as they are
 * tried; each with the rules that they refer to.
 *
 * @param chosen ids of the chosen rules, in their order
 * @param before those of them that are in force
 * @param now all of them
 */
record Tried(List<String> chosen, RuleSet before, RuleSet now) {

  /**
   * Puts the rule sets together.
   *
   * @param inForce the rules in force on the day
   * @param tried the chosen rules as they are tried
   * @throws IllegalArgumentException if rules refer to one another in a circle, or to none
   */
  static Tried of(RuleSet inForce, List<Rule> tried) {
    List<String> ids = tried.stream().map(Rule::id).toList();
    Map<String, Rule> rules = new LinkedHashMap<>();
    inForce.rules().forEach(rule -> rules.put(rule.id(), rule));
    tried.forEach(rule -> rules.put(rule.id(), rule));
    List<Rule> all = new ArrayList<>(rules.values());
    if (!References.sound(all)) {
      throw new IllegalArgumentException("the rules refer to one another in a circle");
    }
    RuleSet candidate = new RuleSet(inForce.vocabulary(), all);
    List<String> known = ids.stream().filter(id -> inForce.rule(id).isPresent()).toList();
    return new Tried(ids, RulesAsked.closure(inForce, known), RulesAsked.closure(candidate, ids));
  }

  /** What has to be read of each child, and nothing else. */
  Set<AttributePath> read() {
    Set<AttributePath> read = new LinkedHashSet<>(AttributesRead.of(now));
    read.addAll(AttributesRead.of(before));
    read.add(new AttributePath(root(), Vocabulary.BIRTH_DATE));
    if (hasHouseholds()) {
      read.add(Counting.SINGLE_PARENT);
    }
    return read;
  }

  /** The entity of the child itself. */
  String root() {
    return now.vocabulary().root().id();
  }

  /** Whether the vocabulary says which households have a single parent. */
  boolean hasHouseholds() {
    return now.vocabulary().attribute(Counting.SINGLE_PARENT).isPresent();
  }
}
