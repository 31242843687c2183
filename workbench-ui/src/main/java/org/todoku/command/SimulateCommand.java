package org.todoku.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says what a change of rules would do to a population, before anybody is affected: how many
 * children each rule matches with the baseline and with the candidate, who is added and lost, and
 * why.
 */
@Command(
    name = "simulate",
    description = "Compares what two libraries answer for the children of a facts file.")
final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--baseline",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the library as it is.")
  @SuppressWarnings("NullAway.Init")
  private Path baseline;

  @Option(
      names = "--candidate",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the library as it would be.")
  @SuppressWarnings("NullAway.Init")
  private Path candidate;

  @Mixin private ChosenFacts facts = new ChosenFacts();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description =
          "text for people; json for programs: a line for each child that a rule gains or loses,"
              + " then one with all counts (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Option(
      names = "--name",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "How many children a rule's text names at most in each direction (default:"
              + " ${DEFAULT-VALUE}).")
  private int named = 20;

  @Override
  public Integer call() throws IOException {
    if (!List.of("text", "json").contains(format)) {
      throw new WrongCallException("--format takes text or json, not " + format);
    }
    if (named < 0) {
      throw new WrongCallException("--name takes a number from 0, not " + named);
    }
    LocalDate asOf = facts.asOf();
    facts.mustBeThere();
    RuleSet before = read(baseline, "baseline");
    RuleSet after = read(candidate, "candidate");
    if (before == null || after == null) {
      return Main.WRONG_INPUT;
    }
    Simulation simulation = new Simulation(before, after, asOf, facts.name());
    SimulationReport report =
        format.equals("json")
            ? new SimulationReport.Lines(simulation, System.out)
            : new SimulationReport.Text(simulation, System.out, named);
    boolean good;
    try (InputStream in = facts.open()) {
      good =
          FactsChunks.each(
              in, facts.strict(), lines -> simulation.of(lines, facts.strict()), report::take);
    }
    report.end();
    if (System.out.checkError()) {
      throw new IOException("standard output was closed");
    }
    return good ? Main.DONE : Main.WRONG_INPUT;
  }

  private static @Nullable RuleSet read(Path folder, String what) {
    RuleSet rules = ChosenLibrary.usable(ChosenLibrary.read(folder));
    if (rules == null) {
      System.err.println("todoku: the " + what + " library has errors; nothing was compared");
    }
    return rules;
  }
}
