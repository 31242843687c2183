package org.todoku.referral.jooq;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.todoku.jooq.referral.Tables.CANDIDATE;
import static org.todoku.jooq.referral.Tables.CARD;
import static org.todoku.jooq.referral.Tables.CARD_EVENT;
import static org.todoku.jooq.referral.Tables.CHILD_SIGN;
import static org.todoku.jooq.referral.Tables.EVIDENCE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.todoku.jooq.referral.tables.Card;
import org.todoku.referral.CardState;
import org.todoku.referral.IntakeStore;
import org.todoku.referral.Levels;
import org.todoku.referral.Match;
import org.todoku.referral.Signs;
import org.todoku.rule.Rule;

@Repository
class IntakeRepository implements IntakeStore {
  private final DSLContext database;

  IntakeRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public Map<String, Standing> hold(Collection<String> children) {
    String[] ids = children.toArray(String[]::new);
    Card newest = CARD.as("newest");
    var held =
        database
            .selectFrom(CARD)
            .where(
                row(CARD.CHILD_ID, CARD.EPISODE)
                    .in(
                        select(newest.CHILD_ID, max(newest.EPISODE))
                            .from(newest)
                            .where(newest.CHILD_ID.eq(DSL.any(ids)))
                            .groupBy(newest.CHILD_ID)))
            // always in one order, so that two who hold several cards never wait for each other
            .orderBy(CARD.ID)
            .forUpdate()
            .fetch();
    Map<Long, Map<String, Long>> candidates =
        database
            .select(CANDIDATE.CARD_ID, CANDIDATE.RULE_ID, CANDIDATE.ID)
            .from(CANDIDATE)
            .where(CANDIDATE.CARD_ID.eq(DSL.any(held.getValues(CARD.ID).toArray(Long[]::new))))
            .fetch()
            .stream()
            .collect(
                Collectors.groupingBy(
                    found -> found.value1(),
                    Collectors.toMap(found -> found.value2(), found -> found.value3())));
    Map<String, Standing> standing = new HashMap<>();
    held.forEach(
        card ->
            standing.put(
                card.getChildId(),
                new Standing(
                    card.getId(),
                    card.getEpisode(),
                    CardState.of(card.getState()),
                    card.getLevel(),
                    List.of(card.getNeeds()),
                    card.getDueOn(),
                    card.getVersion(),
                    candidates.getOrDefault(card.getId(), Map.of()))));
    return standing;
  }

  @Override
  public Map<String, Long> openCards(Collection<String> children) {
    return children.isEmpty()
        ? Map.of()
        : database
            .select(CARD.CHILD_ID, CARD.ID)
            .from(CARD)
            .where(
                CARD.CHILD_ID.eq(DSL.any(children.toArray(String[]::new))),
                CARD.STATE.ne(CardState.CLOSED.word()))
            .fetchMap(CARD.CHILD_ID, CARD.ID);
  }

  @Override
  public Set<CardRule> rulesOf(Collection<Long> cards, String kind) {
    return database
        .selectDistinct(CARD_EVENT.CARD_ID, CARD_EVENT.RULE_ID)
        .from(CARD_EVENT)
        .where(
            CARD_EVENT.CARD_ID.eq(DSL.any(cards.toArray(Long[]::new))),
            CARD_EVENT.KIND.eq(kind),
            CARD_EVENT.RULE_ID.isNotNull())
        .fetchSet(row -> new CardRule(row.value1(), row.value2()));
  }

