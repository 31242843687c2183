package org.todoku.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.referral.Intake;
import org.todoku.rule.Value;
import org.todoku.testing.UseTestDatabase;
import org.todoku.vocabulary.Vocabulary;

/** Runs against a real database, over made-up children of whom every tenth is in arrears. */
@SpringBootTest
@UseTestDatabase
class RunServiceTest {
  private static final int CHILDREN = 1_700;
  private static final int IN_ARREARS = 170;
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
  private static final AtomicInteger TEST = new AtomicInteger();
  private static final CurrentUser ANALYST =
      new CurrentUser("analyst-of-test", "分析", "Analyst", Set.of(Role.ANALYST), null);
  private static final CurrentUser CASEWORKER =
      new CurrentUser("caseworker-of-test", "支援", "Caseworker", Set.of(Role.CASEWORKER), null);

  @Autowired RunStore runs;
  @Autowired ChildDirectory directory;
  @Autowired PublishedRules published;
  @Autowired RuleVersions versions;
  @Autowired Intake intake;
  @Autowired RunOwnership ownership;
  @Autowired TransactionTemplate transaction;
  @Autowired AuditLog audit;
  @Autowired Clock clock;
  @Autowired DSLContext database;

  private final String prefix = "run-test-" + TEST.incrementAndGet() + "-";
  private Children children;

  @BeforeEach
  void children() {
    children = new Children(prefix);
  }

  @AfterEach
  void no_run_is_left_open() {
    children.pause = false;
    await().until(() -> runs.active().isEmpty());
  }

