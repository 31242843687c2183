package org.todoku.library;

import static org.todoku.jooq.library.Tables.REGISTER_VERSION;
import static org.todoku.jooq.library.Tables.RETIREMENT;
import static org.todoku.jooq.library.Tables.RULE_VERSION;
import static org.todoku.jooq.library.Tables.VOCABULARY_VERSION;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What is stored of the library: texts, append-only. */
final class RuleVersionRepository {
  private final DSLContext database;

  RuleVersionRepository(DSLContext database) {
    this.database = database;
  }

  boolean isEmpty() {
    return !database.fetchExists(RULE_VERSION);
  }

  /**
   * Of each rule the newest version that is in force on {@code asOf}; of a rule with none yet, its
   * first one; none of a rule that is retired by then. In the order of the library.
   *
   * @param knownAt what was published or retired later is not seen; null for all
   */
  List<Long> inForce(LocalDate asOf, @Nullable OffsetDateTime knownAt) {
    var begun =
        DSL.coalesce(RULE_VERSION.EFFECTIVE_FROM, DSL.inline(LocalDate.of(1, 1, 1))).le(asOf);
    var chosen =
        DSL.select(
                RULE_VERSION.ID, RULE_VERSION.RULE_ID, RULE_VERSION.VERSION, RULE_VERSION.POSITION)
            .distinctOn(RULE_VERSION.RULE_ID)
            .from(RULE_VERSION)
            .where(knownAt == null ? DSL.noCondition() : RULE_VERSION.PUBLISHED_AT.le(knownAt))
            .orderBy(
                RULE_VERSION.RULE_ID,
                DSL.field(begun).desc(),
                DSL.when(begun, RULE_VERSION.VERSION).else_(RULE_VERSION.VERSION.neg()).desc())
            .asTable("chosen");
    return database
        .select(chosen.field(RULE_VERSION.ID))
        .from(chosen)
        .whereNotExists(
            DSL.selectOne()
                .from(RETIREMENT)
                .where(
                    RETIREMENT.RULE_ID.eq(chosen.field(RULE_VERSION.RULE_ID)),
                    RETIREMENT.VERSION.ge(chosen.field(RULE_VERSION.VERSION)),
                    RETIREMENT.EFFECTIVE_FROM.le(asOf),
                    knownAt == null ? DSL.noCondition() : RETIREMENT.RETIRED_AT.le(knownAt)))
        .orderBy(chosen.field(RULE_VERSION.POSITION), chosen.field(RULE_VERSION.RULE_ID))
        .fetch(row -> row.value1());
  }

  /** What changes whenever a version, a retirement or a vocabulary is added. */
  Stamp stamp() {
    var versions =
        DSL.select(DSL.count(), DSL.max(RULE_VERSION.ID)).from(RULE_VERSION).asTable("v");
    var retirements =
        DSL.select(DSL.count(), DSL.max(RETIREMENT.RETIRED_AT)).from(RETIREMENT).asTable("r");
    var vocabularies =
        DSL.select(DSL.count(), DSL.max(VOCABULARY_VERSION.PUBLISHED_AT))
            .from(VOCABULARY_VERSION)
            .asTable("w");
    return new Stamp(
        database
            .select()
            .from(versions)
            .crossJoin(retirements)
            .crossJoin(vocabularies)
            .fetchSingle()
            .intoList());
  }

  /** How much there is, and the newest of it; nothing is ever changed or taken away. */
  record Stamp(List<@Nullable Object> parts) {}

  /** A day, and all later ones on which something begins or ends, rising. */
  List<LocalDate> turningDays(LocalDate from) {
    List<LocalDate> days =
        database
            .select(RULE_VERSION.EFFECTIVE_FROM)
            .from(RULE_VERSION)
            .where(RULE_VERSION.EFFECTIVE_FROM.gt(from))
            .union(
                DSL.select(RETIREMENT.EFFECTIVE_FROM)
                    .from(RETIREMENT)
                    .where(RETIREMENT.EFFECTIVE_FROM.gt(from)))
            .orderBy(1)
            .fetch(row -> row.value1());
    List<LocalDate> all = new ArrayList<>(List.of(from));
    all.addAll(days);
    return all;
  }

