package org.todoku.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.ResidentPopulation;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.TestVocabulary;

/** One changed rule compiled and asked of a resident population, on all cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ResidentBench {
  @Param("100000")
  public int children;

  private ResidentPopulation population;
  private int change;

  @Setup(Level.Trial)
  public void prepare() {
    population = population(children);
  }

  /** A population with the features of the measured rules and of generated ones, 40 or more. */
  static ResidentPopulation population(int children) {
    BenchChildren made = new BenchChildren();
    return ResidentPopulation.load(
        resident(),
        BenchRules.AS_OF,
        each -> {
          for (int index = 0; index < children; index++) {
            each.accept(made.next(index));
          }
        });
  }

  private static RuleSet resident() {
    List<Rule> rules = new ArrayList<>(BenchRules.rules(50).rules());
    for (Rule rule :
        new GeneratedRules(new Random(7), TestVocabulary.VOCABULARY).rules(40, BenchRules.AS_OF)) {
      rules.add(
          new Rule(
              "generated-" + rule.id(),
              rule.title(),
              null,
              null,
              null,
              null,
              null,
              rule.parameters(),
              rule.when(),
              List.of(),
              rule.whenUnknown(),
              List.of()));
    }
    rules.removeIf(rule -> rule.when().toString().contains("RuleReference"));
    return new RuleSet(TestVocabulary.VOCABULARY, rules);
  }

  @Benchmark
  public int oneChangedRule() {
    change = (change + 1) % 200;
    RuleSet candidate =
        new RuleSet(
            TestVocabulary.VOCABULARY,
            List.of(Rule.of("changed", BenchRules.criterion(change))));
    return population
        .whatIf(candidate, List.of("changed"))
        .answers()
        .counts("changed")
        .get(Answer.MATCH);
  }

  /** What a simulation counts of 50 rules in two versions: answers, added and lost, overlaps. */
  @Benchmark
  public long fiftyRulesInTwoVersions() {
    RuleSet before = BenchRules.rules(50);
    List<Rule> changed = new ArrayList<>();
    for (int index = 0; index < 50; index++) {
      changed.add(Rule.of("rule-" + index, BenchRules.criterion(index + 5)));
    }
    RuleSet after = new RuleSet(TestVocabulary.VOCABULARY, changed);
    List<String> ids = before.rules().stream().map(Rule::id).toList();
    PopulationAnswers was = population.whatIf(before, ids).answers();
    PopulationAnswers is = population.whatIf(after, ids).answers();
    long sum = 0;
    List<BitSet> matching = new ArrayList<>();
    for (String id : ids) {
      sum += was.counts(id).get(Answer.MATCH) + is.counts(id).get(Answer.CANNOT_TELL);
      sum += is.matchedOnlyHere(id, was).length + was.matchedOnlyHere(id, is).length;
      BitSet children = new BitSet(is.size());
      int[] byTens = new int[10];
      for (int child : is.children(id, Answer.MATCH)) {
        children.set(child);
        byTens[child % 10]++;
      }
      sum += byTens[0];
      matching.add(children);
    }
    for (BitSet one : matching) {
      for (BitSet other : matching) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        sum += both.cardinality();
      }
    }
    return sum;
  }
}
