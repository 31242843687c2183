package org.todoku.referral.jooq;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.todoku.jooq.referral.Tables.CANDIDATE;
import static org.todoku.jooq.referral.Tables.CARD;
import static org.todoku.jooq.referral.Tables.CARD_EVENT;
import static org.todoku.jooq.referral.Tables.CARD_VIEW;
import static org.todoku.jooq.referral.Tables.EVIDENCE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.referral.BoardColumn;
import org.todoku.referral.BoardFilter;
import org.todoku.referral.CardDetail;
import org.todoku.referral.CardState;
import org.todoku.referral.CardStore;
import org.todoku.referral.CardSummary;
import org.todoku.referral.CloseReason;
import org.todoku.referral.Match;
import org.todoku.rule.Rule;
import org.todoku.vocabulary.LocalizedText;

@Repository
class CardRepository implements CardStore {
  private static final Field<Integer> CANDIDATES =
      DSL.field(select(count()).from(CANDIDATE).where(CANDIDATE.CARD_ID.eq(CARD.ID)))
          .as("candidates");
  private static final Field<String> NEWEST_JA = newest(CANDIDATE.TITLE_JA).as("newest_ja");
  private static final Field<String> NEWEST_EN = newest(CANDIDATE.TITLE_EN).as("newest_en");
  private static final Field<LocalDate> NEWEST_ON =
      DSL.field(
              select(max(EVIDENCE.AS_OF))
                  .from(EVIDENCE)
                  .join(CANDIDATE)
                  .on(CANDIDATE.ID.eq(EVIDENCE.CANDIDATE_ID))
                  .where(CANDIDATE.CARD_ID.eq(CARD.ID)))
          .as("newest_on");
  private static final Field<OffsetDateTime> NEWEST_AT =
      DSL.field(
              select(max(CANDIDATE.CREATED_AT))
                  .from(CANDIDATE)
                  .where(CANDIDATE.CARD_ID.eq(CARD.ID)))
          .as("newest_at");

  private final DSLContext database;

  CardRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public List<BoardColumn> columns(
      BoardFilter filter, String reader, LocalDate today, int cardsPerColumn) {
    Condition where = condition(filter, today);
    Map<CardState, Record> totals = new HashMap<>();
    Field<Integer> total = count().as("total");
    Field<OffsetDateTime> oldest = min(CARD.STATE_SINCE).as("oldest");
    database
        .select(CARD.STATE, total, oldest)
        .from(CARD)
        .where(where)
        .groupBy(CARD.STATE)
        .forEach(row -> totals.put(CardState.of(row.get(CARD.STATE)), row));
    List<BoardColumn> columns = new ArrayList<>();
    for (CardState state : CardState.values()) {
      if (state == CardState.CLOSED && !filter.closed()) {
        continue;
      }
      Record row = totals.get(state);
      List<CardSummary> cards =
          row == null
              ? List.of()
              : database
                  .select(summaryFields(reader))
                  .from(CARD)
                  .where(where, CARD.STATE.eq(state.word()))
                  .orderBy(
                      state == CardState.CLOSED
                          ? List.of(CARD.CLOSED_AT.desc())
                          : List.of(
                              CARD.LEVEL.desc(), CARD.DUE_ON.asc().nullsLast(), CARD.ID.asc()))
                  .limit(cardsPerColumn)
                  .fetch(CardRepository::summary);
      columns.add(
          new BoardColumn(
              state,
              row == null ? 0 : row.get(total),
              row == null ? null : instant(row.get(oldest)),
              cards));
    }
    return columns;
  }

  @Override
  public Optional<CardSummary> summary(long card, String reader) {
    return database
        .select(summaryFields(reader))
        .from(CARD)
        .where(CARD.ID.eq(card))
        .fetchOptional(CardRepository::summary);
  }

