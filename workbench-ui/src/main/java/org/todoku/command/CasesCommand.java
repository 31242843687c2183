package org.todoku.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.todoku.explain.ReferenceEvaluator;
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
    boolean failed = results.stream().anyMatch(result -> !result.passed());
    return failed || library.broken() ? Main.WRONG_INPUT : Main.DONE;
  }
}
