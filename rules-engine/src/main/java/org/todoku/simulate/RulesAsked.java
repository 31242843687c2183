package org.todoku.simulate;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;

/** Which rules others refer to, and whose answers a change may touch. */
public final class RulesAsked {
  private RulesAsked() {}

  /** The rules that differ between two sets, new ones included, and those that refer to them. */
  static Set<String> touched(RuleSet before, RuleSet after) {
    Set<String> touched = new LinkedHashSet<>();
    for (Rule rule : after.rules()) {
      if (!before.rule(rule.id()).map(rule::equals).orElse(false)) {
        touched.add(rule.id());
      }
    }
    boolean grown = !touched.isEmpty();
    while (grown) {
      grown = false;
      for (Rule rule : after.rules()) {
        if (!touched.contains(rule.id())
            && rule.references().stream().anyMatch(touched::contains)) {
          touched.add(rule.id());
          grown = true;
        }
      }
    }
    return touched;
  }

  /**
   * Some rules of a set and all that they refer to, in the order of the set: only what these read
   * has to be read.
   *
   * @throws IllegalArgumentException if the set lacks one of them
   */
  public static RuleSet closure(RuleSet rules, Collection<String> ids) {
    Set<String> needed = new HashSet<>(ids);
    Deque<String> waiting = new ArrayDeque<>(ids);
    while (!waiting.isEmpty()) {
      String id = waiting.pop();
      Rule rule = rules.rule(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id));
      for (String reference : rule.references()) {
        if (needed.add(reference)) {
          waiting.push(reference);
        }
      }
    }
    return new RuleSet(
        rules.vocabulary(),
        rules.rules().stream().filter(rule -> needed.contains(rule.id())).toList());
  }
}
