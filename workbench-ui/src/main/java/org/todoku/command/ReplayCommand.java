package org.todoku.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.todoku.Workbench;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.library.PublishedRuleSet;
import org.todoku.library.PublishedRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers as a workbench would have answered in the past. */
@Command(
    name = "replay",
    description = {
      "Answers as this workbench would have answered in the past: as of a day,",
      "under the versions that were published at a moment."
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private StoredRules stored = new StoredRules();

  @Mixin private ChosenFacts facts = new ChosenFacts();

  @Option(
      names = "--published-by",
      paramLabel = "DATE|MOMENT",
      description =
          "Versions published later are not seen: a day, to its end in Japan, or 2026-06-01T12:00:00Z (default: the end of --as-of).")
  private @Nullable String publishedBy;

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
  public Integer call() {
    facts.mustBeThere();
    LocalDate asOf = facts.asOf();
    Instant moment = moment(publishedBy, asOf);
    return stored.use(
        database -> {
          PublishedRules published = new PublishedRules(database, StoredRules.CLOCK);
          if (!published.hadRules(moment)) {
            System.err.println("todoku: no rules were published by " + moment);
            return Main.WRONG_INPUT;
          }
          return answer(published.inForce(asOf, moment), asOf);
        });
  }

  private int answer(PublishedRuleSet rules, LocalDate asOf) throws IOException {
    rules
        .versions()
        .forEach(
            version ->
                System.err.println(
                    version.rule().id()
                        + " version "
                        + version.version()
                        + " "
                        + version.checksum()));
    List<String> asked = EvaluateCommand.asked(rules.ruleSet(), ruleIds);
    FactsEvaluation evaluation =
        new FactsEvaluation(
            CompiledRuleSet.compile(rules.ruleSet()), asOf, asked, facts.name(), explain);
    try (InputStream in = facts.open();
        OutputStream out = EvaluateCommand.create(outFile)) {
      return EvaluateCommand.stream(evaluation, facts, in, out, outFile.equals("-"))
          ? Main.DONE
          : Main.WRONG_INPUT;
    }
  }

  /** The end of a day in Japan, or a moment. */
  static Instant moment(@Nullable String text, LocalDate asOf) {
    try {
      if (text == null || !text.contains("T")) {
        LocalDate day = text == null ? asOf : LocalDate.parse(text);
        return day.plusDays(1).atStartOfDay(Workbench.ZONE).toInstant().minusNanos(1_000);
      }
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new WrongCallException(
          "--published-by takes a day such as 2026-06-01 or a moment such as 2026-06-01T12:00:00Z, not "
              + text);
    }
  }
}
