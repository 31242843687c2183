package org.todoku.library;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a rule as a text; never changes.
 *
 * @param id unique over all versions of all rules
 * @param version counts from 1 for each rule
 * @param content the rule file as it was approved
 * @param cases the case file that it was approved with; empty where it has none
 * @param checksum SHA-256 of the content, in hexadecimal
 * @param position the rule's place in the order of the library
 * @param effectiveFrom first day in force, or null for always
 * @param publishedBy the login of who published it
 * @param authors the logins of all who wrote on it
 * @param republished the older version that was published again, or null
 * @param note what was said on publishing it, or null
 * @param retirement when and why the rule was taken out of force after it, or null
 */
public record RuleVersion(
    long id,
    String ruleId,
    int version,
    String content,
    String cases,
    String checksum,
    int position,
    @Nullable LocalDate effectiveFrom,
    Instant publishedAt,
    String publishedBy,
    Set<String> authors,
    @Nullable Integer republished,
    @Nullable String note,
    @Nullable Retirement retirement) {

  public RuleVersion {
    authors = Set.copyOf(authors);
  }

  /**
   * The end of a rule.
   *
   * @param from first day out of force
   */
  public record Retirement(LocalDate from, Instant at, String by, String reason) {}
}
