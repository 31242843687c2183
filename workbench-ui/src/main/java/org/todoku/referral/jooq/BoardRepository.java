package org.todoku.referral.jooq;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.todoku.jooq.referral.Tables.CANDIDATE;
import static org.todoku.jooq.referral.Tables.CARD;
import static org.todoku.jooq.referral.Tables.CARD_EVENT;
import static org.todoku.jooq.referral.Tables.CARD_VIEW;
import static org.todoku.jooq.referral.Tables.EVIDENCE;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.todoku.Workbench;
import org.todoku.referral.BoardQuery;
import org.todoku.referral.BoardStore;
import org.todoku.referral.CardDetail;
import org.todoku.referral.CardState;
import org.todoku.referral.CardSummary;
import org.todoku.referral.ContactWay;
import org.todoku.referral.Levels;
import org.todoku.referral.Now;
import org.todoku.referral.Reason;
import org.todoku.vocabulary.LocalizedText;

@Repository
class BoardRepository implements BoardStore {
  private static final Field<Integer> CANDIDATES =
      field(select(count()).from(CANDIDATE).where(CANDIDATE.CARD_ID.eq(CARD.ID))).as("candidates");

  private final DSLContext database;

  BoardRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public Map<CardState, Total> totals(BoardQuery query) {
    Map<CardState, Total> totals = new EnumMap<>(CardState.class);
    database
        .select(CARD.STATE, count(), min(CARD.STATE_SINCE))
        .from(CARD)
        .where(BoardConditions.of(query))
        .groupBy(CARD.STATE)
        .forEach(
            row ->
                totals.put(
                    CardState.of(row.value1()), new Total(row.value2(), row.value3().toInstant())));
    return totals;
  }

  @Override
  public List<CardSummary> cards(BoardQuery query, CardState state, int limit) {
    List<OrderField<?>> order =
        state == CardState.CLOSED
            ? List.of(CARD.CLOSED_AT.desc(), CARD.ID.desc())
            : BoardConditions.order(query.filter().sort());
    return chosen(
        query, BoardConditions.of(query).and(CARD.STATE.eq(state.word())), order, 0, limit);
  }

  @Override
  public List<CardSummary> list(BoardQuery query, int offset, int limit) {
    return chosen(
        query,
        BoardConditions.of(query),
        BoardConditions.order(query.filter().sort()),
        offset,
        limit);
  }

  @Override
  public List<CardSummary> due(BoardQuery query, LocalDate from, LocalDate to, int limit) {
    return chosen(
        query,
        BoardConditions.of(query).and(CARD.DUE_ON.between(from, to)),
        List.of(CARD.DUE_ON, CARD.LEVEL.desc(), CARD.ID),
        0,
        limit);
  }

  @Override
  public List<String> assignees() {
    return database
        .selectDistinct(CARD.ASSIGNEE)
        .from(CARD)
        .where(CARD.STATE.ne(CardState.CLOSED.word()), CARD.ASSIGNEE.isNotNull())
        .orderBy(CARD.ASSIGNEE)
        .fetch(CARD.ASSIGNEE);
  }

  /** First which cards, then what stands on them. */
  private List<CardSummary> chosen(
      BoardQuery query, Condition where, List<OrderField<?>> order, int offset, int limit) {
    Condition chosen =
        CARD.ID.in(
            select(CARD.ID).from(CARD).where(where).orderBy(order).limit(limit).offset(offset));
    return summaries(chosen, query.reader(), order);
  }

  @Override
  public Optional<CardSummary> summary(long card, String reader) {
    return summaries(CARD.ID.eq(card), reader, List.of(CARD.ID)).stream().findFirst();
  }

