package org.todoku.linkage.jooq;

import static org.todoku.jooq.linkage.Tables.IDENTITY_QUESTION;
import static org.todoku.jooq.linkage.Tables.IMPORT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.todoku.jooq.linkage.tables.records.ImportRecord;
import org.todoku.linkage.LinkStore.Decided;
import org.todoku.linkage.LinkStore.Pair;
import org.todoku.linkage.LinkStore.Population;
import org.todoku.linkage.LinkStore.SubjectRef;
import org.todoku.linkage.LinkStore.Transaction;
import org.todoku.linkage.PastImport;
import org.todoku.linkage.identity.Person;

/** One linking. Pairs are streamed; nothing here holds the population. */
final class LinkTransaction implements Transaction {
  private static final int FETCH = 2_000;

  private static final String ARRIVED =
      """
      INSERT INTO linkage.child AS c (custodian, subject, household, since)
      SELECT p.custodian, p.id, h.id, ?::timestamptz
      FROM linkage.subject p
      LEFT JOIN linkage.subject h ON h.custodian = p.custodian AND h.system = p.system
        AND h.kind = 'household' AND h.key = p.household_no
      WHERE p.custodian = ? AND p.system = ? AND p.kind = 'person' AND p.import_id = ?
        AND p.birth_date > ?
      ON CONFLICT (custodian, subject) DO UPDATE
      SET household = excluded.household, present = true
      WHERE NOT c.present OR c.household IS DISTINCT FROM excluded.household
      RETURNING c.xmax = 0 AS arrived
      """;

  private static final String LEFT =
      """
      UPDATE linkage.child c SET present = false
      FROM linkage.subject p
      WHERE c.present AND p.custodian = c.custodian AND p.id = c.subject
        AND (p.import_id <> ? OR p.birth_date IS NULL OR p.birth_date <= ?)
      """;

  private static final String REGISTER_LINKS =
      """
      INSERT INTO linkage.link (custodian, subject, system, child, basis, weight, decided_at)
      SELECT c.custodian, c.subject, ?, c.id, 'register', 1, ?::timestamptz
      FROM linkage.child c WHERE c.present
      ON CONFLICT (custodian, subject) DO NOTHING
      """;

  private static final String HOUSEHOLDS_BY_NUMBER =
      """
      INSERT INTO linkage.link (custodian, subject, system, household, basis, weight, decided_at)
      SELECT s.custodian, s.id, s.system, h.id, 'identifier', 1, ?::timestamptz
      FROM linkage.subject s
      JOIN linkage.subject h ON h.custodian = ? AND h.system = ? AND h.kind = 'household'
        AND h.key = s.household_no
      WHERE s.kind = 'household'
      ON CONFLICT (custodian, subject) DO NOTHING
      """;

  private static final String HOUSEHOLDS_BY_MEMBER =
      """
      INSERT INTO linkage.link (custodian, subject, system, household, basis, weight, decided_at)
      SELECT s.custodian, s.id, s.system, h.id, 'identifier', 0.98, ?::timestamptz
      FROM linkage.subject s
      JOIN linkage.subject p ON p.custodian = ? AND p.system = ? AND p.kind = 'person'
        AND p.key = s.person_id
      JOIN linkage.subject h ON h.custodian = p.custodian AND h.system = p.system
        AND h.kind = 'household' AND h.key = p.household_no
      WHERE s.kind = 'household'
      ON CONFLICT (custodian, subject) DO NOTHING
      """;

  private static final String SIDES =
      """
      s.custodian, s.id, s.system, s.person_id, s.family_kana, s.given_kana, s.family_name,
      s.given_name, s.birth_date, s.sex, s.address, c.id AS child, p.key AS p_person_id,
      p.family_kana AS p_family_kana, p.given_kana AS p_given_kana, p.family_name AS p_family_name,
      p.given_name AS p_given_name, p.birth_date AS p_birth_date, p.sex AS p_sex,
      p.address AS p_address
      """;

  private static final String UNLINKED =
      """
      s.kind = 'person' AND NOT (s.custodian = ? AND s.system = ?)
        AND NOT EXISTS (SELECT FROM linkage.link l
          WHERE l.custodian = s.custodian AND l.subject = s.id)
      """;

