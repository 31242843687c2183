package org.todoku.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.jooq.AuditLogs;
import org.todoku.authoring.ExchangeResult;
import org.todoku.authoring.LibraryExchange;
import org.todoku.authoring.jooq.DraftStores;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleVersions;
import org.todoku.library.exchange.LibraryFiles;
import org.todoku.library.exchange.LibraryFiles.NotTakenException;
import org.todoku.text.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a library into the store of a workbench. */
@Command(
    name = "import",
    description = {
      "Brings a library folder or zip file into a workbench, as a whole or not at all.",
      "Rules that are new or differ become drafts, to be approved there; into an empty store all are published."
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin private StoredRules stored = new StoredRules();

  @Parameters(paramLabel = "DIR|FILE.zip", description = "The library.")
  private Path library = Path.of("");

  @Option(
      names = "--by",
      paramLabel = "LOGIN",
      defaultValue = "import",
      description = "Who is written down as the author (default: ${DEFAULT-VALUE}).")
  private String by = "import";

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(library)) {
      throw new WrongCallException("there is no " + library);
    }
    if (!by.matches("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?")) {
      throw new WrongCallException("--by takes a login, not " + by);
    }
    LibraryFiles files;
    try {
      files = read();
    } catch (NotTakenException e) {
      System.err.println(
          "todoku: " + library + ": " + e.reason().en() + " (" + e.reason().ja() + ")");
      return Main.WRONG_INPUT;
    }
    CurrentUser author = new CurrentUser(by, by, by, Set.of(Role.POLICY_OFFICER), null);
    return stored.use(
        database -> {
          LibraryExchange exchange =
              new LibraryExchange(
                  new PublishedRules(database, StoredRules.CLOCK),
                  new RuleVersions(database, StoredRules.CLOCK),
                  DraftStores.of(database),
                  AuditLogs.of(database, StoredRules.CLOCK),
                  StoredRules.CLOCK);
          return tell(exchange.take(files, author));
        });
  }

  private LibraryFiles read() throws IOException, NotTakenException {
    if (Files.isDirectory(library)) {
      return LibraryFiles.ofFolder(library);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(library))) {
      return LibraryFiles.ofZip(in);
    }
  }

  private int tell(ExchangeResult result) {
    return switch (result) {
      case ExchangeResult.Taken(int published, var drafts, int unchanged, var findings) -> {
        // what is as it may be is told by check
        findings.stream()
            .filter(finding -> finding.severity() != Finding.Severity.INFO)
            .forEach(finding -> System.err.println(ChosenLibrary.line(finding)));
        System.out.println(
            published
                + " rules published, "
                + drafts.size()
                + " drafts begun, "
                + unchanged
                + " rules unchanged");
        drafts.forEach(rule -> System.out.println("draft: " + rule));
        yield Main.DONE;
      }
      case ExchangeResult.Wrong(var findings) -> {
        findings.forEach(finding -> System.err.println(ChosenLibrary.line(finding)));
        System.err.println("todoku: nothing was imported");
        yield Main.WRONG_INPUT;
      }
      case ExchangeResult.Unreadable(var reason) -> {
        System.err.println("todoku: " + reason.en() + " (" + reason.ja() + ")");
        yield Main.WRONG_INPUT;
      }
      case ExchangeResult.NotAllowed notAllowed -> Main.WRONG_CALL;
    };
  }
}
