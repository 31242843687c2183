package org.todoku.linkage.jooq;

import static org.todoku.jooq.linkage.Tables.IMPORT;
import static org.todoku.jooq.linkage.Tables.IMPORT_ENTITY;
import static org.todoku.jooq.linkage.Tables.LINK;
import static org.todoku.jooq.linkage.Tables.SET_ASIDE_ROW;
import static org.todoku.jooq.linkage.Tables.SUBJECT;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.jooq.linkage.tables.records.ImportRecord;
import org.todoku.linkage.ImportStore;
import org.todoku.linkage.PastImport;
import org.todoku.linkage.SetAsideRow;
import org.todoku.linkage.sender.FactJson;
import org.todoku.linkage.sender.Problem;
import org.todoku.linkage.sender.Refused;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.linkage.sender.SenderProfile.RecordMapping;
import org.todoku.profile.FactValue;
import org.todoku.vocabulary.LocalizedText;

@Repository
class ImportRepository implements ImportStore {
  private final DSLContext dsl;

  ImportRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  @Override
  public Optional<PastImport> sameFile(String sender, String part, String sha256) {
    return dsl.selectFrom(IMPORT)
        .where(
            IMPORT.SENDER.eq(sender),
            IMPORT.PART.eq(part),
            IMPORT.SHA256.eq(sha256),
            IMPORT.STATE.eq(PastImport.State.ACCEPTED.word()))
        .fetchOptional(ImportRepository::pastImport);
  }

