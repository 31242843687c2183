package org.todoku.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
    String[] rules = quick ? new String[] {"50", "200"} : new String[] {"50", "200", "1000"};
    List<RunResult> results = new ArrayList<>();
    results.addAll(run(options("RulesBench", 1500), rules, children));
    boolean million = !quick && memory() > 8L << 30;
    if (million) {
      results.addAll(run(options("RulesBench", 5000), new String[] {"50"}, 1_000_000));
    }
    results.addAll(run(options("NaiveBench", 1500), rules, 0));
    ChainedOptionsBuilder peers = options("PeerBench", 1500);
    peers.warmupIterations(1).measurementIterations(3);
    results.addAll(run(peers, new String[] {"50", "200"}, children));
    Collection<RunResult> whatIf =
        run(options("ResidentBench.oneChangedRule", 1500), new String[] {}, resident);
    Collection<RunResult> fifty =
        run(options("ResidentBench.fiftyRulesInTwoVersions", 1500), new String[] {}, 100_000);
    ResidentPopulation population = ResidentBench.population(100_000);

    lines.add(BEGIN);
    lines.add("## The engine, as `./todoku bench` measured it");
    lines.add("");
    lines.add(head());
    lines.add("");
    table(results, rules, children, million);
    lines.add("");
    others(results, children);
    lines.add("");
    lines.add("| what | figure | target |");
    lines.add("|---|---|---|");
    lines.add(
        line(
            "one changed rule, compiled and asked of " + resident + " resident children, all cores",
            resident(whatIf, "oneChangedRule", resident),
            "ms",
            100,
            quick ? ", for 1,000,000" : ""));
    lines.add(
        line(
            "50 rules in two versions, compiled and asked of 100000 resident children, with who is added and lost, groups and overlaps",
            resident(fifty, "fiftyRulesInTwoVersions", 100_000),
            "ms",
            3000,
            ""));
    lines.add(
        line(
            "heap a child of the resident population, its id and "
                + population.featureCount()
                + " features",
            (double) population.bytes() / population.size(),
            "bytes",
            150,
            " with 40 features"));
    lines.add(
        line(
            "compile of " + cold.rules().rules().size() + " rules in a fresh machine, class loading included",
            coldMillis,
            "ms",
            2000,
            ""));
    lines.add(
        line(
            "compile of 50 rules, warm",
            time(results, "compile", "50", children) / 1e6,
            "ms",
            50,
            ""));
    if (!million) {
      lines.add("");
      lines.add(
          quick
              ? "A million children as records are left out by `--quick`."
              : "A million children as records were left out: they want a machine with more than 8 GB.");
    }
    lines.add(END);
    String text = String.join("\n", lines) + "\n";
    System.out.println(text);
    String out = System.getProperty("todoku.bench.out");
    if (out != null) {
      merge(Path.of(out), text);
    }
  }

  private static long memory() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  /**
   * @param children 0 where a benchmark has its own number
   */
  private static Collection<RunResult> run(
      ChainedOptionsBuilder options, String[] rules, int children) throws RunnerException {
    if (rules.length > 0) {
      options.param("rules", rules);
    }
    if (children > 0) {
      options.param("children", String.valueOf(children));
    }
    return new Runner(options.build()).run();
  }

  private ChainedOptionsBuilder options(String benches, int megabytes) {
    return new OptionsBuilder()
        .include(benches)
        .forks(1)
        .jvmArgs("-Xmx" + megabytes + "m", "-XX:+UseParallelGC")
        .warmupIterations(quick ? 2 : 4)
        .warmupTime(TimeValue.milliseconds(quick ? 500 : 1500))
        .measurementIterations(quick ? 3 : 5)
        .measurementTime(TimeValue.milliseconds(quick ? 500 : 1500));
  }

  private String head() {
    return LocalDate.now()
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
        + " iterations. Made-up children with "
        + BenchChildren.RECORDS
        + " records each: missing values of all kinds, partial coverage, decimals, dates and codes. One thread, but where it"
        + " says otherwise. Before measuring, every way must agree with the code written by hand on every answer.";
  }

  /** The engine against code written by hand and the naive way. */
  private void table(Collection<RunResult> results, String[] rules, int children, boolean million) {
    lines.add("| rules | children | rules part by hand | rules part, engine | ratio (≤ 1.5) | whole by hand | whole, engine | ratio (≤ 3) | naive | naive : engine (≥ 40) | compile, warm |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
    for (String count : rules) {
      lines.add(row(results, count, children));
    }
    if (million) {
      lines.add(row(results, "50", 1_000_000));
    }
    lines.add("");
    lines.add(
        "Times but that of compiling are microseconds a child. Whole: from records to answers. The naive way has a child as one fact, nested patterns that"
            + " take everything else from it, an accumulate, and one stateless session for each of "
            + NaiveBench.CHILDREN
            + " children; it knows of matches alone.");
  }

  /** Another engine and the database. */
  private void others(Collection<RunResult> results, int children) {
    lines.add("| rules | children | Todoku, whole | Evrete, on values that were read by hand | PostgreSQL, one statement, matches stored |");
    lines.add("|---|---|---|---|---|");
    for (String count : List.of("50", "200")) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.2f | %.1f | %.1f |",
              count,
              children,
              time(results, "wholeByEngine", count, children) / 1e3 / children,
              time(results, "evrete", count, children) / 1e3 / children,
              time(results, "setBased", count, children) / 1e3 / children));
    }
    lines.add("");
    lines.add(
        "Microseconds a child. Both know of matches alone, not of what cannot be told. Evrete (MIT licence) has no accumulate, so it is given counts; PostgreSQL counts"
            + " the days at school itself and is given the other values with ages in a row for each child.");
  }

  private static String row(Collection<RunResult> results, String count, int children) {
    double sessions = time(results, "naive", count, 0) / 1e3 / NaiveBench.CHILDREN;
    double hand = time(results, "rulesByHand", count, children) / 1e3 / children;
    double engine = time(results, "rulesByEngine", count, children) / 1e3 / children;
    double wholeHand = time(results, "wholeByHand", count, children) / 1e3 / children;
    double whole = time(results, "wholeByEngine", count, children) / 1e3 / children;
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.3f | %.3f | %s | %.3f | %.3f | %s | %.1f | %.0f, %s | %.1f ms |",
        count,
        children,
        hand,
        engine,
        ratio(engine / hand, 1.5),
        wholeHand,
        whole,
        ratio(whole / wholeHand, 3),
        sessions,
        sessions / whole,
        sessions >= 40 * whole ? "reached" : "missed",
        time(results, "compile", count, children) / 1e6);
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

  /**
   * Nanoseconds for all children together, or −1 where it was not measured.
   *
   * @param children 0 where the benchmark has its own number
   */
  private static double time(
      Collection<RunResult> results, String bench, String rules, int children) {
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().endsWith("." + bench)
          && result.getParams().getParam("rules").equals(rules)
          && (children == 0
              || result.getParams().getParam("children").equals(String.valueOf(children)))) {
        return result.getPrimaryResult().getScore();
      }
    }
    return -1;
  }

  /** Milliseconds. */
  private static double resident(Collection<RunResult> results, String bench, int children) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + bench))
        .filter(result -> result.getParams().getParam("children").equals(String.valueOf(children)))
        .mapToDouble(result -> result.getPrimaryResult().getScore() / 1e6)
        .findFirst()
        .orElse(-1);
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
