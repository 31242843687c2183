package org.todoku.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.DSL;
import org.drools.model.Declaration;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.Block1;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.jspecify.annotations.Nullable;
import org.todoku.plan.Features;
import org.todoku.plan.Formula;
import org.todoku.plan.Outcomes;
import org.todoku.plan.Plan;
import org.todoku.plan.RulePlan;

/**
 * Rules as a Drools model, built in Java. Each rule becomes up to three: for "certainly", for
 * "possibly" and for "suppressed", so that the three-valued answer comes out of one pass. All of
 * them have a single pattern, a child's features, with a constraint for each condition that must
 * hold.
 */
final class DroolsModel {
  private static final String PACKAGE = "org.todoku.rules";

  private static final String NAME = "outcome ";

  private final Declaration<Features> child = DSL.declarationOf(Features.class);
  private final List<Condition> conditions = new ArrayList<>();

  /** How often each condition is asked; the most frequent stand first and are shared. */
  private final Map<Formula, Integer> uses = new HashMap<>();

  /** Conditions by number: nodes are shared by this name alone. */
  private final Map<Formula, String> names = new HashMap<>();

  /** One Drools rule: all conditions, and the outcome that is noted when they hold. */
  private record Condition(int outcome, List<Formula> formulas) {}

  DroolsModel(Plan plan) {
    List<RulePlan> rules = plan.rules();
    for (int rule = 0; rule < rules.size(); rule++) {
      add(Outcomes.certainly(rule), rules.get(rule).certainly());
      add(Outcomes.possibly(rule), rules.get(rule).possibly());
      Formula suppressed = rules.get(rule).suppressed();
      if (suppressed != null) {
        add(Outcomes.suppressed(rule), suppressed);
      }
    }
  }

  private void add(int outcome, Formula formula) {
    List<Formula> formulas = Formula.conjuncts(formula);
    conditions.add(new Condition(outcome, formulas));
    for (Formula each : formulas) {
      uses.merge(each, 1, Integer::sum);
      names.computeIfAbsent(each, ignored -> "c" + names.size());
    }
  }

  /** How many Drools rules there are. */
  int size() {
    return conditions.size();
  }

  /**
   * Some of the rules.
   *
   * @param from the first, from 0
   * @param to the first that is left out
   */
  ModelImpl model(int from, int to) {
    ModelImpl model = new ModelImpl(PACKAGE);
    for (Condition condition : conditions.subList(from, to)) {
      model.addRule(rule(condition));
    }
    return model;
  }

  private Rule rule(Condition condition) {
    List<Formula> formulas = new ArrayList<>(condition.formulas());
    formulas.sort((a, b) -> Integer.compare(uses(b), uses(a)));
    PatternDef<Features> pattern = PatternDSL.pattern(child);
    for (Formula formula : formulas) {
      String name = String.valueOf(names.get(formula));
      pattern = pattern.expr(name, new Holds(name, formula));
    }
    return PatternDSL.rule(PACKAGE, NAME + condition.outcome())
        .build(pattern, DSL.on(child).execute(new Note(condition.outcome())));
  }

  /** The outcome that a rule of this model notes, by the rule's name. */
  static int outcome(String ruleName) {
    return Integer.parseInt(ruleName.substring(NAME.length()));
  }

  /** The condition behind a constraint of this model, or null if it is none of its. */
  static @Nullable Formula formula(SingleConstraint constraint) {
    Object predicate = constraint.getPredicate1();
    Object lambda =
        predicate instanceof IntrospectableLambda wrapped ? wrapped.getLambda() : predicate;
    return lambda instanceof Holds(String name, Formula formula) ? formula : null;
  }

  private int uses(Formula formula) {
    return uses.getOrDefault(formula, 0);
  }

  /** A condition as a Drools constraint, told apart by its name. */
  private record Holds(String name, Formula formula)
      implements Predicate1<Features>, HashedExpression {
    @Override
    public boolean test(Features features) {
      return formula.holds(features);
    }

    @Override
    public String getExpressionHash() {
      return name;
    }
  }

  /** The consequence of a rule, which never acts: it only notes what held. */
  private record Note(int outcome) implements Block1<Features>, HashedExpression {
    @Override
    public void execute(Features features) {
      features.note(outcome);
    }

    @Override
    public String getExpressionHash() {
      return "note " + outcome;
    }
  }
}
