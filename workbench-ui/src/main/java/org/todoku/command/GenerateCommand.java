package org.todoku.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.todoku.demonstration.DemonstrationFiles;
import org.todoku.demonstration.FactsWriter;
import org.todoku.demonstration.Population;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes up a city: its children as facts, or its departments' export files. */
@Command(
    name = "generate",
    description = {
      "Makes up a reproducible population of a fictional city: as facts (--out),",
      "or as the departments' own export files (--sources)."
    })
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--children",
      paramLabel = "N",
      required = true,
      description = "How many children.")
  private int children;

  @Option(
      names = "--seed",
      paramLabel = "S",
      required = true,
      description = "Any whole number; the same one gives the same city.")
  private long seed;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      required = true,
      converter = DayConverter.class,
      description = "The day on which the city is looked at, 2026-11-23.")
  @SuppressWarnings("NullAway.Init")
  private LocalDate asOf;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes facts there, one child a line; - is standard output.")
  private @Nullable Path out;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "Writes the departments' export files into this folder.")
  private @Nullable Path sources;

  @Override
  public Integer call() {
    if (out == null && sources == null || out != null && sources != null) {
      throw new WrongCallException("generate takes either --out FILE or --sources DIR");
    }
    try {
      Population population = new Population(children, seed, asOf);
      if (sources != null) {
        return exportFiles(sources);
      }
      if (out != null) {
        facts(out, population);
      }
      return Main.DONE;
    } catch (IllegalArgumentException e) {
      throw new WrongCallException("generate takes " + e.getMessage());
    }
  }

  private int exportFiles(Path folder) {
    try {
      DemonstrationFiles.Written written =
          DemonstrationFiles.write(folder, children, seed, asOf, done -> {});
      System.err.println(
          written.files().size()
              + " files, "
              + written.rows()
              + " rows, of which "
              + written.impossible()
              + " cannot be right and are to be set aside");
      return Main.DONE;
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  private static void facts(Path file, Population population) {
    try {
      if (file.toString().equals("-")) {
        PrintStream standard = System.out;
        Writer writer =
            new BufferedWriter(new OutputStreamWriter(standard, StandardCharsets.UTF_8), 1 << 16);
        FactsWriter.write(population, writer);
        writer.flush();
        return;
      }
      try (Writer writer = Files.newBufferedWriter(file)) {
        FactsWriter.write(population, writer);
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static WrongCallException cannotWrite(Path path, IOException e) {
    return new WrongCallException(
        path + " cannot be written (" + e.getClass().getSimpleName() + ")");
  }
}
