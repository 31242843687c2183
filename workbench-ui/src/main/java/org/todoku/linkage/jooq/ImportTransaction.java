package org.todoku.linkage.jooq;

import static org.todoku.jooq.linkage.Tables.IMPORT;
import static org.todoku.jooq.linkage.Tables.SET_ASIDE_ROW;
import static org.todoku.jooq.linkage.Tables.SOURCE_RECORD;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.todoku.jooq.linkage.tables.records.ImportRecord;
import org.todoku.linkage.ImportStore.AsideRow;
import org.todoku.linkage.ImportStore.Repeated;
import org.todoku.linkage.ImportStore.Transaction;
import org.todoku.linkage.PastImport;
import org.todoku.linkage.sender.Batch;
import org.todoku.linkage.sender.Identity;
import org.todoku.linkage.sender.Problem;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.vocabulary.LocalizedText;

/**
 * One file on its way in. A batch goes by {@code COPY} into two tables that live as long as the
 * transaction, and from there, keys replaced by pseudonyms, into the custodian's store.
 */
final class ImportTransaction implements Transaction {
  private static final String STAGES =
      """
      CREATE TEMPORARY TABLE import_subject (
        key text NOT NULL, person_id text, household_no text, family_name text, given_name text,
        family_kana text, given_kana text, kana_folded text, birth_date date, sex text,
        address text, relationship text, dv_protected boolean) ON COMMIT DROP;
      CREATE TEMPORARY TABLE import_block (
        key text NOT NULL, entity text NOT NULL, records integer NOT NULL, first_row bigint NOT NULL,
        single boolean NOT NULL, facts json NOT NULL) ON COMMIT DROP
      """;

  /**
   * What a file itself has just written is not in the planner's statistics: it takes a department's
   * store for nearly empty and would compare every row with every other. Hashing is never far off.
   */
  private static final String NO_NESTED_LOOPS = "SET LOCAL enable_nestloop = off";

  private static final String FORGET_LINKS_OF_CHANGED =
      """
      WITH changed AS (
        SELECT s.id
        FROM import_subject i
        JOIN linkage.subject s ON s.custodian = ? AND s.system = ? AND s.kind = ? AND s.key = i.key
        WHERE s.identity_on <= ?
          AND (s.person_id, s.household_no, s.kana_folded, s.birth_date, s.sex)
            IS DISTINCT FROM (coalesce(i.person_id, s.person_id),
              coalesce(i.household_no, s.household_no), coalesce(i.kana_folded, s.kana_folded),
              coalesce(i.birth_date, s.birth_date), coalesce(i.sex, s.sex))),
      questions AS (
        DELETE FROM linkage.identity_question q USING changed
        WHERE q.custodian = ? AND q.subject = changed.id AND q.state = 'open')
      DELETE FROM linkage.link l USING changed
      WHERE l.custodian = ? AND l.subject = changed.id AND l.basis IN ('identifier', 'attributes')
      """;

  private static final String KNOW_SUBJECTS =
      """
      INSERT INTO linkage.subject AS s (custodian, system, kind, key, import_id)
      SELECT ?, ?, ?, i.key, ? FROM import_subject i
      ON CONFLICT (custodian, system, kind, key) DO NOTHING
      """;

  private static final String IDENTIFY_SUBJECTS =
      """
      INSERT INTO linkage.subject AS s (custodian, system, kind, key, import_id, identity_on,
        person_id, household_no, family_name, given_name, family_kana, given_kana, kana_folded,
        birth_date, sex, address, relationship, dv_protected)
      SELECT ?, ?, ?, i.key, ?, ?, i.person_id, i.household_no, i.family_name, i.given_name,
        i.family_kana, i.given_kana, i.kana_folded, i.birth_date, i.sex, i.address, i.relationship,
        i.dv_protected
      FROM import_subject i
      ON CONFLICT (custodian, system, kind, key) DO UPDATE SET
        import_id = excluded.import_id,
        identity_on = excluded.identity_on,
        person_id = coalesce(excluded.person_id, s.person_id),
        household_no = coalesce(excluded.household_no, s.household_no),
        family_name = coalesce(excluded.family_name, s.family_name),
        given_name = coalesce(excluded.given_name, s.given_name),
        family_kana = coalesce(excluded.family_kana, s.family_kana),
        given_kana = coalesce(excluded.given_kana, s.given_kana),
        kana_folded = coalesce(excluded.kana_folded, s.kana_folded),
        birth_date = coalesce(excluded.birth_date, s.birth_date),
        sex = coalesce(excluded.sex, s.sex),
        address = coalesce(excluded.address, s.address),
        relationship = coalesce(excluded.relationship, s.relationship),
        dv_protected = coalesce(excluded.dv_protected, s.dv_protected)
      WHERE s.identity_on IS NULL OR s.identity_on <= excluded.identity_on
      """;

