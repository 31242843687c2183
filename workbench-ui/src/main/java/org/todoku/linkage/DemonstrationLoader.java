package org.todoku.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.todoku.access.AuditEvent;
import org.todoku.demonstration.DemonstrationFiles;
import org.todoku.demonstration.Population;
import org.todoku.linkage.sender.SenderProfile;

/**
 * Fills a new database with the demonstration municipality, in the background, through the same
 * import that a user's upload takes. A load that was interrupted goes on with the next start.
 */
@Component
@ConditionalOnExpression("${todoku.demo:false} and '${todoku.data:}' != ''")
@Order(10)
public class DemonstrationLoader implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationLoader.class);
  private static final long SEED = 1;
  private static final String DAY_FILE = "as-of";
  private static final String ORDER_FILE = "order";

  private final ImportService imports;
  private final LinkService links;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Path folder;
  private final Path unfinished;
  private final int children;
  private volatile @Nullable Progress progress;

  DemonstrationLoader(
      ImportService imports,
      LinkService links,
      ApplicationEventPublisher events,
      Clock clock,
      @Value("${todoku.data}") Path data,
      @Value("${todoku.demo.children:" + Population.USUAL_SIZE + "}") int children) {
    this.imports = imports;
    this.links = links;
    this.events = events;
    this.clock = clock;
    this.folder = data.resolve("demonstration");
    this.unfinished = data.resolve("demonstration.unfinished");
    this.children = children;
  }

  /** How far the load is, or empty where none is going on. */
  public Optional<Progress> progress() {
    return Optional.ofNullable(progress);
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    boolean interrupted = Files.exists(folder);
    if (children < 1 || !interrupted && imports.countHistory(null) > 0) {
      return;
    }
    progress = new Progress(Phase.WRITING, 0, children);
    Thread.ofVirtual().name("demonstration").start(this::load);
  }

  private void load() {
    long started = System.nanoTime();
    try {
      if (!Files.exists(folder)) {
        write();
      }
      LocalDate asOf = LocalDate.parse(Files.readString(folder.resolve(DAY_FILE)).strip());
      List<Path> files = files();
      int done = 0;
      for (Path file : files) {
        progress = new Progress(Phase.IMPORTING, done, files.size());
        take(file);
        done++;
      }
      progress = new Progress(Phase.LINKING, 0, 0);
      LinkResult linked = links.link();
      remove(folder);
      LOG.info(
          "The demonstration municipality is here: {} children, {} links by number and {} by name,"
              + " {} pairs to look at, in {} s",
          linked.children(),
          linked.byNumber(),
          linked.byAttributes(),
          linked.questions(),
          (System.nanoTime() - started) / 1_000_000_000);
      events.publishEvent(new DemonstrationLoaded(asOf));
    } catch (IOException | RuntimeException e) {
      LOG.error("The demonstration municipality could not be loaded; the next start goes on", e);
    } finally {
      progress = null;
    }
  }

  private void write() throws IOException {
    remove(unfinished);
    LocalDate asOf = LocalDate.now(clock);
    DemonstrationFiles.Written written =
        DemonstrationFiles.write(
            unfinished,
            children,
            SEED,
            asOf,
            done -> progress = new Progress(Phase.WRITING, done, children));
    List<String> names = written.files().stream().map(f -> f.getFileName().toString()).toList();
    Files.write(unfinished.resolve(ORDER_FILE), names);
    Files.writeString(unfinished.resolve(DAY_FILE), asOf.toString());
    Files.move(unfinished, folder);
  }

  private List<Path> files() throws IOException {
    return Files.readAllLines(folder.resolve(ORDER_FILE)).stream().map(folder::resolve).toList();
  }

  private void take(Path file) throws IOException {
    String name = file.getFileName().toString();
    SenderProfile profile =
        imports
            .recognise(name, file)
            .orElseThrow(() -> new IOException("nobody sends a file like " + name));
    ImportResult result =
        imports.importFile(
            profile, file, name, ChosenCoverage.BY_NAME, AuditEvent.SYSTEM, rows -> {});
    if (result instanceof ImportResult.Refused refused) {
      throw new IOException(name + ": " + refused.problems().getFirst().sentence().en());
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** What a load is at. */
  public enum Phase {
    WRITING("writing"),
    IMPORTING("importing"),
    LINKING("linking");

    private final String word;

    Phase(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * How far a load is.
   *
   * @param done children written, or files imported
   * @param total of so many; 0 while nobody knows
   */
  public record Progress(Phase phase, int done, int total) {}
}
