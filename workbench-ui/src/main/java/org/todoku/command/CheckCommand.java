package org.todoku.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.todoku.text.Finding;
import org.todoku.text.FindingJson;
import org.todoku.verify.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads, types and checks a library. */
@Command(
    name = "check",
    description = "Reads and checks a library: findings with file, line, rule and node.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private ChosenLibrary chosen = new ChosenLibrary();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How findings are written (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Override
  public Integer call() {
    if (!List.of("text", "json").contains(format)) {
      throw new WrongCallException("--format takes text or json, not " + format);
    }
    Library library = chosen.read();
    if (format.equals("json")) {
      System.out.println(FindingJson.write(library.findings()));
    } else {
      library.findings().forEach(finding -> System.out.println(ChosenLibrary.line(finding)));
    }
    long errors = library.findings().stream().filter(Finding::isError).count();
    System.err.println(
        library.documents().size()
            + " rules, "
            + library.cases().size()
            + " cases, "
            + errors
            + " errors, "
            + (library.findings().size() - errors)
            + " other findings");
    return library.broken() ? Main.WRONG_INPUT : Main.DONE;
  }
}