  @Override
  public Map<String, Set<String>> quietRules(Collection<String> children, LocalDate today) {
    return database
        .select(CARD.CHILD_ID, CANDIDATE.RULE_ID)
        .from(CARD)
        .join(CANDIDATE)
        .on(CANDIDATE.CARD_ID.eq(CARD.ID))
        .where(
            CARD.CHILD_ID.eq(DSL.any(children.toArray(String[]::new))),
            CARD.STATE.eq(CardState.CLOSED.word()),
            CARD.QUIET_UNTIL.ge(today))
        .fetch()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> row.value1(), Collectors.mapping(row -> row.value2(), Collectors.toSet())));
  }

  @Override
  public Map<String, Long> open(List<NewCard> cards) {
    Map<String, Long> ids = new HashMap<>();
    for (List<NewCard> part : Rows.parts(cards)) {
      var insert =
          database.insertInto(
              CARD,
              CARD.CHILD_ID,
              CARD.HOUSEHOLD_ID,
              CARD.EPISODE,
              CARD.STATE,
              CARD.MOVED_BY,
              CARD.LEVEL,
              CARD.NEEDS,
              CARD.DUE_ON,
              CARD.OPENED_AT,
              CARD.STATE_SINCE,
              CARD.OFFICE_ID);
      for (NewCard card : part) {
        insert =
            insert.values(
                card.child(),
                card.household(),
                card.episode(),
                CardState.CANDIDATE.word(),
                "opened",
                (short) card.level(),
                card.needs().toArray(String[]::new),
                card.dueOn(),
                Rows.time(card.at()),
                Rows.time(card.at()),
                card.office());
      }
      insert
          .returningResult(CARD.CHILD_ID, CARD.ID)
          .fetch()
          .forEach(row -> ids.put(row.value1(), row.value2()));
    }
    return ids;
  }

  @Override
  public void raise(List<Raised> cards) {
    if (cards.isEmpty()) {
      return;
    }
    int[] changed =
        database
            .batch(
                cards.stream()
                    .map(
                        card ->
                            database
                                .update(CARD)
                                .set(CARD.LEVEL, (short) card.level())
                                .set(CARD.NEEDS, card.needs().toArray(String[]::new))
                                .set(CARD.DUE_ON, card.dueOn())
                                .set(CARD.VERSION, card.version())
                                .where(
                                    CARD.ID.eq(card.card()), CARD.VERSION.eq(card.version() - 1)))
                    .toList())
            .execute();
    for (int one : changed) {
      if (one != 1) {
        throw new IllegalStateException("a card was raised without being held");
      }
    }
  }

  @Override
  public void keepSigns(Collection<Match> matches) {
    Map<String, Match> byChild = new TreeMap<>();
    for (Match match : matches) {
      if (!match.signs().equals(Signs.NONE)) {
        byChild.put(match.child(), match);
      }
    }
    for (List<Match> part : Rows.parts(List.copyOf(byChild.values()))) {
      var insert =
          database.insertInto(
              CHILD_SIGN,
              CHILD_SIGN.CHILD_ID,
              CHILD_SIGN.ON_REGISTER,
              CHILD_SIGN.MOVED_IN_ON,
              CHILD_SIGN.RUN_ID,
              CHILD_SIGN.AS_OF);
      for (Match match : part) {
        insert =
            insert.values(
                match.child(),
                match.signs().onRegister(),
                match.signs().movedInOn(),
                match.run(),
                match.asOf());
      }
      insert
          .onConflict(CHILD_SIGN.CHILD_ID)
          .doUpdate()
          .set(CHILD_SIGN.ON_REGISTER, DSL.excluded(CHILD_SIGN.ON_REGISTER))
          .set(CHILD_SIGN.MOVED_IN_ON, DSL.excluded(CHILD_SIGN.MOVED_IN_ON))
          .set(CHILD_SIGN.RUN_ID, DSL.excluded(CHILD_SIGN.RUN_ID))
          .set(CHILD_SIGN.AS_OF, DSL.excluded(CHILD_SIGN.AS_OF))
          .execute();
    }
  }

  @Override
  public Map<Found, Long> addCandidates(List<NewCandidate> candidates) {
    Map<Found, Long> ids = new HashMap<>();
    for (List<NewCandidate> part : Rows.parts(candidates)) {
      var insert =
          database.insertInto(
              CANDIDATE,
              CANDIDATE.CARD_ID,
              CANDIDATE.CHILD_ID,
              CANDIDATE.RULE_ID,
              CANDIDATE.EPISODE,
              CANDIDATE.TITLE_JA,
              CANDIDATE.TITLE_EN,
              CANDIDATE.NEED,
              CANDIDATE.LEVEL,
              CANDIDATE.PROVISIONAL,
              CANDIDATE.CREATED_AT);
      for (NewCandidate candidate : part) {
        Rule rule = candidate.match().rule();
        Rule.Basis basis = rule.basis();
        insert =
            insert.values(
                candidate.card(),
                candidate.match().child(),
                rule.id(),
                candidate.episode(),
                rule.title().ja(),
                rule.title().en(),
                Objects.requireNonNullElse(rule.need(), ""),
                (short) Levels.number(rule.level()),
                basis != null && basis.kind() == Rule.Basis.Kind.PROVISIONAL,
                Rows.time(candidate.at()));
      }
      insert
          .returningResult(CANDIDATE.CHILD_ID, CANDIDATE.RULE_ID, CANDIDATE.ID)
          .fetch()
          .forEach(row -> ids.put(new Found(row.value1(), row.value2()), row.value3()));
    }
    return ids;
  }

  @Override
  public Set<Long> addEvidence(Map<Long, Match> byCandidate, Instant at) {
    Set<Long> added = new HashSet<>();
    for (List<Map.Entry<Long, Match>> part : Rows.parts(List.copyOf(byCandidate.entrySet()))) {
      var insert =
          database.insertInto(
              EVIDENCE,
              EVIDENCE.CANDIDATE_ID,
              EVIDENCE.RUN_ID,
              EVIDENCE.RULE_VERSION_ID,
              EVIDENCE.RULE_VERSION,
              EVIDENCE.AS_OF,
              EVIDENCE.FINGERPRINT,
              EVIDENCE.EXPLANATION,
              EVIDENCE.FOUND_AT);
      for (Map.Entry<Long, Match> entry : part) {
        Match match = entry.getValue();
        insert =
            insert.values(
                entry.getKey(),
                match.run(),
                match.ruleVersionId(),
                match.ruleVersion(),
                match.asOf(),
                match.fingerprint(),
                JSONB.valueOf(match.explanation()),
                Rows.time(at));
      }
      added.addAll(
          insert
              .onConflict(EVIDENCE.CANDIDATE_ID, EVIDENCE.FINGERPRINT)
              .doNothing()
              .returningResult(EVIDENCE.CANDIDATE_ID)
              .fetch(EVIDENCE.CANDIDATE_ID));
    }
    return added;
  }
}