  @Test
  void every_child_in_arrears_becomes_one_candidate_and_running_again_adds_nothing() {
    RunService service = service();

    RunRecord first = finished(service, start(service));
    RunRecord second = finished(service, start(service));

    assertThat(first.state()).isEqualTo(RunState.FINISHED);
    assertThat(first.done()).isEqualTo(CHILDREN);
    assertThat(first.candidates()).isEqualTo(IN_ARREARS);
    assertThat(second.candidates()).isZero();
    assertThat(second.evidence()).isZero();
    assertThat(candidates()).isEqualTo(IN_ARREARS);
    assertThat(service.counts(first.id()))
        .filteredOn(row -> row.rule().equals("lunch-fee-arrears"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.matched()).isEqualTo(IN_ARREARS);
              assertThat(row.noMatch()).isEqualTo(CHILDREN - IN_ARREARS);
            });
  }

  @Test
  void a_run_that_was_broken_off_goes_on_at_the_next_start_and_ends_with_the_same_candidates()
      throws InterruptedException {
    RunService before = service();
    children.pauseAfter = 2;
    long run = start(before);
    await().until(() -> runs.find(run).orElseThrow().done() >= 2L * RunExecution.PAGE);
    children.pause = false;
    before.destroy();
    assertThat(runs.find(run).orElseThrow().state()).isEqualTo(RunState.RUNNING);
    assertThat(candidates()).isLessThan(IN_ARREARS);
    children.pauseAfter = Integer.MAX_VALUE;

    RunService after = service();
    after.resumeInterrupted();
    RunRecord ended = finished(after, run);

    assertThat(ended.state()).isEqualTo(RunState.FINISHED);
    assertThat(ended.done()).isEqualTo(CHILDREN);
    assertThat(ended.candidates()).isEqualTo(IN_ARREARS);
    assertThat(candidates()).isEqualTo(IN_ARREARS);
  }

  @Test
  void two_servers_on_one_database_do_not_work_on_the_same_run() {
    RunService first = service();
    children.pauseAfter = 1;
    long run = start(first);
    await().until(() -> runs.find(run).orElseThrow().done() >= RunExecution.PAGE);

    RunService second = service();
    second.resumeInterrupted();
    second.resume(run, ANALYST);

    assertThat(second.progress()).isEmpty();
    assertThat(first.progress()).isPresent();
    children.pause = false;
    RunRecord ended = finished(first, run);
    assertThat(ended.candidates()).isEqualTo(IN_ARREARS);
    assertThat(ownership.take(run)).get().satisfies(RunOwnership.Owned::close);
  }

  @Test
  void a_run_that_goes_on_uses_the_versions_that_it_began_with() throws InterruptedException {
    RunService before = service();
    children.pauseAfter = 1;
    long run = start(before);
    await().until(() -> runs.find(run).orElseThrow().done() >= RunExecution.PAGE);
    List<Long> begunWith = runs.versions(run);
    children.pause = false;
    before.destroy();
    children.pauseAfter = Integer.MAX_VALUE;
    RuleVersion replaced = versions.newest("lunch-fee-arrears").orElseThrow();
    versions.publish(
        new RuleVersions.NewVersion(
            "lunch-fee-arrears",
            replaced.content().replace("value: 3,", "value: 12,"),
            replaced.cases(),
            AS_OF.minusYears(5),
            "approver-of-test",
            Set.of("author-of-test"),
            null,
            null));
    try {
      RunService after = service();
      after.resumeInterrupted();
      RunRecord ended = finished(after, run);

      assertThat(runs.versions(run)).isEqualTo(begunWith).contains(replaced.id());
      assertThat(ended.candidates()).isEqualTo(IN_ARREARS);
      assertThat(published.inForce(AS_OF).version("lunch-fee-arrears").orElseThrow().versionId())
          .isNotEqualTo(replaced.id());
    } finally {
      versions.publish(
          new RuleVersions.NewVersion(
              "lunch-fee-arrears",
              replaced.content(),
              replaced.cases(),
              AS_OF.minusYears(5),
              "approver-of-test",
              Set.of(),
              replaced.version(),
              null));
    }
  }

  @Test
  void a_run_waits_for_a_database_that_goes_away_and_loses_nothing() {
    RunService service = service();
    children.failures.set(2);
    AtomicInteger waited = new AtomicInteger();
    service.listen(
        progress -> {
          if (progress.waiting()) {
            waited.incrementAndGet();
          }
        });

    RunRecord ended = finished(service, start(service));

    assertThat(waited.get()).isPositive();
    assertThat(ended.state()).isEqualTo(RunState.FINISHED);
    assertThat(candidates()).isEqualTo(IN_ARREARS);
  }

  @Test
  void a_cancelled_run_keeps_what_it_found_and_ends() {
    RunService service = service();
    children.pauseAfter = 1;
    long run = start(service);
    await().until(() -> runs.find(run).orElseThrow().done() >= RunExecution.PAGE);

    service.cancel(run, ANALYST);
    children.pause = false;
    RunRecord ended = finished(service, run);

    assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
    assertThat(ended.done()).isLessThan(CHILDREN);
    assertThat(candidates()).isEqualTo(ended.candidates()).isPositive();
  }

  @Test
  void there_is_one_run_at_a_time_and_only_analysts_start_it() {
    RunService service = service();
    children.pauseAfter = 1;
    long run = start(service);

    assertThat(service.start(AS_OF, ANALYST)).isEqualTo(new StartResult.Busy(run));
    assertThat(service.start(AS_OF, CASEWORKER)).isEqualTo(new StartResult.NotAllowed());

    service.cancel(run, ANALYST);
    children.pause = false;
    finished(service, run);
  }

  private RunService service() {
    return new RunService(
        runs, children, directory, published, intake, ownership, transaction, audit, clock);
  }

  private static long start(RunService service) {
    assertThat(service.start(AS_OF, ANALYST)).isInstanceOf(StartResult.Started.class);
    return service.newest(1).getFirst().id();
  }

  private RunRecord finished(RunService service, long run) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> service.progress().isEmpty() && runs.find(run).orElseThrow().endedAt() != null);
    return runs.find(run).orElseThrow();
  }

  private int candidates() {
    return database
        .fetchSingle(
            "SELECT count(*) FROM referral.candidate WHERE child_id LIKE ? AND rule_id = 'lunch-fee-arrears'",
            prefix + "%")
        .into(Integer.class);
  }

  /** Made-up children, and a database that fails or dawdles when it is told to. */
  private static final class Children implements LinkedPopulation {
    private final List<String> ids;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile int pauseAfter = Integer.MAX_VALUE;
    private volatile boolean pause = true;

    Children(String prefix) {
      this.ids = IntStream.range(0, CHILDREN).mapToObj(i -> prefix + "%05d".formatted(i)).toList();
    }

    @Override
    public long count() {
      return CHILDREN;
    }

    @Override
    public List<String> childrenAfter(String after, int limit) {
      return ids.stream()
          .filter(id -> after == null || id.compareTo(after) > 0)
          .limit(limit)
          .toList();
    }

    @Override
    public Reading open(View view) {
      return page -> {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          throw new IllegalStateException(new SQLTransientConnectionException("gone"));
        }
        // pages may be read in any order, so that their place counts
        if (ids.indexOf(page.getFirst()) / RunExecution.PAGE >= pauseAfter) {
          await().atMost(Duration.ofSeconds(30)).until(() -> !pause);
        }
        return page.stream().map(id -> profile(id, view.vocabulary())).toList();
      };
    }

    private static LinkedProfile profile(String id, Vocabulary vocabulary) {
      boolean inArrears = Integer.parseInt(id.substring(id.length() - 5)) % 10 == 0;
      return LinkedProfile.builder(vocabulary, id)
          .record(
              "child", Map.of("birthDate", known(new Value.DateValue(LocalDate.of(2016, 6, 1)))))
          .record(
              "schoolExpenses",
              Map.of(
                  "schoolAid", known(new Value.TextValue("none")),
                  "lunchFeeArrearsMonths", known(Value.NumberValue.of(inArrears ? 3 : 2))))
          .build();
    }

    private static FactValue known(Value value) {
      return new FactValue.Known(value);
    }
  }
}
