package org.todoku.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.todoku.library.LibraryFolder;
import org.todoku.rule.RuleSet;
import org.todoku.text.Finding;
import org.todoku.verify.Library;
import picocli.CommandLine.Option;

/** The option {@code --library}, which many commands take. */
final class ChosenLibrary {
  @Option(
      names = "--library",
      paramLabel = "DIR",
      description = "Folder of the library (default: the built-in one).")
  private @Nullable Path folder;

  /**
   * Reads the chosen library.
   *
   * @throws WrongCallException if the folder is not there or cannot be read
   */
  Library read() {
    return read(folder);
  }

  /**
   * Reads a library.
   *
   * @param folder its folder, or null for the built-in one
   * @throws WrongCallException if the folder is not there or cannot be read
   */
  static Library read(@Nullable Path folder) {
    try {
      if (folder == null) {
        return LibraryFolder.builtIn();
      }
      if (!Files.isDirectory(folder)) {
        throw new WrongCallException("there is no folder " + folder);
      }
      return LibraryFolder.read(folder);
    } catch (IOException e) {
      throw new WrongCallException("the library cannot be read: " + e.getMessage());
    }
  }

  /** The rules of a library without errors; else its errors go to standard error. */
  static @Nullable RuleSet usable(Library library) {
    if (library.broken()) {
      library.findings().stream()
          .filter(Finding::isError)
          .forEach(finding -> System.err.println(line(finding)));
      return null;
    }
    return library.rules().orElse(null);
  }

  /** A finding as one line for a terminal. */
  static String line(Finding finding) {
    StringBuilder line = new StringBuilder();
    line.append(finding.place()).append(": ").append(finding.severity().word()).append(": ");
    if (finding.rule() != null) {
      line.append(finding.rule());
      if (finding.node() != null) {
        line.append(" ").append(finding.node());
      }
      line.append(": ");
    }
    line.append(finding.message().en());
    if (finding.mend() != null) {
      line.append("; ").append(finding.mend().en());
    }
    return line.append(" (").append(finding.message().ja()).append(")").toString();
  }
}
