package org.todoku.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --facts}, {@code --as-of} and {@code --strict} of what works on facts. */
final class ChosenFacts {
  @Option(
      names = "--facts",
      required = true,
      paramLabel = "FILE",
      description = "Facts, a JSON object a line; - is standard input.")
  private String file = "-";

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = "The day as of which children are seen (default: today).")
  private @Nullable LocalDate asOf;

  @Option(names = "--strict", description = "Stops at the first bad line.")
  private boolean strict;

  boolean strict() {
    return strict;
  }

  /** The file's name, for messages. */
  String name() {
    return file.equals("-") ? "standard input" : file;
  }

  /** The day as of which children are seen. */
  LocalDate asOf() {
    return asOf == null ? LocalDate.now(Clock.systemDefaultZone()) : asOf;
  }

  /**
   * Looks whether there is a file, before anything long begins.
   *
   * @throws WrongCallException if there is none
   */
  void mustBeThere() {
    // pipes are files too
    if (!file.equals("-") && (!Files.exists(Path.of(file)) || Files.isDirectory(Path.of(file)))) {
      throw new WrongCallException("there is no file " + file);
    }
  }

  InputStream open() throws IOException {
    return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
  }
}