  @Override
  public <T> T takeIn(NewImport what, Work<T> work) throws IOException, Refused {
    try {
      return dsl.transactionResult(
          configuration -> {
            DSLContext transaction = configuration.dsl();
            SenderProfile profile = what.profile();
            // One import of a sender at a time: the second one must see what the first one did.
            transaction.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                "import " + profile.sender());
            transaction.execute("SELECT linkage.open_custodian(?)", profile.custodian());
            ImportRecord entry = entry(transaction, what, PastImport.State.ACCEPTED);
            entry.store();
            noteEntities(transaction, entry.getId(), profile);
            return transaction.connectionResult(
                connection ->
                    work.run(new ImportTransaction(transaction, connection, entry, profile)));
          });
    } catch (RuntimeException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof Refused refused) {
          throw refused;
        }
        if (cause instanceof IOException io) {
          throw io;
        }
      }
      throw e;
    }
  }

  @Override
  public long refuse(NewImport what, List<Problem> problems) {
    ImportRecord entry = entry(dsl, what, PastImport.State.REFUSED);
    entry.setNotes(texts(problems.stream().map(Problem::sentence).toList()));
    entry.store();
    return entry.getId();
  }

  private static ImportRecord entry(DSLContext dsl, NewImport what, PastImport.State state) {
    SenderProfile profile = what.profile();
    ImportRecord entry = dsl.newRecord(IMPORT);
    entry.setSender(profile.sender());
    entry.setCustodian(profile.custodian());
    entry.setSystem(profile.system());
    entry.setContent(profile.content().word());
    entry.setCovers(profile.covers().word());
    entry.setPopulation(profile.population() != null);
    if (profile.population() != null) {
      entry.setChildrenUnder(profile.population().childrenUnder());
    }
    what.coverage()
        .ifPresent(
            coverage -> {
              entry.setPart(coverage.part());
              entry.setPeriodFrom(coverage.from());
              entry.setPeriodTo(coverage.to());
            });
    entry.setFileName(what.fileName());
    entry.setSha256(what.sha256());
    entry.setBytes(what.bytes());
    entry.setState(state.word());
    entry.setImportedAt(what.at().atOffset(ZoneOffset.UTC));
    entry.setImportedBy(what.by());
    return entry;
  }

  private static void noteEntities(DSLContext dsl, long importId, SenderProfile profile) {
    for (RecordMapping mapping : profile.records()) {
      StringBuilder absent = new StringBuilder("{");
      for (Map.Entry<String, FactValue> fact : mapping.absent().entrySet()) {
        absent
            .append(absent.length() > 1 ? "," : "")
            .append(FactJson.quoted(fact.getKey()))
            .append(':')
            .append(FactJson.of(fact.getValue()));
      }
      dsl.insertInto(IMPORT_ENTITY)
          .set(IMPORT_ENTITY.IMPORT_ID, importId)
          .set(IMPORT_ENTITY.ENTITY, mapping.entity())
          .set(
              IMPORT_ENTITY.ABSENT,
              mapping.absent().isEmpty() ? null : JSON.json(absent.append('}').toString()))
          .onConflictDoNothing()
          .execute();
    }
  }

  @Override
  public List<PastImport> history(@Nullable String custodian, int offset, int limit) {
    return dsl.selectFrom(IMPORT)
        .where(of(custodian))
        .orderBy(IMPORT.ID.desc())
        .offset(offset)
        .limit(limit)
        .fetch(ImportRepository::pastImport);
  }

  @Override
  public int countHistory(@Nullable String custodian) {
    return dsl.fetchCount(IMPORT, of(custodian));
  }

  @Override
  public int countWithRowsAside(@Nullable String custodian, Instant since) {
    return dsl.fetchCount(
        IMPORT,
        of(custodian)
            .and(IMPORT.STATE.eq(PastImport.State.ACCEPTED.word()))
            .and(IMPORT.ROWS_SET_ASIDE.gt(0L))
            .and(IMPORT.IMPORTED_AT.ge(since.atOffset(ZoneOffset.UTC))));
  }

  private static Condition of(@Nullable String custodian) {
    return custodian == null ? DSL.noCondition() : IMPORT.CUSTODIAN.eq(custodian);
  }

  @Override
  public Optional<PastImport> find(long importId) {
    return dsl.selectFrom(IMPORT)
        .where(IMPORT.ID.eq(importId))
        .fetchOptional(ImportRepository::pastImport);
  }

  @Override
  public List<SetAsideRow> setAside(long importId, int offset, int limit) {
    return dsl.select(SET_ASIDE_ROW.asterisk())
        .from(SET_ASIDE_ROW)
        .join(IMPORT)
        .on(IMPORT.ID.eq(SET_ASIDE_ROW.IMPORT_ID), IMPORT.CUSTODIAN.eq(SET_ASIDE_ROW.CUSTODIAN))
        .where(SET_ASIDE_ROW.IMPORT_ID.eq(importId))
        .orderBy(SET_ASIDE_ROW.ROW_NO, SET_ASIDE_ROW.PROBLEM)
        .offset(offset)
        .limit(limit)
        .fetch(
            row ->
                new SetAsideRow(
                    row.get(SET_ASIDE_ROW.IMPORT_ID),
                    row.get(SET_ASIDE_ROW.ROW_NO),
                    row.get(SET_ASIDE_ROW.COLUMN_NAME),
                    row.get(SET_ASIDE_ROW.VALUE),
                    row.get(SET_ASIDE_ROW.REASON),
                    new LocalizedText(
                        row.get(SET_ASIDE_ROW.EXPECTED_JA), row.get(SET_ASIDE_ROW.EXPECTED_EN)),
                    row.get(SET_ASIDE_ROW.RAW)));
  }

  @Override
  public int countSetAside(long importId) {
    return dsl.fetchCount(SET_ASIDE_ROW, SET_ASIDE_ROW.IMPORT_ID.eq(importId));
  }

  @Override
  public List<Holding> holdings() {
    var latest = IMPORT.as("latest");
    var count = DSL.count().over(DSL.partitionBy(latest.SENDER)).as("imports");
    var place =
        DSL.rowNumber()
            .over(DSL.partitionBy(latest.SENDER).orderBy(latest.PERIOD_TO.desc(), latest.ID.desc()))
            .as("place");
    var newest =
        DSL.select(latest.fields())
            .select(count, place)
            .from(latest)
            .where(latest.STATE.eq(PastImport.State.ACCEPTED.word()))
            .asTable("newest");
    List<Holding> holdings = new ArrayList<>();
    for (Record row :
        dsl.selectFrom(newest).where(newest.field(place).eq(1)).orderBy(newest.field("id"))) {
      PastImport newestImport = pastImport(row.into(IMPORT));
      var counts =
          dsl.select(DSL.count(), DSL.count(LINK.SUBJECT))
              .from(SUBJECT)
              .leftJoin(LINK)
              .on(LINK.CUSTODIAN.eq(SUBJECT.CUSTODIAN), LINK.SUBJECT.eq(SUBJECT.ID))
              .where(
                  SUBJECT.CUSTODIAN.eq(newestImport.custodian()),
                  SUBJECT.SYSTEM.eq(newestImport.system()))
              .fetchSingle();
      holdings.add(
          new Holding(
              newestImport.sender(),
              row.get(count),
              newestImport,
              counts.value1(),
              counts.value2()));
    }
    return holdings;
  }

  private static PastImport pastImport(ImportRecord row) {
    return new PastImport(
        row.getId(),
        row.getSender(),
        row.getCustodian(),
        row.getSystem(),
        row.getPart(),
        row.getPeriodFrom(),
        row.getPeriodTo(),
        row.getFileName(),
        state(row.getState()),
        row.getRowsRead(),
        row.getRowsAccepted(),
        row.getRowsSetAside(),
        TextList.read(row.getNotes().data()),
        row.getImportedAt().toInstant(),
        row.getImportedBy(),
        Duration.ofMillis(row.getTookMs()));
  }

  private static PastImport.State state(String word) {
    for (PastImport.State state : PastImport.State.values()) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    throw new IllegalStateException("no state " + word);
  }

  static JSON texts(List<LocalizedText> texts) {
    return JSON.json(TextList.write(texts));
  }
}