  @Override
  public Optional<CardDetail> detail(long card, String reader) {
    Field<List<CardDetail.Evidence>> evidence =
        multiset(
                select(
                        EVIDENCE.AS_OF,
                        EVIDENCE.RULE_VERSION,
                        EVIDENCE.RUN_ID,
                        EVIDENCE.EXPLANATION,
                        EVIDENCE.FOUND_AT)
                    .from(EVIDENCE)
                    .where(EVIDENCE.CANDIDATE_ID.eq(CANDIDATE.ID))
                    .orderBy(EVIDENCE.AS_OF.desc(), EVIDENCE.ID.desc()))
            .convertFrom(
                rows ->
                    rows.map(
                        row ->
                            new CardDetail.Evidence(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4().data(),
                                row.value5().toInstant())));
    return summary(card, reader)
        .map(
            summary ->
                new CardDetail(
                    summary,
                    database
                        .select(CARD.CLOSE_REASON)
                        .from(CARD)
                        .where(CARD.ID.eq(card))
                        .fetchOptional(CARD.CLOSE_REASON)
                        .map(CloseReason::of)
                        .orElse(null),
                    database
                        .select(
                            CANDIDATE.RULE_ID,
                            CANDIDATE.TITLE_JA,
                            CANDIDATE.TITLE_EN,
                            CANDIDATE.NEED,
                            CANDIDATE.LEVEL,
                            CANDIDATE.PROVISIONAL,
                            evidence)
                        .from(CANDIDATE)
                        .where(CANDIDATE.CARD_ID.eq(card))
                        .orderBy(CANDIDATE.LEVEL.desc(), CANDIDATE.ID)
                        .fetch(
                            row ->
                                new CardDetail.Candidate(
                                    row.get(CANDIDATE.RULE_ID),
                                    new LocalizedText(
                                        row.get(CANDIDATE.TITLE_JA), row.get(CANDIDATE.TITLE_EN)),
                                    row.get(CANDIDATE.NEED),
                                    CardStore.level(row.get(CANDIDATE.LEVEL)),
                                    row.get(CANDIDATE.PROVISIONAL),
                                    row.get(evidence))),
                    events(CARD_EVENT.CARD_ID.eq(card), Integer.MAX_VALUE),
                    database
                        .selectFrom(CARD_VIEW)
                        .where(CARD_VIEW.CARD_ID.eq(card))
                        .orderBy(CARD_VIEW.LAST_AT.desc())
                        .fetch(
                            row ->
                                new CardDetail.Viewer(
                                    row.getViewer(),
                                    row.getFirstAt().toInstant(),
                                    row.getLastAt().toInstant(),
                                    row.getLooks()))));
  }

  @Override
  public void looked(long card, String reader, Instant at) {
    database
        .insertInto(CARD_VIEW)
        .set(CARD_VIEW.CARD_ID, card)
        .set(CARD_VIEW.VIEWER, reader)
        .set(CARD_VIEW.FIRST_AT, time(at))
        .set(CARD_VIEW.LAST_AT, time(at))
        .onConflict(CARD_VIEW.CARD_ID, CARD_VIEW.VIEWER)
        .doUpdate()
        .set(CARD_VIEW.LAST_AT, time(at))
        .set(CARD_VIEW.LOOKS, CARD_VIEW.LOOKS.plus(1))
        .execute();
  }

  @Override
  public Optional<Held> hold(long card) {
    return held(CARD.ID.eq(card));
  }

  @Override
  public Optional<Held> holdOpen(String child) {
    return held(CARD.CHILD_ID.eq(child).and(CARD.STATE.ne(CardState.CLOSED.word())));
  }

  @Override
  public Optional<Held> newest(String child) {
    return held(
        CARD.CHILD_ID
            .eq(child)
            .and(
                CARD.EPISODE.eq(
                    select(max(CARD.as("c").EPISODE))
                        .from(CARD.as("c"))
                        .where(CARD.as("c").CHILD_ID.eq(child)))));
  }

  @Override
  public Optional<Long> candidate(long card, String rule) {
    return database
        .select(CANDIDATE.ID)
        .from(CANDIDATE)
        .where(CANDIDATE.CARD_ID.eq(card), CANDIDATE.RULE_ID.eq(rule))
        .fetchOptional(CANDIDATE.ID);
  }

  @Override
  public long open(Match match, int episode, LocalDate due, Instant at) {
    String need = match.rule().need();
    return database
        .insertInto(CARD)
        .set(CARD.CHILD_ID, match.child())
        .set(CARD.HOUSEHOLD_ID, match.household())
        .set(CARD.EPISODE, episode)
        .set(CARD.STATE, CardState.CANDIDATE.word())
        .set(CARD.LEVEL, (short) CardStore.number(match.rule().level()))
        .set(CARD.NEEDS, need == null ? new String[0] : new String[] {need})
        .set(CARD.DUE_ON, due)
        .set(CARD.OPENED_AT, time(at))
        .set(CARD.STATE_SINCE, time(at))
        .returningResult(CARD.ID)
        .fetchSingle()
        .value1();
  }

