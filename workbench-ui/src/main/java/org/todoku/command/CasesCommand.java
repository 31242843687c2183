package org.todoku.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.todoku.explain.Explanation.State;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.simulate.CaseCoverage;
import org.todoku.simulate.CaseReport;
import org.todoku.simulate.CaseResult;
import org.todoku.text.Finding;
import org.todoku.verify.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the cases of a library. */
@Command(name = "cases", description = "Runs the cases of a library and says which fail.")
final class CasesCommand implements Callable<Integer> {
  @Mixin private ChosenLibrary chosen = new ChosenLibrary();

  @Option(
      names = "--format",
      paramLabel = "text|json|junit",
      defaultValue = "text",
      description = "How results are written (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Option(
      names = "--lacking",
      description = "Also names the conditions that no case makes true, false or unknown.")
  private boolean lacking;

  @Override
  public Integer call() {
    if (!List.of("text", "json", "junit").contains(format)) {
      throw new WrongCallException("--format takes text, json or junit, not " + format);
    }
    Library library = chosen.read();
    library.findings().stream()
        .filter(Finding::isError)
        .forEach(finding -> System.err.println(ChosenLibrary.line(finding)));
    List<CaseResult> results =
        library
            .rules()
            .map(
                rules -> {
                  ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
                  return library.cases().stream()
                      .filter(one -> rules.rule(one.rule()).isPresent())
                      .map(one -> CaseResult.of(one, evaluator))
                      .toList();
                })
            .orElse(List.of());
    System.out.println(
        switch (format) {
          case "json" -> CaseReport.json(results);
          case "junit" -> CaseReport.junit(results);
          default -> CaseReport.text(results);
        });
    library.rules().ifPresent(rules -> tell(CaseCoverage.of(rules, library.cases())));
    boolean failed = results.stream().anyMatch(result -> !result.passed());
    return failed || library.broken() ? Main.WRONG_INPUT : Main.DONE;
  }

  private void tell(CaseCoverage coverage) {
    if (coverage.possible() == 0) {
      return;
    }
    if (lacking) {
      for (CaseCoverage.Condition condition : coverage.lacking()) {
        System.err.println(
            condition.rule()
                + ": "
                + condition.node()
                + ": no case makes it "
                + condition.lacking().stream()
                    .map(CasesCommand::word)
                    .collect(Collectors.joining(" or ")));
      }
    }
    System.err.printf(
        "coverage by cases: %d of %d states of %d conditions (%d %%)%n",
        coverage.shown(),
        coverage.possible(),
        coverage.conditions().size(),
        100 * coverage.shown() / coverage.possible());
  }

  private static String word(State state) {
    return switch (state) {
      case SATISFIED -> "true";
      case NOT_SATISFIED -> "false";
      case UNKNOWN -> "unknown";
    };
  }
}
