package org.todoku.library;

import static org.todoku.jooq.library.Tables.RULE_VERSION;
import static org.todoku.jooq.library.Tables.VOCABULARY_VERSION;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What is stored of the library: texts, append-only. */
final class RuleVersionRepository {
  private final DSLContext database;

  RuleVersionRepository(DSLContext database) {
    this.database = database;
  }

  /**
   * A stored version.
   *
   * @param position the rule's place in the order of the library
   */
  record StoredVersion(
      long id,
      String ruleId,
      int version,
      String content,
      String checksum,
      int position,
      @Nullable LocalDate effectiveFrom,
      OffsetDateTime publishedAt,
      String publishedBy) {}

  boolean isEmpty() {
    return !database.fetchExists(RULE_VERSION);
  }

  /**
   * Of each rule the newest version that is in force on {@code asOf}; of a rule with none yet, its
   * first one.
   */
  List<StoredVersion> inForce(LocalDate asOf) {
    var begun =
        DSL.coalesce(RULE_VERSION.EFFECTIVE_FROM, DSL.inline(LocalDate.of(1, 1, 1))).le(asOf);
    return database
        .select(
            RULE_VERSION.ID,
            RULE_VERSION.RULE_ID,
            RULE_VERSION.VERSION,
            RULE_VERSION.CONTENT,
            RULE_VERSION.CHECKSUM,
            RULE_VERSION.POSITION,
            RULE_VERSION.EFFECTIVE_FROM,
            RULE_VERSION.PUBLISHED_AT,
            RULE_VERSION.PUBLISHED_BY)
        .distinctOn(RULE_VERSION.RULE_ID)
        .from(RULE_VERSION)
        .orderBy(
            RULE_VERSION.RULE_ID,
            DSL.field(begun).desc(),
            DSL.when(begun, RULE_VERSION.VERSION).else_(RULE_VERSION.VERSION.neg()).desc())
        .fetch(row -> row.into(StoredVersion.class))
        .stream()
        .sorted(Comparator.comparingInt(StoredVersion::position))
        .toList();
  }

  Optional<String> vocabulary() {
    return database
        .select(VOCABULARY_VERSION.CONTENT)
        .from(VOCABULARY_VERSION)
        .orderBy(VOCABULARY_VERSION.VERSION.desc())
        .limit(1)
        .fetchOptional(VOCABULARY_VERSION.CONTENT);
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
        .set(RULE_VERSION.CHECKSUM, checksum)
        .set(RULE_VERSION.POSITION, position)
        .set(RULE_VERSION.EFFECTIVE_FROM, effectiveFrom)
        .set(RULE_VERSION.PUBLISHED_AT, at)
        .set(RULE_VERSION.PUBLISHED_BY, by)
        .execute();
  }
}