  private static final String KNOW_HOUSEHOLDS =
      """
      INSERT INTO linkage.subject (custodian, system, kind, key, household_no, import_id, identity_on)
      SELECT DISTINCT ?, ?, 'household', i.household_no, i.household_no, ?::bigint, ?::date
      FROM import_subject i WHERE i.household_no IS NOT NULL
      ON CONFLICT (custodian, system, kind, key) DO UPDATE SET import_id = excluded.import_id
      """;

  /**
   * Step by step, each with two tables and all their equalities: left to choose, the planner may
   * begin with the blocks and records of one entity, which is every one with every other.
   */
  private static final String TAKE_OUT_REPEATED =
      """
      WITH known AS MATERIALIZED (
        SELECT b.key, b.entity, s.id
        FROM import_block b
        JOIN linkage.subject s ON s.custodian = ? AND s.system = ? AND s.kind = ? AND s.key = b.key
        WHERE b.single),
      repeated AS MATERIALIZED (
        SELECT k.key, k.entity, (r.facts -> 'row' ->> 0)::bigint AS before
        FROM known k
        JOIN linkage.source_record r
          ON r.custodian = ? AND r.import_id = ? AND r.subject = k.id AND r.entity = k.entity)
      DELETE FROM import_block b
      USING repeated
      WHERE b.key = repeated.key AND b.entity = repeated.entity
      RETURNING b.key, b.first_row, repeated.before
      """;

  private static final String KEEP_RECORDS =
      """
      INSERT INTO linkage.source_record (custodian, subject, entity, import_id, block, records, facts)
      SELECT s.custodian, s.id, b.entity, ?, ?, b.records, b.facts
      FROM import_block b
      JOIN linkage.subject s ON s.custodian = ? AND s.system = ? AND s.kind = ? AND s.key = b.key
      ORDER BY s.id, b.entity
      """;

  private final DSLContext dsl;
  private final Connection connection;
  private final ImportRecord entry;
  private final SenderProfile profile;
  private final String custodian;
  private final String system;
  private final String kind;
  private boolean staged;
  private int block;

  ImportTransaction(
      DSLContext dsl, Connection connection, ImportRecord entry, SenderProfile profile) {
    this.dsl = dsl;
    this.connection = connection;
    this.entry = entry;
    this.profile = profile;
    this.custodian = profile.custodian();
    this.system = profile.system();
    this.kind = profile.subject().word();
  }

  @Override
  public long importId() {
    return entry.getId();
  }

  @Override
  public List<Repeated> write(Batch batch) throws IOException {
    try {
      if (!staged) {
        dsl.execute(STAGES);
        dsl.execute(NO_NESTED_LOOPS);
        staged = true;
      }
      copySubjects(batch);
      copyBlocks(batch);
    } catch (SQLException e) {
      throw new IOException(e);
    }
    dsl.execute("ANALYZE import_subject, import_block");
    keepSubjects();
    List<Repeated> repeated = block == 0 ? List.of() : takeOutRepeated();
    dsl.execute(KEEP_RECORDS, importId(), block, custodian, system, kind);
    dsl.execute("TRUNCATE import_subject, import_block");
    block++;
    return repeated;
  }

  private void copySubjects(Batch batch) throws SQLException {
    try (CopyWriter copy = CopyWriter.to(connection, "import_subject")) {
      for (Batch.SubjectRows subject : batch.subjects()) {
        Identity who = subject.identity();
        copy.value(subject.key());
        if (who == null) {
          for (int column = 0; column < 12; column++) {
            copy.value((String) null);
          }
        } else {
          copy.value(who.personId())
              .value(who.householdNo())
              .value(who.familyName())
              .value(who.givenName())
              .value(who.familyKana())
              .value(who.givenKana())
              .value(who.kanaFolded())
              .value(who.birthDate() == null ? null : who.birthDate().toString())
              .value(who.sex())
              .value(who.address())
              .value(who.relationship())
              .value(who.dvProtected());
        }
        copy.endRow();
      }
      copy.end();
    }
  }

