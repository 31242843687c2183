package org.todoku.authoring.jooq;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.selectDistinct;
import static org.todoku.jooq.authoring.Tables.DRAFT;
import static org.todoku.jooq.authoring.Tables.DRAFT_EVENT;
import static org.todoku.jooq.authoring.Tables.DRAFT_REVISION;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftEvent;
import org.todoku.authoring.DraftRevision;
import org.todoku.authoring.DraftScope;
import org.todoku.authoring.DraftStage;
import org.todoku.authoring.DraftStore;
import org.todoku.authoring.DraftSummary;
import org.todoku.authoring.LifeState;

@Repository
class DraftRepository implements DraftStore {
  private static final Condition IS_OPEN =
      DRAFT.STATE.in(LifeState.DRAFT.word(), LifeState.SUBMITTED.word());

  private static final Field<Set<String>> AUTHORS =
      multiset(
              selectDistinct(DRAFT_REVISION.SAVED_BY)
                  .from(DRAFT_REVISION)
                  .where(DRAFT_REVISION.DRAFT_ID.eq(DRAFT.ID)))
          .as("authors")
          .convertFrom(rows -> new HashSet<>(rows.getValues(DRAFT_REVISION.SAVED_BY)));

  private final DSLContext database;

  DraftRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public Optional<Long> insert(NewDraft draft) {
    return database
        .insertInto(DRAFT)
        .set(DRAFT.RULE_ID, draft.ruleId())
        .set(DRAFT.BASE_VERSION, draft.baseVersion())
        .set(DRAFT.SCOPE, draft.scope().word())
        .set(DRAFT.STATE, LifeState.DRAFT.word())
        .set(DRAFT.REVISION, 1)
        .set(DRAFT.CONTENT, draft.text())
        .set(DRAFT.CASES, draft.cases())
        .set(DRAFT.CREATED_BY, draft.by())
        .set(DRAFT.CREATED_AT, time(draft.at()))
        .set(DRAFT.SAVED_BY, draft.by())
        .set(DRAFT.SAVED_AT, time(draft.at()))
        .set(DRAFT.STATE_BY, draft.by())
        .set(DRAFT.STATE_AT, time(draft.at()))
        .onConflict(DRAFT.RULE_ID)
        .where(IS_OPEN)
        .doNothing()
        .returningResult(DRAFT.ID)
        .fetchOptional(DRAFT.ID);
  }

  @Override
  public Optional<Draft> find(long id) {
    return one(DRAFT.ID.eq(id));
  }

  @Override
  public Optional<Draft> hold(long id) {
    // the lock first: what is read afterwards is what the one before has left
    database.select(DRAFT.ID).from(DRAFT).where(DRAFT.ID.eq(id)).forUpdate().fetch();
    return find(id);
  }

  @Override
  public Optional<Draft> open(String ruleId) {
    return one(DRAFT.RULE_ID.eq(ruleId).and(IS_OPEN));
  }

  @Override
  public List<DraftSummary> list(Set<LifeState> states, int limit) {
    return database
        .selectFrom(DRAFT)
        .where(DRAFT.STATE.in(states.stream().map(LifeState::word).toList()))
        .orderBy(DRAFT.STATE_AT, DRAFT.ID)
        .limit(limit)
        .fetch(DraftRepository::summary);
  }

  @Override
  public List<DraftSummary> ofRule(String ruleId) {
    return database
        .selectFrom(DRAFT)
        .where(DRAFT.RULE_ID.eq(ruleId))
        .orderBy(DRAFT.ID.desc())
        .fetch(DraftRepository::summary);
  }

  @Override
  public int waitingFor(String approver) {
    return database.fetchCount(
        DRAFT,
        DRAFT.STATE.eq(LifeState.SUBMITTED.word()),
        DSL.notExists(
            database
                .selectOne()
                .from(DRAFT_REVISION)
                .where(
                    DRAFT_REVISION.DRAFT_ID.eq(DRAFT.ID), DRAFT_REVISION.SAVED_BY.eq(approver))));
  }

  @Override
  public int writtenBy(String author) {
    return database.fetchCount(
        DRAFT, DRAFT.STATE.eq(LifeState.DRAFT.word()), DRAFT.CREATED_BY.eq(author));
  }

  @Override
  public void save(
      Draft held, @Nullable Integer baseVersion, String text, String cases, String by, Instant at) {
    int changed =
        database
            .update(DRAFT)
            .set(DRAFT.REVISION, held.revision() + 1)
            .set(DRAFT.BASE_VERSION, baseVersion)
            .set(DRAFT.CONTENT, text)
            .set(DRAFT.CASES, cases)
            .set(DRAFT.SAVED_BY, by)
            .set(DRAFT.SAVED_AT, time(at))
            .where(DRAFT.ID.eq(held.id()), DRAFT.REVISION.eq(held.revision()))
            .execute();
    requireHeld(held, changed);
  }