  /** The newest vocabulary. */
  Optional<StoredVocabulary> vocabulary(@Nullable OffsetDateTime knownAt) {
    return database
        .select(VOCABULARY_VERSION.VERSION, VOCABULARY_VERSION.CONTENT)
        .from(VOCABULARY_VERSION)
        .where(knownAt == null ? DSL.noCondition() : VOCABULARY_VERSION.PUBLISHED_AT.le(knownAt))
        .orderBy(VOCABULARY_VERSION.VERSION.desc())
        .limit(1)
        .fetchOptional(row -> new StoredVocabulary(row.value1(), row.value2()));
  }

  /** A stored vocabulary. */
  record StoredVocabulary(int version, String content) {}

  /** The newest text of each register that was ever stored, by its name. */
  Map<String, StoredRegister> registers() {
    return database
        .select(REGISTER_VERSION.NAME, REGISTER_VERSION.VERSION, REGISTER_VERSION.CONTENT)
        .distinctOn(REGISTER_VERSION.NAME)
        .from(REGISTER_VERSION)
        .orderBy(REGISTER_VERSION.NAME, REGISTER_VERSION.VERSION.desc())
        .fetchMap(REGISTER_VERSION.NAME, row -> new StoredRegister(row.value2(), row.value3()));
  }

  /** A stored register. */
  record StoredRegister(int version, String content) {}

  /** What changes whenever a register does: the checksums of the newest ones. */
  List<String> registerStamp() {
    return database
        .select(REGISTER_VERSION.NAME, REGISTER_VERSION.CHECKSUM)
        .distinctOn(REGISTER_VERSION.NAME)
        .from(REGISTER_VERSION)
        .orderBy(REGISTER_VERSION.NAME, REGISTER_VERSION.VERSION.desc())
        .fetch(row -> row.value1() + " " + row.value2());
  }

  void insertRegister(
      String name, int version, String content, String checksum, OffsetDateTime at, String by) {
    database
        .insertInto(REGISTER_VERSION)
        .set(REGISTER_VERSION.NAME, name)
        .set(REGISTER_VERSION.VERSION, version)
        .set(REGISTER_VERSION.CONTENT, content)
        .set(REGISTER_VERSION.CHECKSUM, checksum)
        .set(REGISTER_VERSION.PUBLISHED_AT, at)
        .set(REGISTER_VERSION.PUBLISHED_BY, by)
        .execute();
  }

  void insertVocabulary(int version, String content, String checksum, OffsetDateTime at) {
    database
        .insertInto(VOCABULARY_VERSION)
        .set(VOCABULARY_VERSION.VERSION, version)
        .set(VOCABULARY_VERSION.CONTENT, content)
        .set(VOCABULARY_VERSION.CHECKSUM, checksum)
        .set(VOCABULARY_VERSION.PUBLISHED_AT, at)
        .execute();
  }

  void insertRule(
      String ruleId,
      int version,
      String content,
      @Nullable String cases,
      String checksum,
      int position,
      @Nullable LocalDate effectiveFrom,
      OffsetDateTime at,
      String by) {
    database
        .insertInto(RULE_VERSION)
        .set(RULE_VERSION.RULE_ID, ruleId)
        .set(RULE_VERSION.VERSION, version)
        .set(RULE_VERSION.CONTENT, content)
        .set(RULE_VERSION.CASES, cases)
        .set(RULE_VERSION.CHECKSUM, checksum)
        .set(RULE_VERSION.POSITION, position)
        .set(RULE_VERSION.EFFECTIVE_FROM, effectiveFrom)
        .set(RULE_VERSION.PUBLISHED_AT, at)
        .set(RULE_VERSION.PUBLISHED_BY, by)
        .execute();
  }

