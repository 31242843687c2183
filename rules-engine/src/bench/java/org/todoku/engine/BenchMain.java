package org.todoku.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.ResidentPopulation;

/**
 * Measures the engine and writes what came out into the file of {@code todoku.bench.out}, between
 * its two markers; {@code --quick} measures less and for a shorter time.
 */
public final class BenchMain {
  private static final String BEGIN = "<!-- bench: written by ./todoku bench -->";
  private static final String END = "<!-- end of bench -->";

  private final boolean quick;
  private final List<String> lines = new ArrayList<>();

  private BenchMain(boolean quick) {
    this.quick = quick;
  }

  public static void main(String[] arguments) throws RunnerException, IOException {
    boolean quick = List.of(arguments).contains("--quick");
    if (!List.of(arguments).stream().allMatch("--quick"::equals)) {
      System.err.println("todoku: bench takes --quick and nothing else");
      System.exit(2);
    }
    new BenchMain(quick).run();
  }

  private void run() throws RunnerException, IOException {
    long started = System.nanoTime();
    CompiledRuleSet cold = CompiledRuleSet.compile(BenchRules.rules(50));
    double coldMillis = (System.nanoTime() - started) / 1e6;
    int children = quick ? 10_000 : 100_000;
    int resident = quick ? 100_000 : 1_000_000;
    Collection<RunResult> rules =
        new Runner(
                options(RulesBench.class)
                    .param("children", String.valueOf(children))
                    .param("rules", quick ? new String[] {"50", "200"} : many())
                    .build())
            .run();
    Collection<RunResult> naive =
        new Runner(
                options(NaiveBench.class)
                    .param("rules", quick ? new String[] {"50", "200"} : many())
                    .build())
            .run();
    Collection<RunResult> whatIf =
        new Runner(
                options(ResidentBench.class).param("children", String.valueOf(resident)).build())
            .run();
    int weighed = 100_000;
    ResidentPopulation population = ResidentBench.population(weighed);
    write(cold.rules(), rules, naive, whatIf, population, coldMillis, children, resident);
  }

  private static String[] many() {
    return new String[] {"50", "200", "1000"};
  }

  private ChainedOptionsBuilder options(Class<?> benches) {
    return new OptionsBuilder()
        .include(benches.getName())
        .forks(1)
        .jvmArgs("-Xmx1500m", "-XX:+UseParallelGC")
        .warmupIterations(quick ? 2 : 4)
        .warmupTime(TimeValue.milliseconds(quick ? 500 : 1500))
        .measurementIterations(quick ? 3 : 5)
        .measurementTime(TimeValue.milliseconds(quick ? 500 : 1500));
  }

  private void write(
      RuleSet cold,
      Collection<RunResult> rules,
      Collection<RunResult> naive,
      Collection<RunResult> whatIf,
      ResidentPopulation population,
      double coldMillis,
      int children,
      int resident)
      throws IOException {
    lines.add(BEGIN);
    lines.add("## The engine, as `./todoku bench` measured it");
    lines.add("");
    lines.add(
        LocalDate.now()
            + ", JDK "
            + Runtime.version()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " cores, "
            + System.getProperty("os.arch")
            + "; "
            + (quick ? "a quick run (`--quick`): coarse figures" : "a full run")
            + ". JMH, one fork, mean of "
            + (quick ? 3 : 5)
            + " iterations; "
            + children
            + " made-up children with missing values of all kinds, partial coverage, decimals, dates and codes; one"
            + " thread. Before measuring, hand-written code and engine must agree on every answer.");
    lines.add("");
    lines.add("| rules | rules part by hand | rules part, engine | ratio (≤ 1.5) | whole by hand | whole, engine | ratio (≤ 3) | naive | naive : engine (≥ 40) | compile, warm |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|");
    for (String count : many()) {
      if (time(rules, "rulesByHand", count) > 0) {
        lines.add(row(rules, naive, count, children));
      }
    }
    lines.add("");
    lines.add(
        "Times but that of compiling are microseconds a child. The naive way has a fact for each record, patterns over several facts with an"
            + " accumulate, and one stateless session for each of "
            + NaiveBench.CHILDREN
            + " children; it knows of matches alone, which must be the same.");
    lines.add("");
    lines.add("| what | figure | target |");
    lines.add("|---|---|---|");
    double changed = whatIf.iterator().next().getPrimaryResult().getScore() / 1e6;
    lines.add(
        line(
            "one changed rule, compiled and asked of " + resident + " resident children, all cores",
            changed,
            "ms",
            100,
            quick ? ", for 1,000,000" : ""));
    double bytes = (double) population.bytes() / population.size();
    lines.add(
        line(
            "heap a child of the resident population, its id and "
                + population.featureCount()
                + " features",
            bytes,
            "bytes",
            150,
            " with 40 features"));
    lines.add(
        line(
            "compile of " + cold.rules().size() + " rules in a fresh machine, class loading included",
            coldMillis,
            "ms",
            2000,
            ""));
    lines.add(
        line("compile of 50 rules, warm", time(rules, "compile", "50") / 1e6, "ms", 50, ""));
    lines.add("");
    lines.add(
        "Not measured by this command yet: a peer engine (Evrete) and PostgreSQL set-based. A million children are measured only as resident"
            + " population: their records do not fit into the heap of this run.");
    lines.add(END);
    String text = String.join("\n", lines) + "\n";
    System.out.println(text);
    String out = System.getProperty("todoku.bench.out");
    if (out != null) {
      merge(Path.of(out), text);
    }
  }

  private static String row(
      Collection<RunResult> rules, Collection<RunResult> naive, String count, int children) {
    double sessions = time(naive, "naive", count) / 1e3 / NaiveBench.CHILDREN;
    double hand = time(rules, "rulesByHand", count) / 1e3 / children;
    double engine = time(rules, "rulesByEngine", count) / 1e3 / children;
    double wholeHand = time(rules, "wholeByHand", count) / 1e3 / children;
    double whole = time(rules, "wholeByEngine", count) / 1e3 / children;
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %s | %.3f | %.3f | %s | %.1f | %.0f, %s | %.1f ms |",
        count,
        hand,
        engine,
        ratio(engine / hand, 1.5),
        wholeHand,
        whole,
        ratio(whole / wholeHand, 3),
        sessions,
        sessions / whole,
        sessions >= 40 * whole ? "reached" : "missed",
        time(rules, "compile", count) / 1e6);
  }

  private static String ratio(double ratio, double target) {
    return String.format(Locale.ROOT, "%.2f, %s", ratio, ratio <= target ? "reached" : "missed");
  }

  private static String line(
      String what, double figure, String unit, double target, String condition) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f %s | ≤ %.0f %s%s: %s |",
        what,
        figure,
        unit,
        target,
        unit,
        condition,
        figure <= target ? "reached" : "missed");
  }

  /** Nanoseconds, or −1 where it was not measured. */
  private static double time(Collection<RunResult> results, String bench, String rules) {
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().endsWith("." + bench)
          && result.getParams().getParam("rules").equals(rules)) {
        return result.getPrimaryResult().getScore();
      }
    }
    return -1;
  }

  private static void merge(Path file, String text) throws IOException {
    String old = Files.readString(file);
    int from = old.indexOf(BEGIN);
    int to = old.indexOf(END);
    String merged =
        from < 0 || to < from
            ? old.stripTrailing() + "\n\n" + text
            : old.substring(0, from) + text.stripTrailing() + old.substring(to + END.length());
    Files.writeString(file, merged);
  }
}