  private void copyBlocks(Batch batch) throws SQLException {
    StringBuilder facts = new StringBuilder();
    try (CopyWriter copy = CopyWriter.to(connection, "import_block")) {
      for (Batch.SubjectRows subject : batch.subjects()) {
        for (int entity = 0; entity < batch.entities().size(); entity++) {
          int records = subject.records(entity);
          if (records > 0) {
            facts.setLength(0);
            batch.writeFacts(subject, entity, facts);
            copy.value(subject.key())
                .value(batch.entities().get(entity).entity())
                .value(records)
                .value(subject.firstRow(entity))
                .value(batch.entities().get(entity).single())
                .value(facts)
                .endRow();
          }
        }
      }
      copy.end();
    }
  }

  private void keepSubjects() {
    if (profile.identity() == null) {
      dsl.execute(KNOW_SUBJECTS, custodian, system, kind, importId());
      return;
    }
    dsl.execute(
        FORGET_LINKS_OF_CHANGED,
        custodian,
        system,
        kind,
        entry.getPeriodTo(),
        custodian,
        custodian);
    dsl.execute(IDENTIFY_SUBJECTS, custodian, system, kind, importId(), entry.getPeriodTo());
    if (profile.population() != null) {
      dsl.execute(KNOW_HOUSEHOLDS, custodian, system, importId(), entry.getPeriodTo());
    }
  }

  private List<Repeated> takeOutRepeated() {
    return dsl.fetch(TAKE_OUT_REPEATED, custodian, system, kind, custodian, importId())
        .map(
            row ->
                new Repeated(
                    row.get("key", String.class),
                    row.get("first_row", Long.class),
                    row.get("before", Long.class)));
  }

  @Override
  public void setAside(List<AsideRow> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    String target =
        "linkage.set_aside_row (custodian, import_id, row_no, problem, key, column_name, value, reason,"
            + " expected_ja, expected_en, raw)";
    try (CopyWriter copy = CopyWriter.to(connection, target)) {
      for (AsideRow row : rows) {
        int number = 0;
        for (Problem problem : row.problems()) {
          Long line = problem.row();
          copy.value(custodian)
              .value(importId())
              .value(line == null ? 0 : line)
              .value(number)
              .value(row.key())
              .value(problem.column())
              .value(problem.value())
              .value(problem.reason().word())
              .value(problem.expected().ja())
              .value(problem.expected().en())
              .value(number == 0 ? row.raw() : null)
              .endRow();
          number++;
        }
      }
      copy.end();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public int finish(long rowsRead, long rowsAccepted, List<LocalizedText> notes, Duration took) {
    entry.setRowsRead(rowsRead);
    entry.setRowsAccepted(rowsAccepted);
    entry.setRowsSetAside(rowsRead - rowsAccepted);
    entry.setNotes(ImportRepository.texts(notes));
    entry.setTookMs(took.toMillis());
    entry.store();
    return supersede();
  }

  private int supersede() {
    List<Long> older =
        dsl.select(IMPORT.ID)
            .from(IMPORT)
            .where(
                IMPORT.SENDER.eq(entry.getSender()),
                IMPORT.PART.eq(entry.getPart()),
                IMPORT.STATE.eq(PastImport.State.ACCEPTED.word()),
                IMPORT.ID.ne(entry.getId()),
                saysNothingBeyond())
            .fetch(IMPORT.ID);
    if (older.isEmpty()) {
      return 0;
    }
    dsl.deleteFrom(SOURCE_RECORD)
        .where(SOURCE_RECORD.CUSTODIAN.eq(custodian), SOURCE_RECORD.IMPORT_ID.in(older))
        .execute();
    dsl.update(SET_ASIDE_ROW)
        .set(SET_ASIDE_ROW.RAW, (String) null)
        .where(SET_ASIDE_ROW.CUSTODIAN.eq(custodian), SET_ASIDE_ROW.IMPORT_ID.in(older))
        .execute();
    dsl.update(IMPORT)
        .set(IMPORT.STATE, PastImport.State.SUPERSEDED.word())
        .where(IMPORT.ID.in(older))
        .execute();
    return older.size();
  }

  /** A snapshot replaces one of the same day, a period those that lie within it. */
  private Condition saysNothingBeyond() {
    if (profile.content() == Content.SNAPSHOT) {
      return IMPORT.PERIOD_TO.eq(entry.getPeriodTo());
    }
    return IMPORT
        .PERIOD_FROM
        .ge(entry.getPeriodFrom())
        .and(IMPORT.PERIOD_TO.le(entry.getPeriodTo()));
  }
}