  private static final String UNDECIDED =
      """
      NOT EXISTS (SELECT FROM linkage.identity_question q
        WHERE q.custodian = s.custodian AND q.subject = s.id AND q.child = c.id
          AND q.state <> 'open')
      """;

  private static final String BY_NUMBER =
      "SELECT "
          + SIDES
          + """
          FROM linkage.subject s
          JOIN linkage.subject p ON p.custodian = ? AND p.system = ? AND p.kind = 'person'
            AND p.key = s.person_id
          JOIN linkage.child c ON c.custodian = p.custodian AND c.subject = p.id AND c.present
          WHERE
          """
          + UNLINKED
          + " AND "
          + UNDECIDED;

  /** Worth comparing: one number, one birth date and a like reading, or one reading. */
  private static final String BY_ATTRIBUTES =
      "WITH todo AS MATERIALIZED (SELECT s.* FROM linkage.subject s WHERE "
          + UNLINKED
          + "),\n"
          + """
          population AS MATERIALIZED (
            SELECT c.id AS child, p.custodian, p.id, p.key, p.birth_date, p.kana_folded
            FROM linkage.child c
            JOIN linkage.subject p ON p.custodian = c.custodian AND p.id = c.subject
            WHERE c.present),
          pairs AS (
            SELECT s.custodian, s.id, p.child FROM todo s JOIN population p ON p.key = s.person_id
            UNION
            SELECT s.custodian, s.id, p.child FROM todo s
            JOIN population p ON p.birth_date = s.birth_date
              AND (s.kana_folded IS NULL OR p.kana_folded IS NULL
                OR left(s.kana_folded, 2) = left(p.kana_folded, 2)
                OR right(s.kana_folded, 2) = right(p.kana_folded, 2))
            UNION
            SELECT s.custodian, s.id, p.child FROM todo s
            JOIN population p ON p.kana_folded = s.kana_folded)
          SELECT
          """
          + SIDES
          + """
          FROM pairs
          JOIN todo s ON s.custodian = pairs.custodian AND s.id = pairs.id
          JOIN linkage.child c ON c.id = pairs.child
          JOIN linkage.subject p ON p.custodian = c.custodian AND p.id = c.subject
          WHERE
          """
          + UNDECIDED
          + " ORDER BY s.custodian, s.id";

  private final DSLContext dsl;
  private String registerCustodian = "";
  private String registerSystem = "";

  LinkTransaction(DSLContext dsl) {
    this.dsl = dsl;
  }

  @Override
  public Optional<Population> refreshPopulation(Instant now) {
    ImportRecord register =
        dsl.selectFrom(IMPORT)
            .where(IMPORT.POPULATION.isTrue(), IMPORT.STATE.eq(PastImport.State.ACCEPTED.word()))
            .orderBy(IMPORT.PERIOD_TO.desc(), IMPORT.ID.desc())
            .limit(1)
            .fetchOne();
    if (register == null) {
      return Optional.empty();
    }
    registerCustodian = register.getCustodian();
    registerSystem = register.getSystem();
    LocalDate day = register.getPeriodTo();
    LocalDate bornAfter = day.minusYears(register.getChildrenUnder());
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    int arrived =
        (int)
            dsl
                .fetch(ARRIVED, at, registerCustodian, registerSystem, register.getId(), bornAfter)
                .stream()
                .filter(row -> row.get("arrived", Boolean.class))
                .count();
    int left = dsl.execute(LEFT, register.getId(), bornAfter);
    dsl.execute(REGISTER_LINKS, registerSystem, at);
    long children =
        dsl.fetchSingle("SELECT count(*) FROM linkage.child WHERE present").get(0, Long.class);
    dsl.execute("SELECT linkage.gather_statistics()");
    return Optional.of(new Population(children, arrived, left));
  }

  @Override
  public int linkHouseholds(Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    return dsl.execute(HOUSEHOLDS_BY_NUMBER, at, registerCustodian, registerSystem)
        + dsl.execute(HOUSEHOLDS_BY_MEMBER, at, registerCustodian, registerSystem);
  }

