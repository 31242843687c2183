package org.todoku.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.todoku.library.catalogue.Catalogue;
import org.todoku.library.catalogue.CatalogueMarkdown;
import org.todoku.library.catalogue.Registers;
import org.todoku.rule.RuleSet;
import org.todoku.verify.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what the rules of a library mean, for everybody, in plain words. */
@Command(
    name = "catalogue",
    description =
        "Writes the public catalogue of a library as Markdown: whom each rule concerns, why, on which"
            + " basis, with which data.")
final class CatalogueCommand implements Callable<Integer> {
  @Mixin private ChosenLibrary chosen = new ChosenLibrary();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write into; files of the same names are replaced.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new WrongCallException(out + " is no folder");
    }
    Library library = chosen.read();
    RuleSet rules = ChosenLibrary.usable(library);
    if (rules == null) {
      return Main.WRONG_INPUT;
    }
    SortedMap<String, String> files =
        CatalogueMarkdown.of(Catalogue.of(rules, Registers.of(library)));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = out.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, file.getValue());
    }
    System.err.println(files.size() + " files written to " + out);
    return Main.DONE;
  }
}
