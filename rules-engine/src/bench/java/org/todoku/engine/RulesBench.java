package org.todoku.engine;

import java.util.List;
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
import org.todoku.plan.Day;
import org.todoku.plan.FeatureReader;
import org.todoku.plan.Features;
import org.todoku.plan.Outcomes;
import org.todoku.plan.Plan;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.RuleSet;

/** All rules asked of all children, one thread; times are for all children together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RulesBench {
  @Param("50")
  public int rules;

  @Param("10000")
  public int children;

  private List<LinkedProfile> profiles;
  private RuleNetwork network;
  private Features[] features;
  private HandWritten.Values[] values;
  private FeatureReader reader;
  private Day day;
  private byte[] answers;
  private final Features[] one = new Features[1];
  private final HandWritten.Values oneByHand = new HandWritten.Values();

  /** Makes everything up, and sees to it that both ways give the same answers. */
  @Setup(Level.Trial)
  public void prepare() {
    RuleSet ruleSet = BenchRules.rules(rules);
    profiles = BenchRules.children(children);
    Plan plan = Plan.of(ruleSet);
    network = AlphaNetwork.of(plan);
    day = plan.day(BenchRules.AS_OF);
    reader = plan.newReader();
    features = new Features[children];
    values = new HandWritten.Values[children];
    answers = new byte[rules];
    one[0] = plan.newFeatures(day);
    for (int child = 0; child < children; child++) {
      features[child] = plan.newFeatures(day);
      reader.read(profiles.get(child), day, features[child]);
      values[child] = new HandWritten.Values();
      HandWritten.read(profiles.get(child), values[child]);
    }
    network.evaluate(features, children);
    for (int child = 0; child < children; child++) {
      HandWritten.answer(values[child], answers);
      for (int rule = 0; rule < rules; rule++) {
        if (HandWritten.answer(answers[rule]) != Outcomes.answer(features[child], rule)) {
          throw new IllegalStateException(
              "child " + child + ", rule " + rule + ": by hand "
                  + HandWritten.answer(answers[rule]) + ", engine "
                  + Outcomes.answer(features[child], rule));
        }
      }
    }
  }

  @Benchmark
  public int rulesByHand() {
    int sum = 0;
    for (HandWritten.Values child : values) {
      HandWritten.answer(child, answers);
      sum += answers[0] + answers[rules - 1];
    }
    return sum;
  }

  @Benchmark
  public boolean rulesByEngine() {
    network.evaluate(features, children);
    return features[0].noted(0);
  }

  @Benchmark
  public int wholeByHand() {
    int sum = 0;
    for (LinkedProfile profile : profiles) {
      HandWritten.read(profile, oneByHand);
      HandWritten.answer(oneByHand, answers);
      sum += answers[0] + answers[rules - 1];
    }
    return sum;
  }

  @Benchmark
  public int wholeByEngine() {
    int sum = 0;
    for (LinkedProfile profile : profiles) {
      reader.read(profile, day, one[0]);
      network.evaluate(one, 1);
      for (int rule = 0; rule < rules; rule++) {
        answers[rule] = (byte) Outcomes.answer(one[0], rule).ordinal();
      }
      sum += answers[0] + answers[rules - 1];
    }
    return sum;
  }

  @Benchmark
  public CompiledRuleSet compile() {
    return CompiledRuleSet.compile(BenchRules.rules(rules));
  }
}
