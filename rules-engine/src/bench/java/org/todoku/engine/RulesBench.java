package org.todoku.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
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
import org.todoku.plan.FeatureBatch;
import org.todoku.plan.FeatureReader;
import org.todoku.plan.Plan;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.RuleSet;

/** All rules asked of all children, one thread; times are for all children together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RulesBench {
  private static final int BATCH = 512;

  @Param("50")
  public int rules;

  @Param("10000")
  public int children;

  private List<List<LinkedProfile>> profiles;
  private CompiledRuleSet compiled;
  private RuleNetwork network;
  private List<FeatureBatch> features;
  private HandWritten.Values[] values;
  private Day day;
  private byte[] answers;
  private final HandWritten.Values oneByHand = new HandWritten.Values();

  /** Makes everything up, and sees to it that both ways give the same answers. */
  @Setup(Level.Trial)
  public void prepare() {
    RuleSet ruleSet = BenchRules.rules(rules);
    profiles = BenchRules.children(children).stream().gather(Gatherers.windowFixed(BATCH)).toList();
    compiled = CompiledRuleSet.compile(ruleSet);
    Plan plan = Plan.of(ruleSet);
    network = AlphaNetwork.of(plan);
    day = plan.day(BenchRules.AS_OF);
    FeatureReader reader = plan.newReader();
    features = new ArrayList<>();
    values = new HandWritten.Values[children];
    answers = new byte[rules];
    int child = 0;
    for (List<LinkedProfile> some : profiles) {
      FeatureBatch batch = plan.newBatch(some.size());
      features.add(batch);
      List<Answers> engine = compiled.evaluate(some, BenchRules.AS_OF);
      for (int i = 0; i < some.size(); i++) {
        reader.read(some.get(i), day, batch);
        values[child] = new HandWritten.Values();
        HandWritten.read(some.get(i), values[child]);
        HandWritten.answer(values[child], answers);
        for (int rule = 0; rule < rules; rule++) {
          if (HandWritten.answer(answers[rule]) != engine.get(i).answer(rule)) {
            throw new IllegalStateException(
                "child " + child + ", rule " + rule + ": by hand "
                    + HandWritten.answer(answers[rule]) + ", engine "
                    + engine.get(i).answer(rule));
          }
        }
        child++;
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
  public int rulesByEngine() {
    int[] noted = {0};
    for (FeatureBatch batch : features) {
      network.evaluate(batch, day).answers(0, (row, answer) -> noted[0]++);
    }
    return noted[0];
  }

  @Benchmark
  public int wholeByHand() {
    int sum = 0;
    for (List<LinkedProfile> some : profiles) {
      for (LinkedProfile profile : some) {
        HandWritten.read(profile, oneByHand);
        HandWritten.answer(oneByHand, answers);
        sum += answers[0] + answers[rules - 1];
      }
    }
    return sum;
  }

  @Benchmark
  public int wholeByEngine() {
    int sum = 0;
    for (List<LinkedProfile> some : profiles) {
      // one batch: it runs in this thread
      for (Answers each : compiled.evaluate(some, BenchRules.AS_OF)) {
        sum += each.answer(0).ordinal() + each.answer(rules - 1).ordinal();
      }
    }
    return sum;
  }

  @Benchmark
  public CompiledRuleSet compile() {
    return CompiledRuleSet.compile(BenchRules.rules(rules));
  }
}