  void hold(String ruleId) {
    database.fetch("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "rule:" + ruleId);
  }

  List<RuleVersion> history(String ruleId) {
    return versions(RULE_VERSION.RULE_ID.eq(ruleId), 10_000);
  }

  List<RuleVersion> newest(String ruleId) {
    return versions(RULE_VERSION.RULE_ID.eq(ruleId), 1);
  }

  /** The versions of these ids, in no order. */
  List<RuleVersion> all(Collection<Long> ids) {
    return versions(RULE_VERSION.ID.in(ids), Integer.MAX_VALUE);
  }

  List<RuleVersion> find(long id) {
    return versions(RULE_VERSION.ID.eq(id), 1);
  }

  /** Adds the next version of a rule; a new rule goes to the end of the library. */
  long append(RuleVersions.NewVersion wanted, String checksum, OffsetDateTime at) {
    Optional<RuleVersion> before = newest(wanted.ruleId()).stream().findFirst();
    int position =
        before
            .map(RuleVersion::position)
            .orElseGet(
                () ->
                    database
                            .select(DSL.coalesce(DSL.max(RULE_VERSION.POSITION), -1))
                            .from(RULE_VERSION)
                            .fetchSingle(0, int.class)
                        + 1);
    return database
        .insertInto(RULE_VERSION)
        .set(RULE_VERSION.RULE_ID, wanted.ruleId())
        .set(RULE_VERSION.VERSION, before.map(RuleVersion::version).orElse(0) + 1)
        .set(RULE_VERSION.CONTENT, wanted.content())
        .set(RULE_VERSION.CASES, wanted.cases())
        .set(RULE_VERSION.CHECKSUM, checksum)
        .set(RULE_VERSION.POSITION, position)
        .set(RULE_VERSION.EFFECTIVE_FROM, wanted.effectiveFrom())
        .set(RULE_VERSION.PUBLISHED_AT, at)
        .set(RULE_VERSION.PUBLISHED_BY, wanted.by())
        .set(RULE_VERSION.AUTHORS, wanted.authors().stream().sorted().toArray(String[]::new))
        .set(RULE_VERSION.REPUBLISHED_VERSION, wanted.republished())
        .set(RULE_VERSION.NOTE, wanted.note())
        .returningResult(RULE_VERSION.ID)
        .fetchSingle(RULE_VERSION.ID);
  }

  void retire(RuleVersion newest, LocalDate from, OffsetDateTime at, String by, String reason) {
    database
        .insertInto(RETIREMENT)
        .set(RETIREMENT.VERSION_ID, newest.id())
        .set(RETIREMENT.RULE_ID, newest.ruleId())
        .set(RETIREMENT.VERSION, newest.version())
        .set(RETIREMENT.EFFECTIVE_FROM, from)
        .set(RETIREMENT.RETIRED_AT, at)
        .set(RETIREMENT.RETIRED_BY, by)
        .set(RETIREMENT.REASON, reason)
        .execute();
  }

  /** Newest first. */
  private List<RuleVersion> versions(Condition where, int limit) {
    return database
        .select(RULE_VERSION.asterisk(), RETIREMENT.asterisk())
        .from(RULE_VERSION)
        .leftJoin(RETIREMENT)
        .on(RETIREMENT.VERSION_ID.eq(RULE_VERSION.ID))
        .where(where)
        .orderBy(RULE_VERSION.VERSION.desc())
        .limit(limit)
        .fetch(RuleVersionRepository::version);
  }

  private static RuleVersion version(Record row) {
    return new RuleVersion(
        row.get(RULE_VERSION.ID),
        row.get(RULE_VERSION.RULE_ID),
        row.get(RULE_VERSION.VERSION),
        row.get(RULE_VERSION.CONTENT),
        Objects.requireNonNullElseGet(
            row.get(RULE_VERSION.CASES),
            () -> BuiltInContent.get().casesOf(row.get(RULE_VERSION.RULE_ID))),
        row.get(RULE_VERSION.CHECKSUM),
        row.get(RULE_VERSION.POSITION),
        row.get(RULE_VERSION.EFFECTIVE_FROM),
        row.get(RULE_VERSION.PUBLISHED_AT).toInstant(),
        row.get(RULE_VERSION.PUBLISHED_BY),
        Set.of(row.get(RULE_VERSION.AUTHORS)),
        row.get(RULE_VERSION.REPUBLISHED_VERSION),
        row.get(RULE_VERSION.NOTE),
        row.get(RETIREMENT.VERSION_ID) == null
            ? null
            : new RuleVersion.Retirement(
                row.get(RETIREMENT.EFFECTIVE_FROM),
                row.get(RETIREMENT.RETIRED_AT).toInstant(),
                row.get(RETIREMENT.RETIRED_BY),
                row.get(RETIREMENT.REASON)));
  }
}
