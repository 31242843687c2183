package org.todoku.referral.jooq;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.todoku.jooq.referral.Tables.CARD;

import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.todoku.referral.CardState;
import org.todoku.referral.Now;
import org.todoku.referral.OutcomeStore;
import org.todoku.referral.Reason;
import org.todoku.referral.RuleOutcomes.Counts;
import org.todoku.referral.RuleOutcomes.OfCondition;
import org.todoku.referral.RuleOutcomes.OfReason;
import org.todoku.referral.RuleOutcomes.OfVersion;
import org.todoku.referral.Supervision.OfPerson;
import org.todoku.referral.Supervision.OfState;
import org.todoku.vocabulary.LocalizedText;

@Repository
class OutcomeRepository implements OutcomeStore {
  /** Each candidate of a rule, with the way that its card took; undone moves have left no trace. */
  private static final String WAYS =
      """
      WITH way AS (
        SELECT c.id,
          k.state NOT IN ('candidate', 'screening') AND k.moved_by NOT IN ('notApplicable', 'alreadySupported')
            AS confirmed,
          coalesce(k.close_reason = 'supported', false) AS known,
          k.moved_by = 'notApplicable' AND k.state = 'closed' AS not_applicable,
          coalesce(k.moved_by = 'decline' AND k.state = 'closed' OR k.close_reason = 'declinedContact', false)
            AS declined,
          k.state = 'monitoring' OR coalesce(k.close_reason = 'improved', false) AS helped,
          k.close_reason
        FROM referral.candidate c JOIN referral.card k ON k.id = c.card_id
        WHERE c.rule_id = ?
      )
      """;

  private static final String COUNTS =
      """
      count(DISTINCT w.id) AS all_of_them,
      count(DISTINCT w.id) FILTER (WHERE w.confirmed) AS confirmed,
      count(DISTINCT w.id) FILTER (WHERE w.known) AS known,
      count(DISTINCT w.id) FILTER (WHERE w.not_applicable) AS not_applicable,
      count(DISTINCT w.id) FILTER (WHERE w.declined) AS declined,
      count(DISTINCT w.id) FILTER (WHERE w.helped) AS helped
      """;

  private final DSLContext database;

  OutcomeRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public List<OfVersion> versions(String rule) {
    return database
        .fetch(
            WAYS
                + "SELECT e.rule_version, "
                + COUNTS
                + " FROM way w JOIN referral.evidence e ON e.candidate_id = w.id"
                + " GROUP BY e.rule_version ORDER BY e.rule_version DESC",
            rule)
        .map(row -> new OfVersion(row.get("rule_version", Integer.class), counts(row)));
  }

  @Override
  public List<OfCondition> conditions(String rule) {
    return database
        .fetch(
            WAYS
                + """
                , newest AS (
                  SELECT DISTINCT ON (e.candidate_id) e.candidate_id, e.explanation
                  FROM referral.evidence e JOIN way ON way.id = e.candidate_id
                  ORDER BY e.candidate_id, e.id DESC
                )
                SELECT part ->> 'node' AS node, max(part -> 'text' ->> 'ja') AS ja,
                  max(part -> 'text' ->> 'en') AS en,
                """
                + COUNTS
                + """
                FROM way w JOIN newest n ON n.candidate_id = w.id,
                  jsonb_path_query(n.explanation, '$.**.children[*] ? (@.state == "satisfied")') AS part
                GROUP BY part ->> 'node' ORDER BY part ->> 'node'
                """,
            rule)
        .map(
            row ->
                new OfCondition(
                    row.get("node", String.class),
                    new LocalizedText(text(row, "ja"), text(row, "en")),
                    counts(row)));
  }

  @Override
  public List<OfReason> reasons(String rule) {
    return database
        .fetch(
            WAYS
                + "SELECT close_reason, count(*) AS n FROM way WHERE not_applicable"
                + " GROUP BY close_reason ORDER BY n DESC",
            rule)
        .map(
            row ->
                new OfReason(
                    Reason.of(row.get("close_reason", String.class)), row.get("n", Integer.class)));
  }

  @Override
  public List<OfPerson> people(Now now) {
    Condition overdue = BoardConditions.overdue(now);
    return database
        .select(
            CARD.ASSIGNEE,
            count(),
            count().filterWhere(overdue),
            count().filterWhere(CARD.PAUSED_AT.isNotNull()))
        .from(CARD)
        .where(CARD.STATE.ne(CardState.CLOSED.word()))
        .groupBy(CARD.ASSIGNEE)
        .orderBy(count().desc())
        .fetch(
            row ->
                new OfPerson(
                    row.value1() == null ? "" : row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4()));
  }

  @Override
  public List<OfState> states(Now now) {
    Field<Double> days =
        field(
            "extract(epoch from ({0} - {1})) / 86400",
            Double.class, DSL.val(Rows.time(now.instant())), CARD.STATE_SINCE);
    Field<Double> median =
        field("percentile_cont(0.5) WITHIN GROUP (ORDER BY {0})", Double.class, days);
    return database
        .select(
            CARD.STATE,
            count(),
            count().filterWhere(BoardConditions.overdue(now)),
            median,
            DSL.max(days))
        .from(CARD)
        .where(CARD.STATE.ne(CardState.CLOSED.word()))
        .groupBy(CARD.STATE)
        .fetch(
            row ->
                new OfState(
                    CardState.of(row.value1()),
                    row.value2(),
                    row.value3(),
                    row.value4().intValue(),
                    row.value5().intValue()))
        .stream()
        .sorted(Comparator.comparing(OfState::state))
        .toList();
  }

  private static String text(Record row, String key) {
    String text = row.get(key, String.class);
    return text == null ? "" : text;
  }

  private static Counts counts(Record row) {
    return new Counts(
        row.get("all_of_them", Integer.class),
        row.get("confirmed", Integer.class),
        row.get("known", Integer.class),
        row.get("not_applicable", Integer.class),
        row.get("declined", Integer.class),
        row.get("helped", Integer.class));
  }
}