  @Override
  public void move(Draft held, LifeState to, @Nullable Long versionId, String by, Instant at) {
    int changed =
        database
            .update(DRAFT)
            .set(DRAFT.STATE, to.word())
            .set(DRAFT.STATE_BY, by)
            .set(DRAFT.STATE_AT, time(at))
            .set(DRAFT.VERSION_ID, versionId)
            .where(
                DRAFT.ID.eq(held.id()),
                DRAFT.REVISION.eq(held.revision()),
                DRAFT.STATE.eq(held.state().word()))
            .execute();
    requireHeld(held, changed);
  }

  @Override
  public void addEvent(long draft, DraftEvent event) {
    database
        .insertInto(DRAFT_EVENT)
        .set(DRAFT_EVENT.DRAFT_ID, draft)
        .set(DRAFT_EVENT.REVISION, event.revision())
        .set(DRAFT_EVENT.ACTION, event.action())
        .set(DRAFT_EVENT.TO_STATE, event.to().word())
        .set(DRAFT_EVENT.ACTOR, event.actor())
        .set(DRAFT_EVENT.AT, time(event.at()))
        .set(DRAFT_EVENT.COMMENT, event.comment())
        .execute();
  }

  @Override
  public List<DraftEvent> events(long draft) {
    return database
        .selectFrom(DRAFT_EVENT)
        .where(DRAFT_EVENT.DRAFT_ID.eq(draft))
        .orderBy(DRAFT_EVENT.ID)
        .fetch(
            row ->
                new DraftEvent(
                    row.getRevision(),
                    row.getAction(),
                    LifeState.of(row.getToState()),
                    row.getActor(),
                    row.getAt().toInstant(),
                    row.getComment()));
  }

  @Override
  public List<DraftRevision> revisions(long draft) {
    return database
        .selectFrom(DRAFT_REVISION)
        .where(DRAFT_REVISION.DRAFT_ID.eq(draft))
        .orderBy(DRAFT_REVISION.REVISION)
        .fetch(
            row ->
                new DraftRevision(
                    row.getRevision(),
                    row.getContent(),
                    row.getCases(),
                    row.getSavedBy(),
                    row.getSavedAt().toInstant()));
  }

  private Optional<Draft> one(Condition where) {
    return database
        .select(DRAFT.asterisk(), AUTHORS)
        .from(DRAFT)
        .where(where)
        .fetchOptional(row -> draft(row, row.get(AUTHORS)));
  }

  private static Draft draft(Record row, Set<String> authors) {
    return new Draft(
        row.get(DRAFT.ID),
        row.get(DRAFT.RULE_ID),
        row.get(DRAFT.BASE_VERSION),
        DraftScope.of(row.get(DRAFT.SCOPE)),
        stage(row),
        row.get(DRAFT.REVISION),
        row.get(DRAFT.CONTENT),
        row.get(DRAFT.CASES),
        row.get(DRAFT.CREATED_BY),
        row.get(DRAFT.CREATED_AT).toInstant(),
        row.get(DRAFT.SAVED_BY),
        row.get(DRAFT.SAVED_AT).toInstant(),
        authors);
  }

  private static DraftStage stage(Record row) {
    String by = row.get(DRAFT.STATE_BY);
    Instant at = row.get(DRAFT.STATE_AT).toInstant();
    return switch (LifeState.of(row.get(DRAFT.STATE))) {
      case DRAFT -> new DraftStage.Writing();
      case SUBMITTED -> new DraftStage.Submitted(by, at);
      case PUBLISHED ->
          new DraftStage.Published(by, at, Objects.requireNonNull(row.get(DRAFT.VERSION_ID)));
      case WITHDRAWN -> new DraftStage.Withdrawn(by, at);
      case RETIRED -> throw new IllegalStateException("drafts are not retired, versions are");
    };
  }

  private static DraftSummary summary(Record row) {
    return new DraftSummary(
        row.get(DRAFT.ID),
        row.get(DRAFT.RULE_ID),
        row.get(DRAFT.BASE_VERSION),
        DraftScope.of(row.get(DRAFT.SCOPE)),
        LifeState.of(row.get(DRAFT.STATE)),
        row.get(DRAFT.REVISION),
        row.get(DRAFT.CREATED_BY),
        row.get(DRAFT.SAVED_BY),
        row.get(DRAFT.SAVED_AT).toInstant(),
        row.get(DRAFT.STATE_BY),
        row.get(DRAFT.STATE_AT).toInstant());
  }

  private static void requireHeld(Draft held, int changed) {
    if (changed != 1) {
      throw new IllegalStateException("draft " + held.id() + " was not held");
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