  @Override
  public void raise(Held card, int level, List<String> needs) {
    if (level == card.level() && needs.equals(card.needs())) {
      return;
    }
    exactlyOne(
        database
            .update(CARD)
            .set(CARD.LEVEL, (short) level)
            .set(CARD.NEEDS, needs.toArray(String[]::new))
            .set(CARD.VERSION, card.version() + 1)
            .where(CARD.ID.eq(card.id()), CARD.VERSION.eq(card.version()))
            .execute());
  }

  @Override
  public long addCandidate(long card, int episode, Match match, Instant at) {
    Rule rule = match.rule();
    Rule.Basis basis = rule.basis();
    return database
        .insertInto(CANDIDATE)
        .set(CANDIDATE.CARD_ID, card)
        .set(CANDIDATE.CHILD_ID, match.child())
        .set(CANDIDATE.RULE_ID, rule.id())
        .set(CANDIDATE.EPISODE, episode)
        .set(CANDIDATE.TITLE_JA, rule.title().ja())
        .set(CANDIDATE.TITLE_EN, rule.title().en())
        .set(CANDIDATE.NEED, Objects.requireNonNullElse(rule.need(), ""))
        .set(CANDIDATE.LEVEL, (short) CardStore.number(rule.level()))
        .set(CANDIDATE.PROVISIONAL, basis != null && basis.kind() == Rule.Basis.Kind.PROVISIONAL)
        .set(CANDIDATE.CREATED_AT, time(at))
        .returningResult(CANDIDATE.ID)
        .fetchSingle()
        .value1();
  }

  @Override
  public boolean addEvidence(long candidate, Match match, Instant at) {
    return database
            .insertInto(EVIDENCE)
            .set(EVIDENCE.CANDIDATE_ID, candidate)
            .set(EVIDENCE.RUN_ID, match.run())
            .set(EVIDENCE.RULE_VERSION_ID, match.ruleVersionId())
            .set(EVIDENCE.RULE_VERSION, match.ruleVersion())
            .set(EVIDENCE.AS_OF, match.asOf())
            .set(EVIDENCE.FINGERPRINT, match.fingerprint())
            .set(EVIDENCE.EXPLANATION, JSONB.valueOf(match.explanation()))
            .set(EVIDENCE.FOUND_AT, time(at))
            .onConflict(EVIDENCE.CANDIDATE_ID, EVIDENCE.FINGERPRINT)
            .doNothing()
            .execute()
        == 1;
  }

  @Override
  public void change(Held card, Change change) {
    exactlyOne(
        database
            .update(CARD)
            .set(CARD.STATE, change.state().word())
            .set(CARD.ASSIGNEE, change.assignee())
            .set(CARD.DUE_ON, change.due())
            .set(CARD.STATE_SINCE, time(change.stateSince()))
            .set(CARD.CLOSED_AT, change.closedAt() == null ? null : time(change.closedAt()))
            .set(CARD.CLOSE_REASON, change.closeReason())
            .set(CARD.QUIET_UNTIL, change.quietUntil())
            .set(CARD.VERSION, card.version() + 1)
            .where(CARD.ID.eq(card.id()), CARD.VERSION.eq(card.version()))
            .execute());
  }

  @Override
  public void addEvent(long card, CardDetail.Event event) {
    database
        .insertInto(CARD_EVENT)
        .set(CARD_EVENT.CARD_ID, card)
        .set(CARD_EVENT.AT, time(event.at()))
        .set(CARD_EVENT.ACTOR, event.actor())
        .set(CARD_EVENT.KIND, event.kind())
        .set(CARD_EVENT.FROM_STATE, event.fromState())
        .set(CARD_EVENT.TO_STATE, event.toState())
        .set(CARD_EVENT.ASSIGNEE, event.assignee())
        .set(CARD_EVENT.REASON, event.reason())
        .set(CARD_EVENT.NOTE, event.note())
        .execute();
  }

  @Override
  public Optional<CardDetail.Event> lastEvent(long card) {
    return events(CARD_EVENT.CARD_ID.eq(card), 1).stream().findFirst();
  }

