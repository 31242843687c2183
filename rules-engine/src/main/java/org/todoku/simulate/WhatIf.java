package org.todoku.simulate;

import org.todoku.engine.PopulationAnswers;
import org.todoku.engine.PopulationRules;
import org.todoku.plan.FeatureColumns;
import org.todoku.plan.Plan;
import org.todoku.rule.RuleSet;

/**
 * Some rules that are to be asked of a resident population; only these are compiled and run. Those
 * that they refer to are among the answers too.
 */
public final class WhatIf {
  private final FeatureColumns columns;
  private final Plan plan;

  WhatIf(FeatureColumns columns, RuleSet rules) {
    this.columns = columns;
    this.plan = columns.plan(rules);
  }

  /** How many features the rules need that the population lacks; 0 if it can answer at once. */
  public int missing() {
    return columns.missing(plan);
  }

  /**
   * Compiles the rules and asks them of every child, on all cores.
   *
   * @throws IllegalStateException if features are missing; see {@link ResidentPopulation#with}
   */
  public PopulationAnswers answers() {
    if (missing() > 0) {
      throw new IllegalStateException(missing() + " features are missing");
    }
    return PopulationRules.compile(plan, columns).evaluate();
  }

  Plan plan() {
    return plan;
  }
}
