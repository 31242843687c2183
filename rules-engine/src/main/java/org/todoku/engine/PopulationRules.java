package org.todoku.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.todoku.plan.Day;
import org.todoku.plan.FeatureColumns;
import org.todoku.plan.Noted;
import org.todoku.plan.Plan;
import org.todoku.plan.RulePlan;
import org.todoku.rule.RuleSet;

/**
 * Rules compiled into Drools that are asked of a population whose features are at hand as columns.
 * Safe for several threads.
 */
public final class PopulationRules {
  private final FeatureColumns population;
  private final Plan plan;
  private final RuleNetwork network;

  private PopulationRules(FeatureColumns population, Plan plan, RuleNetwork network) {
    this.population = population;
    this.plan = plan;
    this.network = network;
  }

  /**
   * Compiles rules.
   *
   * @param plan by {@link FeatureColumns#plan(RuleSet)} of this population
   * @throws IllegalArgumentException if the population lacks features that the rules need
   */
  public static PopulationRules compile(Plan plan, FeatureColumns population) {
    return compile(plan, population, CompiledRuleSet::network);
  }

  /** Compiles rules into a given kind of network. */
  static PopulationRules compile(
      Plan plan, FeatureColumns population, Function<Plan, RuleNetwork> network) {
    if (population.missing(plan) > 0) {
      throw new IllegalArgumentException("the population lacks features of the rules");
    }
    return new PopulationRules(population, plan, network.apply(plan));
  }

  /** Asks the rules of all children, on all cores. */
  public PopulationAnswers evaluate() {
    Day day = plan.day(population.asOf());
    byte[][] answers = new byte[plan.ruleCount()][population.size()];
    IntStream.range(0, population.blockCount())
        .parallel()
        .forEach(block -> ask(block, day, answers));
    List<String> ids = plan.rules().stream().map(RulePlan::id).toList();
    return new PopulationAnswers(population.asOf(), ids, answers, population.size());
  }

  private void ask(int block, Day day, byte[][] answers) {
    Noted noted = network.evaluate(population.block(block), day);
    int start = population.blockStart(block);
    for (int rule = 0; rule < answers.length; rule++) {
      byte[] into = answers[rule];
      Arrays.fill(into, start, start + noted.size(), (byte) noted.usual(rule).ordinal());
      noted.answers(rule, (row, answer) -> into[start + row] = (byte) answer.ordinal());
    }
  }
}
