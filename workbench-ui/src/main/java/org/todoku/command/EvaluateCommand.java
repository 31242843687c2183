package org.todoku.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.text.Finding;
import org.todoku.text.JsonReader;
import org.todoku.text.Words;
import org.todoku.verify.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Answers the rules of a library for every child of a facts file, a line each. Streams any number
 * of lines in bounded memory, on all cores, in the order of the facts.
 */
@Command(
    name = "evaluate",
    description = "Answers the rules of a library for every child of a facts file.")
final class EvaluateCommand implements Callable<Integer> {
  /** Lines and bytes that are handed to one thread at a time. */
  private static final int CHUNK_LINES = 250;

  private static final int CHUNK_BYTES = 1 << 20;

  @Mixin private ChosenLibrary chosen = new ChosenLibrary();

  @Option(
      names = "--facts",
      required = true,
      paramLabel = "FILE",
      description = "Facts, a JSON object a line; - is standard input.")
  private String factsFile = "-";

  @Option(
      names = "--rules",
      split = ",",
      paramLabel = "ID",
      description = "Only these rules (default: all).")
  private List<String> ruleIds = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day as of which children are seen (default: today).")
  private @Nullable String asOfText;

  @Option(names = "--explain", description = "Adds why each rule answers as it does.")
  private boolean explain;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Where answers are written; - is standard output (default).")
  private String outFile = "-";

  @Option(names = "--strict", description = "Stops at the first bad line.")
  private boolean strict;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() throws IOException {
    LocalDate asOf = asOf();
    if (!factsFile.equals("-") && !Files.isRegularFile(Path.of(factsFile))) {
      throw new WrongCallException("there is no file " + factsFile);
    }
    Library library = chosen.read();
    if (library.broken()) {
      library.findings().stream()
          .filter(Finding::isError)
          .forEach(finding -> System.err.println(ChosenLibrary.line(finding)));
    }
    RuleSet rules = library.rules().orElse(null);
    if (library.broken() || rules == null) {
      System.err.println("todoku: the library has errors; nothing was evaluated");
      return Main.WRONG_INPUT;
    }
    List<String> asked = asked(rules);
    FactsEvaluation evaluation =
        new FactsEvaluation(
            CompiledRuleSet.compile(rules),
            asOf,
            asked,
            factsFile.equals("-") ? "standard input" : factsFile,
            explain);
    try (InputStream in = open();
        OutputStream out = create()) {
      return stream(evaluation, in, out) ? Main.DONE : Main.WRONG_INPUT;
    }
  }

  private LocalDate asOf() {
    if (asOfText == null) {
      return LocalDate.now(clock);
    }
    try {
      return LocalDate.parse(asOfText);
    } catch (DateTimeParseException e) {
      throw new WrongCallException("--as-of takes a date such as 2026-02-01, not " + asOfText);
    }
  }

  private List<String> asked(RuleSet rules) {
    List<String> known = rules.rules().stream().map(Rule::id).toList();
    for (String id : ruleIds) {
      if (!known.contains(id)) {
        String meant =
            Words.nearest(id, known).map(near -> "; did you mean " + near + "?").orElse("");
        throw new WrongCallException("there is no rule " + id + meant);
      }
    }
    return ruleIds.isEmpty() ? known : known.stream().filter(ruleIds::contains).toList();
  }

  private InputStream open() throws IOException {
    return factsFile.equals("-") ? System.in : Files.newInputStream(Path.of(factsFile));
  }

  private OutputStream create() {
    if (outFile.equals("-")) {
      return new BufferedOutputStream(System.out, 1 << 16);
    }
    try {
      return new BufferedOutputStream(Files.newOutputStream(Path.of(outFile)), 1 << 16);
    } catch (IOException e) {
      throw new WrongCallException(outFile + " cannot be written: " + e.getMessage());
    }
  }

  /**
   * Evaluates all lines.
   *
   * @return whether all lines were good
   */
  private boolean stream(FactsEvaluation evaluation, InputStream in, OutputStream out)
      throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    LineSplitter splitter = new LineSplitter(in, JsonReader.MAX_LINE);
    boolean good = true;
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Queue<Future<FactsEvaluation.Result>> running = new ArrayDeque<>();
      boolean more = true;
      while (more || !running.isEmpty()) {
        while (more && running.size() < 2 * threads) {
          List<LineSplitter.Line> lines = chunk(splitter);
          more = !lines.isEmpty();
          if (more) {
            running.add(executor.submit(() -> evaluation.evaluate(lines, strict)));
          }
        }
        Future<FactsEvaluation.Result> next = running.poll();
        if (next == null) {
          continue;
        }
        FactsEvaluation.Result result = result(next);
        out.write(result.answers());
        result.findings().forEach(f -> System.err.println(ChosenLibrary.line(f)));
        if (result.findings().stream().anyMatch(Finding::isError)) {
          good = false;
          if (strict) {
            running.forEach(other -> other.cancel(true));
            break;
          }
        }
      }
    }
    out.flush();
    if (outFile.equals("-") && System.out.checkError()) {
      throw new IOException("standard output was closed");
    }
    return good;
  }

  private static FactsEvaluation.Result result(Future<FactsEvaluation.Result> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<LineSplitter.Line> chunk(LineSplitter splitter) throws IOException {
    List<LineSplitter.Line> lines = new ArrayList<>(CHUNK_LINES);
    int bytes = 0;
    while (lines.size() < CHUNK_LINES && bytes < CHUNK_BYTES) {
      LineSplitter.Line line = splitter.next();
      if (line == null) {
        break;
      }
      lines.add(line);
      bytes += line.bytes().length;
    }
    return lines;
  }
}