  @Override
  public Counts counts(String login, LocalDate today) {
    Condition candidate = CARD.STATE.eq(CardState.CANDIDATE.word());
    Condition mine = CARD.ASSIGNEE.eq(login);
    Condition overdue = CARD.DUE_ON.lt(today);
    return database
        .select(
            count().filterWhere(candidate),
            count().filterWhere(candidate.and(overdue)),
            count().filterWhere(CARD.STATE.eq(CardState.CONFERENCE.word())),
            count().filterWhere(mine),
            count().filterWhere(mine.and(overdue)))
        .from(CARD)
        .where(CARD.STATE.ne(CardState.CLOSED.word()))
        .fetchSingle(
            row ->
                new Counts(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  private List<CardDetail.Event> events(Condition where, int limit) {
    return database
        .selectFrom(CARD_EVENT)
        .where(where)
        .orderBy(CARD_EVENT.ID.desc())
        .limit(limit)
        .fetch(
            row ->
                new CardDetail.Event(
                    row.getAt().toInstant(),
                    row.getActor(),
                    row.getKind(),
                    row.getFromState(),
                    row.getToState(),
                    row.getAssignee(),
                    row.getReason(),
                    row.getNote()));
  }

  private Optional<Held> held(Condition where) {
    return database
        .selectFrom(CARD)
        .where(where)
        .forUpdate()
        .fetchOptional(
            row ->
                new Held(
                    row.getId(),
                    row.getChildId(),
                    row.getEpisode(),
                    CardState.of(row.getState()),
                    row.getLevel(),
                    List.of(row.getNeeds()),
                    row.getAssignee(),
                    row.getQuietUntil(),
                    row.getVersion()));
  }

  private static Condition condition(BoardFilter filter, LocalDate today) {
    Condition where = noCondition();
    if (filter.need() != null) {
      where = where.and(val(filter.need()).eq(DSL.any(CARD.NEEDS)));
    }
    if (filter.level() != null) {
      where = where.and(CARD.LEVEL.eq((short) CardStore.number(filter.level())));
    }
    if (filter.assignee() != null) {
      where = where.and(CARD.ASSIGNEE.eq(filter.assignee()));
    }
    if (filter.overdueOnly()) {
      where = where.and(CARD.DUE_ON.lt(today));
    }
    return where;
  }

  private static List<SelectField<?>> summaryFields(String reader) {
    return List.of(
        CARD.ID,
        CARD.CHILD_ID,
        CARD.STATE,
        CARD.LEVEL,
        CARD.NEEDS,
        CARD.ASSIGNEE,
        CARD.DUE_ON,
        CARD.OPENED_AT,
        CARD.STATE_SINCE,
        CARD.VERSION,
        NEWEST_JA,
        NEWEST_EN,
        NEWEST_ON,
        NEWEST_AT,
        CANDIDATES,
        seenAt(reader));
  }

  private static Field<OffsetDateTime> seenAt(String reader) {
    return coalesce(
            DSL.field(
                select(CARD_VIEW.LAST_AT)
                    .from(CARD_VIEW)
                    .where(CARD_VIEW.CARD_ID.eq(CARD.ID), CARD_VIEW.VIEWER.eq(reader))),
            inline(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)))
        .as("seen_at");
  }

  private static CardSummary summary(Record row) {
    OffsetDateTime seen = row.get("seen_at", OffsetDateTime.class);
    return new CardSummary(
        row.get(CARD.ID),
        row.get(CARD.CHILD_ID),
        CardState.of(row.get(CARD.STATE)),
        CardStore.level(row.get(CARD.LEVEL)),
        List.of(row.get(CARD.NEEDS)),
        row.get(CARD.ASSIGNEE),
        row.get(CARD.DUE_ON),
        row.get(CARD.OPENED_AT).toInstant(),
        row.get(CARD.STATE_SINCE).toInstant(),
        row.get(CARD.VERSION),
        new LocalizedText(row.get(NEWEST_JA), row.get(NEWEST_EN)),
        row.get(NEWEST_ON),
        row.get(CANDIDATES),
        !seen.isBefore(row.get(NEWEST_AT)));
  }

  private static Field<String> newest(Field<String> field) {
    return DSL.field(
        select(field)
            .from(CANDIDATE)
            .where(CANDIDATE.CARD_ID.eq(CARD.ID))
            .orderBy(CANDIDATE.LEVEL.desc(), CANDIDATE.ID.desc())
            .limit(1));
  }

  private static void exactlyOne(int changed) {
    if (changed != 1) {
      throw new IllegalStateException("the card was held and yet changed by another");
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
