package org.todoku.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.todoku.rule.Criterion;
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
        if (!touched.contains(rule.id()) && references(rule).stream().anyMatch(touched::contains)) {
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
      for (String reference : references(rule)) {
        if (needed.add(reference)) {
          waiting.push(reference);
        }
      }
    }
    return new RuleSet(
        rules.vocabulary(),
        rules.rules().stream().filter(rule -> needed.contains(rule.id())).toList());
  }

  /** The rules that a rule refers to itself. */
  static Set<String> references(Rule rule) {
    Set<String> found = new LinkedHashSet<>();
    Deque<Criterion> waiting = new ArrayDeque<>();
    waiting.push(rule.when());
    rule.unless().forEach(exception -> waiting.push(exception.when()));
    while (!waiting.isEmpty()) {
      Criterion criterion = waiting.pop();
      if (criterion instanceof Criterion.RuleReference(String id)) {
        found.add(id);
      }
      parts(criterion).forEach(waiting::push);
    }
    return found;
  }

  private static List<Criterion> parts(Criterion criterion) {
    return switch (criterion) {
      case Criterion.All(List<Criterion> of) -> of;
      case Criterion.Any(List<Criterion> of) -> of;
      case Criterion.None(List<Criterion> of) -> of;
      case Criterion.Not(Criterion of) -> List.of(of);
      case Criterion.AtLeastOf(int n, List<Criterion> of) -> of;
      case Criterion.Score(List<Criterion.Points> points, var comparison) -> {
        List<Criterion> of = new ArrayList<>();
        points.forEach(each -> of.add(each.when()));
        yield of;
      }
      case Criterion.ValueTest test -> List.of();
      case Criterion.Missing test -> List.of();
      case Criterion.Recorded test -> List.of();
      // a where cannot refer to rules
      case Criterion.Records records -> List.of();
      case Criterion.RuleReference reference -> List.of();
    };
  }
}
