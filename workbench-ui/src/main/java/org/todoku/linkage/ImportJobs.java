package org.todoku.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.todoku.linkage.sender.SenderProfile;

/**
 * Imports that go on while their page may be left. After a file is in, the new subjects are linked.
 * What a job comes to is kept until its page has shown it, or the workbench stops.
 */
@Component
public class ImportJobs {
  private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
  private static final int AT_ONCE = 2;

  private final ImportService imports;
  private final LinkService links;
  private final AtomicLong numbers = new AtomicLong();
  private final ConcurrentHashMap<Long, Job> jobs = new ConcurrentHashMap<>();
  private final List<Consumer<Job>> listeners = new CopyOnWriteArrayList<>();
  private final Semaphore places = new Semaphore(AT_ONCE);

  ImportJobs(ImportService imports, LinkService links) {
    this.imports = imports;
    this.links = links;
  }

  /**
   * Starts to take a file in.
   *
   * @param file removed when the job is over
   * @param user the login of who started it
   */
  public Job start(
      SenderProfile profile, Path file, String fileName, ChosenCoverage coverage, String user) {
    Job job = new Job(numbers.incrementAndGet(), fileName, user, Phase.READING, 0, null, null);
    jobs.put(job.number(), job);
    Thread.ofVirtual()
        .name("import-" + job.number())
        .start(() -> run(job, profile, file, fileName, coverage));
    return job;
  }

  /** A person's jobs that are going on or whose end was not shown yet, the newest first. */
  public List<Job> of(String user) {
    return jobs.values().stream()
        .filter(job -> job.user().equals(user))
        .sorted((one, other) -> Long.compare(other.number(), one.number()))
        .toList();
  }

  public Optional<Job> find(long number) {
    return Optional.ofNullable(jobs.get(number));
  }

  /** Forgets a job that is over. */
  public void shown(long number) {
    jobs.computeIfPresent(number, (n, job) -> job.phase() == Phase.OVER ? null : job);
  }

  /**
   * Tells of every change of a job, in the job's thread.
   *
   * @return what ends the telling
   */
  public Runnable listen(Consumer<Job> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void run(
      Job job, SenderProfile profile, Path file, String fileName, ChosenCoverage coverage) {
    Job last = job;
    try {
      places.acquire();
      try {
        ImportResult result =
            imports.importFile(
                profile,
                file,
                fileName,
                coverage,
                job.user(),
                rows -> tell(new Job(job, Phase.READING, rows, null, null)));
        last = new Job(job, Phase.LINKING, 0, result, null);
        tell(last);
        LinkResult linked = result instanceof ImportResult.Accepted ? links.link() : null;
        last = new Job(job, Phase.OVER, 0, result, linked);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      last = new Job(job, Phase.OVER, 0, last.result(), null);
    } catch (IOException | RuntimeException e) {
      LOG.error("import of {} failed", profile.sender(), e);
      last = new Job(job, Phase.OVER, 0, last.result(), null);
    } finally {
      tell(last);
      remove(file);
    }
  }

  private void tell(Job job) {
    jobs.put(job.number(), job);
    listeners.forEach(listener -> listener.accept(job));
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("the temporary file of an import could not be removed: {}", e.getMessage());
    }
  }

  /** What a job is at. */
  public enum Phase {
    READING,
    LINKING,
    OVER
  }

  /**
   * A job as it stood at one moment.
   *
   * @param rows rows read so far, while {@link Phase#READING}
   * @param result what became of the file; null before, and where the work broke off
   * @param linked what linking did; null before, and where nothing was linked
   */
  public record Job(
      long number,
      String fileName,
      String user,
      Phase phase,
      long rows,
      @Nullable ImportResult result,
      @Nullable LinkResult linked) {

    private Job(
        Job job,
        Phase phase,
        long rows,
        @Nullable ImportResult result,
        @Nullable LinkResult linked) {
      this(job.number, job.fileName, job.user, phase, rows, result, linked);
    }
  }
}
