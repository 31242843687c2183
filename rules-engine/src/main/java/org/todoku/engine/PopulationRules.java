package org.todoku.engine;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.todoku.plan.FeatureColumns;
import org.todoku.plan.Features;
import org.todoku.plan.Outcomes;
import org.todoku.plan.Plan;
import org.todoku.plan.RulePlan;
import org.todoku.rule.RuleSet;

/**
 * Rules compiled into Drools that are asked of a population whose features are at hand as columns.
 * Safe for several threads.
 */
public final class PopulationRules {
  private static final int BATCH = 256;

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
    byte[][] answers = new byte[plan.ruleCount()][population.size()];
    IntStream.range(0, population.blockCount()).parallel().forEach(block -> ask(block, answers));
    List<String> ids = plan.rules().stream().map(RulePlan::id).toList();
    return new PopulationAnswers(population.asOf(), ids, answers, population.size());
  }

  private void ask(int block, byte[][] answers) {
    FeatureColumns.Reader reader = population.reader(plan);
    int size = population.blockSize(block);
    int start = population.blockStart(block);
    Features[] features = new Features[Math.min(BATCH, size)];
    for (int index = 0; index < features.length; index++) {
      features[index] = reader.newFeatures(plan);
    }
    for (int from = 0; from < size; from += BATCH) {
      int to = Math.min(size, from + BATCH);
      reader.read(block, from, to, features);
      network.evaluate(features, to - from);
      for (int rule = 0; rule < answers.length; rule++) {
        for (int row = from; row < to; row++) {
          answers[rule][start + row] = (byte) Outcomes.answer(features[row - from], rule).ordinal();
        }
      }
    }
  }
}
