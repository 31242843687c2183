package org.todoku.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;

/**
 * The published versions of rules as texts, to which versions are only ever added. It does not ask
 * who may publish what, nor whether a text is a rule; whoever publishes has done so. Safe for
 * several threads.
 */
public final class RuleVersions {
  private final DSLContext database;
  private final Clock clock;
  private final AtomicReference<@Nullable Map<String, String>> builtInCases =
      new AtomicReference<>();

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
    return withCases(new RuleVersionRepository(database).history(ruleId));
  }

  /** The newest version of a rule, whether it is in force already or not. */
  public Optional<RuleVersion> newest(String ruleId) {
    return withCases(new RuleVersionRepository(database).newest(ruleId)).stream().findFirst();
  }

  /** One version. */
  public Optional<RuleVersion> find(String ruleId, int version) {
    return history(ruleId).stream().filter(each -> each.version() == version).findFirst();
  }

  /** One version. */
  public Optional<RuleVersion> find(long versionId) {
    return withCases(new RuleVersionRepository(database).find(versionId)).stream().findFirst();
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

  /** Versions that came with the product have the cases of the product. */
  private List<RuleVersion> withCases(List<RuleVersion> versions) {
    return versions.stream()
        .map(
            each ->
                each.authors().isEmpty() && each.cases().isEmpty()
                    ? with(each, builtInCases().getOrDefault(each.ruleId(), ""))
                    : each)
        .toList();
  }

  private static RuleVersion with(RuleVersion version, String cases) {
    return new RuleVersion(
        version.id(),
        version.ruleId(),
        version.version(),
        version.content(),
        cases,
        version.checksum(),
        version.position(),
        version.effectiveFrom(),
        version.publishedAt(),
        version.publishedBy(),
        version.authors(),
        version.republished(),
        version.note(),
        version.retirement());
  }

  private Map<String, String> builtInCases() {
    Map<String, String> known = builtInCases.get();
    if (known == null) {
      try {
        List<LibraryText> texts = LibraryFolder.builtInTexts();
        known = new DocumentTexts(texts).cases(LibraryReader.read(LibraryFolder.BUILT_IN, texts));
        builtInCases.set(known);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return known;
  }
}
