package org.todoku.simulate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.todoku.explain.Explanation;
import org.todoku.explain.Explanation.State;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Criterion;
import org.todoku.rule.NodePath;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;

/**
 * How well cases show what a rule's conditions do. A condition is a node of the rule, exceptions
 * included, that has no parts; it is covered where some case makes it hold, another makes it not
 * hold, and a third leaves it unknown. Conditions inside the {@code where} of a count speak of a
 * record, not of a child, and are not counted.
 *
 * @param conditions all conditions, rule by rule in the order of the rule set
 */
public record CaseCoverage(List<Condition> conditions) {
  public CaseCoverage {
    conditions = List.copyOf(conditions);
  }

  /**
   * A condition, and what the cases made of it.
   *
   * @param rule the rule's id
   * @param node the condition's address in it
   * @param shown the states that some case gave it
   * @param possible the states that it can have at all: whether a value is recorded is always known
   */
  public record Condition(String rule, NodePath node, Set<State> shown, Set<State> possible) {
    public Condition {
      shown = Set.copyOf(shown);
      possible = Set.copyOf(possible);
    }

    /** The states that no case shows, in the order true, false, unknown. */
    public List<State> lacking() {
      return possible.stream().filter(state -> !shown.contains(state)).sorted().toList();
    }
  }

  /** What a rule set's cases cover. Cases of rules that it does not have are passed over. */
  public static CaseCoverage of(RuleSet rules, List<RuleCase> cases) {
    ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
    Map<String, Map<String, Set<State>>> shown = new HashMap<>();
    for (RuleCase each : cases) {
      if (rules.rule(each.rule()).isPresent()) {
        note(
            evaluator.explain(each.rule(), each.facts(), each.asOf()),
            shown.computeIfAbsent(each.rule(), rule -> new HashMap<>()));
      }
    }
    List<Condition> conditions = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      Map<String, Set<State>> states = shown.getOrDefault(rule.id(), Map.of());
      leaves(rule)
          .forEach(
              (node, criterion) ->
                  conditions.add(
                      new Condition(
                          rule.id(),
                          node,
                          states.getOrDefault(node.text(), Set.of()),
                          possible(criterion))));
    }
    return new CaseCoverage(conditions);
  }

  private static void note(Explanation explanation, Map<String, Set<State>> shown) {
    shown
        .computeIfAbsent(explanation.node(), node -> EnumSet.noneOf(State.class))
        .add(explanation.state());
    explanation.children().forEach(child -> note(child, shown));
  }

  private static Map<NodePath, Criterion> leaves(Rule rule) {
    Map<NodePath, Criterion> leaves = new LinkedHashMap<>();
    leaves(rule.when(), NodePath.WHEN, leaves);
    for (int index = 0; index < rule.unless().size(); index++) {
      leaves(rule.unless().get(index).when(), NodePath.unless(index), leaves);
    }
    return leaves;
  }

  private static void leaves(Criterion criterion, NodePath node, Map<NodePath, Criterion> leaves) {
    List<Phrases.Part> parts = Phrases.parts(criterion, node);
    if (parts.isEmpty()) {
      leaves.put(node, criterion);
    }
    parts.forEach(part -> leaves(part.criterion(), part.node(), leaves));
  }

  private static Set<State> possible(Criterion criterion) {
    return criterion instanceof Criterion.Missing || criterion instanceof Criterion.Recorded
        ? EnumSet.of(State.SATISFIED, State.NOT_SATISFIED)
        : EnumSet.allOf(State.class);
  }

  /** How many states of conditions the cases show. */
  public int shown() {
    return possible() - conditions.stream().mapToInt(each -> each.lacking().size()).sum();
  }

  /** How many there are to show. */
  public int possible() {
    return conditions.stream().mapToInt(each -> each.possible().size()).sum();
  }

  /** The conditions with something that no case shows. */
  public List<Condition> lacking() {
    return conditions.stream().filter(each -> !each.lacking().isEmpty()).toList();
  }

  /** The conditions of one rule. */
  public CaseCoverage ofRule(String rule) {
    return new CaseCoverage(conditions.stream().filter(each -> each.rule().equals(rule)).toList());
  }
}