  @Override
  public List<CardDetail.Candidate> candidates(long card) {
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
    return database
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
                    row.value1(),
                    new LocalizedText(row.value2(), row.value3()),
                    row.value4(),
                    Levels.level(row.value5()),
                    row.value6(),
                    row.value7()));
  }

  @Override
  public List<CardDetail.Event> events(long card) {
    return database
        .select(CARD_EVENT.fields())
        .select(CANDIDATE.TITLE_JA, CANDIDATE.TITLE_EN)
        .from(CARD_EVENT)
        .leftJoin(CANDIDATE)
        .on(CANDIDATE.CARD_ID.eq(CARD_EVENT.CARD_ID), CANDIDATE.RULE_ID.eq(CARD_EVENT.RULE_ID))
        .where(CARD_EVENT.CARD_ID.eq(card))
        .orderBy(CARD_EVENT.ID.desc())
        .fetch(
            row -> {
              String reason = row.get(CARD_EVENT.REASON);
              String title = row.get(CANDIDATE.TITLE_JA);
              String way = row.get(CARD_EVENT.CONTACT_WAY);
              return new CardDetail.Event(
                  row.get(CARD_EVENT.AT).toInstant(),
                  row.get(CARD_EVENT.ACTOR),
                  row.get(CARD_EVENT.KIND),
                  Rows.state(row.get(CARD_EVENT.FROM_STATE)),
                  Rows.state(row.get(CARD_EVENT.TO_STATE)),
                  row.get(CARD_EVENT.ASSIGNEE),
                  reason == null ? null : Reason.of(reason),
                  row.get(CARD_EVENT.NOTE),
                  title == null ? null : new LocalizedText(title, row.get(CANDIDATE.TITLE_EN)),
                  Rows.instant(row.get(CARD_EVENT.HAPPENED_AT)),
                  way == null ? null : ContactWay.of(way));
            });
  }

  @Override
  public List<CardDetail.Viewer> viewers(long card) {
    return database
        .selectFrom(CARD_VIEW)
        .where(CARD_VIEW.CARD_ID.eq(card))
        .orderBy(CARD_VIEW.LAST_AT.desc())
        .fetch(
            row ->
                new CardDetail.Viewer(
                    row.getViewer(),
                    row.getFirstAt().toInstant(),
                    row.getLastAt().toInstant(),
                    row.getLooks()));
  }

  @Override
  public Map<String, Long> openCards(Collection<String> children) {
    return database
        .select(CARD.CHILD_ID, CARD.ID)
        .from(CARD)
        .where(
            CARD.CHILD_ID.eq(DSL.any(children.toArray(String[]::new))),
            CARD.STATE.ne(CardState.CLOSED.word()))
        .fetchMap(CARD.CHILD_ID, CARD.ID);
  }

  @Override
  public List<String> needs() {
    Field<String> need = field("unnest({0})", String.class, CARD.NEEDS).as("need");
    return database
        .selectDistinct(need)
        .from(CARD)
        .where(CARD.STATE.ne(CardState.CLOSED.word()))
        .orderBy(need)
        .fetch(need);
  }

  @Override
  public Counts counts(String login, Now now) {
    Condition candidate = CARD.STATE.eq(CardState.CANDIDATE.word());
    Condition mine = CARD.ASSIGNEE.eq(login);
    Condition overdue = BoardConditions.overdue(now);
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

  private List<CardSummary> summaries(
      Condition where, String reader, List<? extends OrderField<?>> order) {
    Table<?> newest =
        lateral(
            select(CANDIDATE.TITLE_JA, CANDIDATE.TITLE_EN, EVIDENCE.AS_OF, EVIDENCE.FOUND_AT)
                .from(CANDIDATE)
                .join(EVIDENCE)
                .on(EVIDENCE.CANDIDATE_ID.eq(CANDIDATE.ID))
                .where(CANDIDATE.CARD_ID.eq(CARD.ID))
                .orderBy(EVIDENCE.FOUND_AT.desc(), CANDIDATE.LEVEL.desc(), CANDIDATE.ID)
                .limit(1)
                .asTable("newest"));
    Field<OffsetDateTime> foundAt = newest.field(EVIDENCE.FOUND_AT);
    Field<Boolean> seen =
        field(
                exists(
                    selectOne()
                        .from(CARD_VIEW)
                        .where(
                            CARD_VIEW.CARD_ID.eq(CARD.ID),
                            CARD_VIEW.VIEWER.eq(reader),
                            CARD_VIEW.LAST_AT.ge(coalesce(foundAt, CARD.OPENED_AT)))))
            .as("seen");
    return database
        .select(CARD.fields())
        .select(newest.fields())
        .select(CANDIDATES, seen)
        .from(CARD)
        // a card that a person opened has no candidates
        .leftJoin(newest)
        .on(DSL.trueCondition())
        .where(where)
        .orderBy(order)
        .fetch(row -> summary(row, newest, seen));
  }

  private static CardSummary summary(Record row, Table<?> newest, Field<Boolean> seen) {
    String reason = row.get(CARD.CLOSE_REASON);
    String title = row.get(newest.field(CANDIDATE.TITLE_JA));
    LocalDate asOf = row.get(newest.field(EVIDENCE.AS_OF));
    return new CardSummary(
        row.get(CARD.ID),
        row.get(CARD.CHILD_ID),
        CardState.of(row.get(CARD.STATE)),
        Levels.level(row.get(CARD.LEVEL)),
        List.of(row.get(CARD.NEEDS)),
        row.get(CARD.ASSIGNEE),
        row.get(CARD.DUE_ON),
        Rows.instant(row.get(CARD.DUE_AT)),
        Rows.instant(row.get(CARD.PAUSED_AT)),
        row.get(CARD.OPENED_AT).toInstant(),
        row.get(CARD.STATE_SINCE).toInstant(),
        reason == null ? null : Reason.of(reason),
        row.get(CARD.VERSION),
        title == null
            ? CardSummary.BY_HAND
            : new LocalizedText(title, row.get(newest.field(CANDIDATE.TITLE_EN))),
        asOf == null
            ? row.get(CARD.OPENED_AT).atZoneSameInstant(Workbench.ZONE).toLocalDate()
            : asOf,
        row.get(CANDIDATES),
        row.get(seen));
  }
}
