package org.todoku.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.library.PublishedRuleSet;
import org.todoku.library.PublishedRules;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.referral.Intake;

/** Starts runs, follows them, and resumes what was interrupted. */
@Service
public class RunService implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(RunService.class);

  private final RunStore runs;
  private final RunOwnership ownership;
  private final LinkedPopulation population;
  private final ChildDirectory directory;
  private final PublishedRules published;
  private final Intake intake;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;
  private final AtomicReference<@Nullable RunExecution> running = new AtomicReference<>();
  private final List<Consumer<RunProgress>> listeners = new CopyOnWriteArrayList<>();

  RunService(
      RunStore runs,
      LinkedPopulation population,
      ChildDirectory directory,
      PublishedRules published,
      Intake intake,
      RunOwnership ownership,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock) {
    this.runs = runs;
    this.ownership = ownership;
    this.population = population;
    this.directory = directory;
    this.published = published;
    this.intake = intake;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether a person may start, cancel and resume runs. */
  public static boolean mayRun(CurrentUser user) {
    return user.is(Role.ANALYST);
  }

  /** Starts a run in the background. */
  public synchronized StartResult start(LocalDate asOf, CurrentUser user) {
    if (!mayRun(user)) {
      return new StartResult.NotAllowed();
    }
    Optional<RunRecord> active = runs.active();
    if (active.isPresent()) {
      return new StartResult.Busy(active.get().id());
    }
    long total = population.count();
    if (total == 0) {
      return new StartResult.NoChildren();
    }
    PublishedRuleSet rules = published.inForce(asOf);
    Optional<Long> run = runs.insert(asOf, user.login(), clock.instant(), total, rules);
    if (run.isEmpty()) {
      return new StartResult.Busy(runs.active().map(RunRecord::id).orElse(0L));
    }
    audit.record(
        AuditEvent.by(user, "run.started").on("run", run.get()).with("asOf", asOf.toString()));
    execute(runs.find(run.get()).orElseThrow());
    return new StartResult.Started(run.get());
  }

  /** Cancels the run; what is stored stays. */
  public void cancel(long run, CurrentUser user) {
    if (!mayRun(user)) {
      return;
    }
    audit.record(AuditEvent.by(user, "run.cancelled").on("run", run));
    RunExecution execution = running.get();
    if (execution != null && execution.run() == run) {
      execution.cancel();
      return;
    }
    RunRecord stored = runs.find(run).orElse(null);
    if (stored != null && stored.state() == RunState.INTERRUPTED) {
      runs.setState(run, RunState.CANCELLED, clock.instant(), "");
      tell(new RunProgress(runs.find(run).orElseThrow(), 0, false));
    }
  }

  /** Goes on with an interrupted run. */
  public synchronized void resume(long run, CurrentUser user) {
    if (!mayRun(user)) {
      return;
    }
    audit.record(AuditEvent.by(user, "run.resumed").on("run", run));
    runs.find(run)
        .filter(stored -> stored.state() == RunState.INTERRUPTED)
        .ifPresent(this::execute);
  }

  /** How far the current run is; empty where none runs. */
  public Optional<RunProgress> progress() {
    return Optional.ofNullable(running.get()).map(RunExecution::progress);
  }

  /** The newest runs, newest first. */
  public List<RunRecord> newest(int limit) {
    return runs.newest(limit);
  }

  public Optional<RunRecord> find(long run) {
    return runs.find(run);
  }

  /** What each rule answered, in the order of the library. */
  public List<RuleCounts> counts(long run) {
    return runs.counts(run);
  }

  /** Listens to progress until the result is run; called on the run's thread. */
  public Runnable listen(Consumer<RunProgress> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** A run that was going when the program ended goes on where it stopped. */
  @EventListener(ApplicationReadyEvent.class)
  public synchronized void resumeInterrupted() {
    runs.active()
        .ifPresent(
            run -> {
              LOG.info(
                  "Run {} was interrupted after {} children and goes on", run.id(), run.done());
              if (execute(run)) {
                audit.record(AuditEvent.by(AuditEvent.SYSTEM, "run.resumed").on("run", run.id()));
              }
            });
  }

  /** Lets a run stop between two batches when the program ends; it is resumed at the next start. */
  @Override
  public void destroy() throws InterruptedException {
    RunExecution execution = running.get();
    if (execution != null) {
      execution.stopForNow();
    }
  }

  /** Works on a run with the versions that it began with, unless another server does. */
  private boolean execute(RunRecord run) {
    Optional<RunOwnership.Owned> owned = ownership.take(run.id());
    if (owned.isEmpty()) {
      LOG.info("Run {} belongs to another server", run.id());
      return false;
    }
    try {
      PublishedRuleSet rules = published.ofVersions(runs.versions(run.id()), run.startedAt());
      runs.setOpenState(run.id(), RunState.RUNNING);
      RunExecution execution =
          new RunExecution(
              runs.find(run.id()).orElseThrow(),
              rules,
              new RunExecution.Surroundings(
                  runs,
                  owned.get(),
                  population,
                  directory,
                  intake,
                  transaction,
                  clock,
                  this::tell));
      running.set(execution);
      execution.start(
          () -> {
            owned.get().close();
            running.compareAndSet(execution, null);
          });
      return true;
    } catch (RuntimeException e) {
      owned.get().close();
      throw e;
    }
  }

  private void tell(RunProgress progress) {
    for (Consumer<RunProgress> listener : listeners) {
      try {
        listener.accept(progress);
      } catch (RuntimeException e) {
        LOG.debug("a page did not hear of {}", progress, e); // it has gone away
      }
    }
  }
}