  @Override
  public void byNumber(Consumer<Pair> sink) {
    stream(
        dsl.resultQuery(
            BY_NUMBER, registerCustodian, registerSystem, registerCustodian, registerSystem),
        sink);
  }

  @Override
  public void byAttributes(Consumer<Pair> sink) {
    stream(dsl.resultQuery(BY_ATTRIBUTES, registerCustodian, registerSystem), sink);
  }

  private static void stream(ResultQuery<Record> query, Consumer<Pair> sink) {
    try (Cursor<Record> rows = query.fetchSize(FETCH).fetchLazy()) {
      while (rows.hasNext()) {
        Record row = rows.fetchNext();
        if (row != null) {
          sink.accept(pair(row));
        }
      }
    }
  }

  private static Pair pair(Record row) {
    return new Pair(
        new SubjectRef(
            text(row, "custodian", ""), row.get("id", Long.class), text(row, "system", "")),
        person(row, ""),
        row.get("child", UUID.class).toString(),
        person(row, "p_"));
  }

  private static Person person(Record row, String side) {
    return Person.of(
        row.get(side + "person_id", String.class),
        row.get(side + "family_kana", String.class),
        row.get(side + "given_kana", String.class),
        row.get(side + "family_name", String.class),
        row.get(side + "given_name", String.class),
        row.get(side + "birth_date", LocalDate.class),
        row.get(side + "sex", String.class),
        row.get(side + "address", String.class),
        null);
  }

  private static String text(Record row, String name, String otherwise) {
    @Nullable String text = row.get(name, String.class);
    return text == null ? otherwise : text;
  }

  @Override
  public void link(List<Decided> links, String basis, Instant now) {
    dsl.connection(
        connection -> {
          String target =
              "linkage.link (custodian, subject, system, child, basis, weight, decided_at)";
          try (CopyWriter copy = CopyWriter.to(connection, target)) {
            for (Decided decided : links) {
              copy.value(decided.subject().custodian())
                  .value(decided.subject().subject())
                  .value(decided.subject().system())
                  .value(decided.child())
                  .value(basis)
                  .value(weight(decided).toPlainString())
                  .value(now.toString())
                  .endRow();
            }
            copy.end();
          } catch (SQLException e) {
            throw new DataAccessException("could not write links", e);
          }
        });
  }

  @Override
  public void ask(List<Decided> questions, Instant now) {
    var insert =
        dsl.insertInto(
            IDENTITY_QUESTION,
            IDENTITY_QUESTION.CUSTODIAN,
            IDENTITY_QUESTION.SUBJECT,
            IDENTITY_QUESTION.CHILD,
            IDENTITY_QUESTION.WEIGHT,
            IDENTITY_QUESTION.AGREEMENT,
            IDENTITY_QUESTION.ASKED_AT);
    for (Decided decided : questions) {
      insert =
          insert.values(
              decided.subject().custodian(),
              decided.subject().subject(),
              UUID.fromString(decided.child()),
              weight(decided),
              JSON.json(AgreementJson.write(decided.comparison().levels())),
              now.atOffset(ZoneOffset.UTC));
    }
    insert
        .onConflict(IDENTITY_QUESTION.CUSTODIAN, IDENTITY_QUESTION.SUBJECT, IDENTITY_QUESTION.CHILD)
        .doUpdate()
        .setAllToExcluded()
        .where(IDENTITY_QUESTION.STATE.eq("open"))
        .execute();
  }

  private static BigDecimal weight(Decided decided) {
    return BigDecimal.valueOf(decided.comparison().weight()).setScale(3, RoundingMode.HALF_UP);
  }

  @Override
  public void forgetAnswered() {
    dsl.execute(
        """
        DELETE FROM linkage.identity_question q
        USING linkage.link l
        WHERE q.state = 'open' AND l.custodian = q.custodian AND l.subject = q.subject
        """);
  }

  @Override
  public int openQuestions() {
    return dsl.fetchCount(IDENTITY_QUESTION, IDENTITY_QUESTION.STATE.eq("open"));
  }

  @Override
  public long unlinked() {
    return dsl.fetchSingle(
            "SELECT count(*) FROM linkage.subject s WHERE " + UNLINKED,
            registerCustodian,
            registerSystem)
        .get(0, Long.class);
  }
}
