package org.todoku.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.todoku.profile.LinkedProfile;

/**
 * What others make of the same rules: another engine, and PostgreSQL with one statement for all
 * children. Both know of matches alone, which must be those of the code written by hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerBench {
  private static final int SESSION = 500;

  @Param("50")
  public int rules;

  @Param("10000")
  public int children;

  private List<HandWritten.Values> values;
  private EvreteRules evrete;
  private SetBased database;
  private Path folder;

  @Setup(Level.Trial)
  public void prepare() throws IOException, SQLException {
    values = new ArrayList<>();
    long[] matched = new long[rules];
    byte[] answers = new byte[rules];
    BenchChildren made = new BenchChildren();
    for (int index = 0; index < children; index++) {
      LinkedProfile profile = made.next(index);
      HandWritten.Values of = new HandWritten.Values();
      HandWritten.read(profile, of);
      values.add(of);
      HandWritten.answer(of, answers);
      for (int rule = 0; rule < rules; rule++) {
        matched[rule] += answers[rule] == 3 ? 1 : 0;
      }
    }
    folder = Files.createTempDirectory("todoku-bench");
    database = new SetBased(folder, rules);
    BenchChildren again = new BenchChildren();
    database.fill(children, again::next, values);
    evrete = new EvreteRules(rules);
    agree("PostgreSQL", matched, database.counts());
    long[] peer = new long[rules];
    for (EvreteRules.Fact fact : evrete()) {
      for (int rule = 0; rule < rules; rule++) {
        peer[rule] += fact.matched(rule) ? 1 : 0;
      }
    }
    agree("Evrete", matched, peer);
  }

  private static void agree(String who, long[] expected, long[] counted) {
    for (int rule = 0; rule < expected.length; rule++) {
      if (expected[rule] != counted[rule]) {
        throw new IllegalStateException(
            "rule " + rule + ": by hand " + expected[rule] + ", " + who + " " + counted[rule]);
      }
    }
  }

  @TearDown(Level.Trial)
  public void close() throws SQLException {
    evrete.close();
    database.close();
  }

  @Benchmark
  public List<EvreteRules.Fact> evrete() {
    List<EvreteRules.Fact> all = new ArrayList<>(values.size());
    values.stream()
        .gather(Gatherers.windowFixed(SESSION))
        .forEach(
            some -> {
              List<EvreteRules.Fact> facts =
                  some.stream().map(each -> new EvreteRules.Fact(each, rules)).toList();
              evrete.ask(facts);
              all.addAll(facts);
            });
    return all;
  }

  @Benchmark
  public long setBased() throws SQLException {
    return database.store();
  }
}
