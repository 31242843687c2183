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
import org.todoku.profile.LinkedProfile;

/** The naive way, on fewer children, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NaiveBench {
  static final int CHILDREN = 1_000;

  @Param("50")
  public int rules;

  private List<LinkedProfile> profiles;
  private NaiveSessions naive;

  /** Makes everything up, and sees to it that the same children match as by hand. */
  @Setup(Level.Trial)
  public void prepare() {
    profiles = BenchRules.children(CHILDREN);
    naive = new NaiveSessions(rules);
    HandWritten.Values values = new HandWritten.Values();
    byte[] answers = new byte[rules];
    for (LinkedProfile profile : profiles) {
      naive.ask(profile);
      HandWritten.read(profile, values);
      HandWritten.answer(values, answers);
      for (int rule = 0; rule < rules; rule++) {
        if (naive.matched[rule] != (answers[rule] == 3)) {
          throw new IllegalStateException(
              profile.child() + ", rule " + rule + ": naive " + naive.matched[rule]);
        }
      }
    }
  }

  @Benchmark
  public boolean naive() {
    for (LinkedProfile profile : profiles) {
      naive.ask(profile);
    }
    return naive.matched[0];
  }
}
