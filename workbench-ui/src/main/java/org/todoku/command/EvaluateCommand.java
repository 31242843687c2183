package org.todoku.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
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
  @Mixin private ChosenLibrary chosen = new ChosenLibrary();

  @Mixin private ChosenFacts facts = new ChosenFacts();

  @Option(
      names = "--rules",
      split = ",",
      paramLabel = "ID",
      description = "Only these rules (default: all).")
  private List<String> ruleIds = List.of();

  @Option(names = "--explain", description = "Adds why each rule answers as it does.")
  private boolean explain;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Where answers are written; - is standard output (default).")
  private String outFile = "-";

  @Override
  public Integer call() throws IOException {
    LocalDate asOf = facts.asOf();
    facts.mustBeThere();
    Library library = chosen.read();
    RuleSet rules = ChosenLibrary.usable(library);
    if (rules == null) {
      System.err.println("todoku: the library has errors; nothing was evaluated");
      return Main.WRONG_INPUT;
    }
    List<String> asked = asked(rules);
    FactsEvaluation evaluation =
        new FactsEvaluation(CompiledRuleSet.compile(rules), asOf, asked, facts.name(), explain);
    try (InputStream in = facts.open();
        OutputStream out = create()) {
      return stream(evaluation, in, out) ? Main.DONE : Main.WRONG_INPUT;
    }
  }

  private List<String> asked(RuleSet rules) {
    return asked(rules, ruleIds);
  }

  /** The rules to be answered, in the order of the library. */
  static List<String> asked(RuleSet rules, List<String> ruleIds) {
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

  private OutputStream create() {
    return create(outFile);
  }

  static OutputStream create(String outFile) {
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
    return stream(evaluation, facts, in, out, outFile.equals("-"));
  }

  static boolean stream(
      FactsEvaluation evaluation,
      ChosenFacts facts,
      InputStream in,
      OutputStream out,
      boolean toStandardOutput)
      throws IOException {
    boolean good =
        FactsChunks.each(
            in,
            facts.strict(),
            lines -> evaluation.evaluate(lines, facts.strict()),
            result -> out.write(result.answers()));
    out.flush();
    if (toStandardOutput && System.out.checkError()) {
      throw new IOException("standard output was closed");
    }
    return good;
  }
}
