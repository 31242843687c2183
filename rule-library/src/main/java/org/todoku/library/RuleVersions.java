package org.todoku.library;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The published versions of rules as texts, to which versions are only ever added. It does not ask
 * who may publish what, nor whether a text is a rule; whoever publishes has done so. Safe for
 * several threads.
 */
public final class RuleVersions {
  private final DSLContext database;
  private final Clock clock;

  /**
   * @param database where versions are stored
   * @param clock what dates a publication
   */
  public RuleVersions(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A version to be.
   *
   * @param effectiveFrom first day in force
   * @param by the login of who publishes; none of the authors
   * @param republished the older version that is published again, or null
   */
  public record NewVersion(
      String ruleId,
      String content,
      String cases,
      LocalDate effectiveFrom,
      String by,
      Set<String> authors,
      @Nullable Integer republished,
      @Nullable String note) {
    public NewVersion {
      authors = Set.copyOf(authors);
    }
  }

  /** All versions of a rule, newest first; empty for a rule that never was. */
  public List<RuleVersion> history(String ruleId) {
    return new RuleVersionRepository(database).history(ruleId);
  }

  /** The newest version of a rule, whether it is in force already or not. */
  public Optional<RuleVersion> newest(String ruleId) {
    return new RuleVersionRepository(database).newest(ruleId).stream().findFirst();
  }

  /** One version. */
  public Optional<RuleVersion> find(String ruleId, int version) {
    return history(ruleId).stream().filter(each -> each.version() == version).findFirst();
  }

  /** The versions of these ids, in no order. */
  public List<RuleVersion> all(Collection<Long> versionIds) {
    return new RuleVersionRepository(database).all(versionIds);
  }

  /** One version. */
  public Optional<RuleVersion> find(long versionId) {
    return new RuleVersionRepository(database).find(versionId).stream().findFirst();
  }

  /**
   * Holds a rule until the caller's transaction ends, so that its versions change one after the
   * other, from however many servers.
   */
  public void hold(String ruleId) {
    new RuleVersionRepository(database).hold(ruleId);
  }

  /**
   * Adds a version, in the caller's transaction where there is one.
   *
   * @throws org.jooq.exception.DataAccessException if somebody else adds one at the same moment
   */
  public RuleVersion publish(NewVersion wanted) {
    return database.transactionResult(
        configuration -> {
          RuleVersionRepository repository = new RuleVersionRepository(configuration.dsl());
          long id = repository.append(wanted, Checksum.of(wanted.content()), now());
          return repository.find(id).stream().findFirst().orElseThrow();
        });
  }

  /**
   * Takes a rule out of force from a day on, in the caller's transaction where there is one.
   *
   * @param newest the newest version of the rule
   * @throws org.jooq.exception.DataAccessException if it is not, or is retired already
   */
  public void retire(RuleVersion newest, LocalDate from, String by, String reason) {
    new RuleVersionRepository(database).retire(newest, from, now(), by, reason);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
