package org.todoku.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.library.PublishedRules;
import org.todoku.library.exchange.LibraryExport;
import org.todoku.library.exchange.LibraryFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the published rules as a library folder or zip file. */
@Command(
    name = "export",
    description = "Writes the published rules as a library: a folder, or a zip file by its name.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private StoredRules stored = new StoredRules();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR|FILE.zip",
      description = "A folder that is empty or not there yet, or a zip file.")
  private Path out = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = "The day on which the rules are in force (default: today).")
  private @Nullable LocalDate asOf;

  @Override
  public Integer call() throws IOException {
    boolean zip = out.toString().endsWith(".zip");
    if (!zip && Files.exists(out) && !empty(out)) {
      throw new WrongCallException(out + " is there already and is no empty folder");
    }
    return stored.use(
        database -> {
          PublishedRules published = new PublishedRules(database, StoredRules.CLOCK);
          if (published.isEmpty()) {
            System.err.println("todoku: nothing is published there yet");
            return Main.WRONG_INPUT;
          }
          LocalDate day = asOf == null ? LocalDate.now(StoredRules.CLOCK) : asOf;
          LibraryFiles files = LibraryExport.of(published, day);
          if (zip) {
            try (OutputStream file = Files.newOutputStream(out)) {
              files.writeZip(file);
            }
          } else {
            files.writeFolder(out);
          }
          System.err.println(files.files().size() + " files written to " + out);
          return Main.DONE;
        });
  }

  private static boolean empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
