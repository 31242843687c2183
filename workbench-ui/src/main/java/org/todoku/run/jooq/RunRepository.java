package org.todoku.run.jooq;

import static org.todoku.jooq.run.Tables.RUN_;
import static org.todoku.jooq.run.Tables.RUN_BATCH;
import static org.todoku.jooq.run.Tables.RUN_RULE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.todoku.jooq.run.tables.records.RunRecord;
import org.todoku.library.PublishedRule;
import org.todoku.library.PublishedRuleSet;
import org.todoku.referral.Intake;
import org.todoku.rule.Answer;
import org.todoku.run.RuleCounts;
import org.todoku.run.RunState;
import org.todoku.run.RunStore;

@Repository
class RunRepository implements RunStore {
  private final DSLContext database;

  RunRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public Optional<Long> insert(
      LocalDate asOf, String by, Instant at, long total, PublishedRuleSet rules) {
    return database.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          Optional<Long> id =
              transaction
                  .insertInto(RUN_)
                  .set(RUN_.AS_OF, asOf)
                  .set(RUN_.STATE, RunState.RUNNING.word())
                  .set(RUN_.STARTED_BY, by)
                  .set(RUN_.STARTED_AT, time(at))
                  .set(RUN_.CHILDREN_TOTAL, total)
                  .onConflictDoNothing()
                  .returningResult(RUN_.ID)
                  .fetchOptional(RUN_.ID);
          if (id.isPresent()) {
            int position = 0;
            for (PublishedRule rule : rules.versions()) {
              transaction
                  .insertInto(RUN_RULE)
                  .set(RUN_RULE.RUN_ID, id.get())
                  .set(RUN_RULE.POSITION, position++)
                  .set(RUN_RULE.RULE_ID, rule.rule().id())
                  .set(RUN_RULE.RULE_VERSION_ID, rule.versionId())
                  .set(RUN_RULE.RULE_VERSION, rule.version())
                  .execute();
            }
          }
          return id;
        });
  }

  @Override
  public Optional<org.todoku.run.RunRecord> find(long run) {
    return one(RUN_.ID.eq(run));
  }

  @Override
  public Optional<org.todoku.run.RunRecord> active() {
    return one(RUN_.STATE.in(RunState.RUNNING.word(), RunState.INTERRUPTED.word()));
  }

  @Override
  public List<org.todoku.run.RunRecord> newest(int limit) {
    return database
        .selectFrom(RUN_)
        .orderBy(RUN_.ID.desc())
        .limit(limit)
        .fetch(RunRepository::record);
  }

  @Override
  public List<RuleCounts> counts(long run) {
    return database
        .selectFrom(RUN_RULE)
        .where(RUN_RULE.RUN_ID.eq(run))
        .orderBy(RUN_RULE.POSITION)
        .fetch(
            row ->
                new RuleCounts(
                    row.getRuleId(),
                    row.getRuleVersion(),
                    row.getMatched(),
                    row.getNoMatch(),
                    row.getCannotTell(),
                    row.getSuppressed(),
                    row.getNotInForce()));
  }

  @Override
  public List<Long> versions(long run) {
    return database
        .select(RUN_RULE.RULE_VERSION_ID)
        .from(RUN_RULE)
        .where(RUN_RULE.RUN_ID.eq(run))
        .orderBy(RUN_RULE.POSITION)
        .fetch(RUN_RULE.RULE_VERSION_ID);
  }

  @Override
  public boolean hasBatch(long run, String firstChild) {
    return database.fetchExists(
        RUN_BATCH, RUN_BATCH.RUN_ID.eq(run), RUN_BATCH.FIRST_CHILD.eq(firstChild));
  }

  @Override
  public void addBatch(
      long run,
      List<String> children,
      Map<String, Map<Answer, Integer>> counts,
      Intake.Taken taken,
      Instant at) {
    database
        .insertInto(RUN_BATCH)
        .set(RUN_BATCH.RUN_ID, run)
        .set(RUN_BATCH.FIRST_CHILD, children.getFirst())
        .set(RUN_BATCH.LAST_CHILD, children.getLast())
        .set(RUN_BATCH.CHILDREN, children.size())
        .set(RUN_BATCH.COMMITTED_AT, time(at))
        .execute();
    database
        .update(RUN_)
        .set(RUN_.CHILDREN_DONE, RUN_.CHILDREN_DONE.plus(children.size()))
        .set(RUN_.LAST_CHILD, children.getLast())
        .set(RUN_.CANDIDATES_NEW, RUN_.CANDIDATES_NEW.plus(taken.candidates()))
        .set(RUN_.EVIDENCE_NEW, RUN_.EVIDENCE_NEW.plus(taken.evidence()))
        .where(RUN_.ID.eq(run))
        .execute();
    database
        .batch(
            counts.entrySet().stream()
                .map(
                    rule ->
                        database
                            .update(RUN_RULE)
                            .set(RUN_RULE.MATCHED, RUN_RULE.MATCHED.plus(of(rule, Answer.MATCH)))
                            .set(
                                RUN_RULE.NO_MATCH,
                                RUN_RULE.NO_MATCH.plus(of(rule, Answer.NO_MATCH)))
                            .set(
                                RUN_RULE.CANNOT_TELL,
                                RUN_RULE.CANNOT_TELL.plus(of(rule, Answer.CANNOT_TELL)))
                            .set(
                                RUN_RULE.SUPPRESSED,
                                RUN_RULE.SUPPRESSED.plus(of(rule, Answer.SUPPRESSED)))
                            .set(
                                RUN_RULE.NOT_IN_FORCE,
                                RUN_RULE.NOT_IN_FORCE.plus(of(rule, Answer.NOT_IN_FORCE)))
                            .where(RUN_RULE.RUN_ID.eq(run), RUN_RULE.RULE_ID.eq(rule.getKey())))
                .toList())
        .execute();
  }

  @Override
  public void setState(long run, RunState state, Instant endedAt, String message) {
    database
        .update(RUN_)
        .set(RUN_.STATE, state.word())
        .set(RUN_.ENDED_AT, time(endedAt))
        .set(RUN_.MESSAGE, message.isEmpty() ? null : message)
        .where(RUN_.ID.eq(run))
        .execute();
  }

  @Override
  public void setOpenState(long run, RunState state) {
    database.update(RUN_).set(RUN_.STATE, state.word()).where(RUN_.ID.eq(run)).execute();
  }

  private Optional<org.todoku.run.RunRecord> one(Condition where) {
    return database.selectFrom(RUN_).where(where).fetchOptional(RunRepository::record);
  }

  private static org.todoku.run.RunRecord record(RunRecord row) {
    OffsetDateTime ended = row.getEndedAt();
    return new org.todoku.run.RunRecord(
        row.getId(),
        row.getAsOf(),
        RunState.of(row.getState()),
        row.getStartedBy(),
        row.getStartedAt().toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getChildrenTotal(),
        row.getChildrenDone(),
        row.getLastChild(),
        row.getCandidatesNew(),
        row.getEvidenceNew(),
        row.getMessage());
  }

  private static long of(Map.Entry<String, Map<Answer, Integer>> rule, Answer answer) {
    return rule.getValue().getOrDefault(answer, 0);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
