package org.todoku.authoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.authoring.DraftStore.NewDraft;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleVersions;
import org.todoku.library.exchange.LibraryExport;
import org.todoku.library.exchange.LibraryFiles;
import org.todoku.library.exchange.LibraryImport;
import org.todoku.library.exchange.LibraryImport.Changed;
import org.todoku.text.Finding;
import org.todoku.text.Place;
import org.todoku.vocabulary.LocalizedText;

/**
 * Libraries that leave and come in as folders and zip files. What comes in becomes drafts, one for
 * each rule that is new or differs, so that somebody else approves it; only into an empty store is
 * it published at once. It is taken as a whole or not at all.
 */
@Service
public class LibraryExchange {
  private final PublishedRules published;
  private final RuleVersions versions;
  private final DraftStore drafts;
  private final AuditLog audit;
  private final Clock clock;

  public LibraryExchange(
      PublishedRules published,
      RuleVersions versions,
      DraftStore drafts,
      AuditLog audit,
      Clock clock) {
    this.published = published;
    this.versions = versions;
    this.drafts = drafts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether a person may take the library out. */
  public static boolean mayExport(CurrentUser user) {
    return user.isAnyOf(Role.POLICY_OFFICER, Role.APPROVER, Role.GOVERNANCE, Role.AUDITOR);
  }

  /** Whether a person may bring a library in. */
  public static boolean mayImport(CurrentUser user) {
    return LifeCycle.mayWrite(user, DraftScope.STRUCTURE);
  }

  /** The rules in force on a day with all that belongs to them; whoever takes them is recorded. */
  @Transactional
  public Optional<LibraryFiles> export(LocalDate asOf, CurrentUser user) {
    if (!mayExport(user)) {
      return Optional.empty();
    }
    LibraryFiles files = LibraryExport.of(published, asOf);
    audit.record(
        AuditEvent.by(user, "authoring.libraryExported").with("files", files.files().size()));
    return Optional.of(files);
  }

  /** What files would change here; empty for those who may not bring them in. */
  public Optional<LibraryImport> preview(LibraryFiles files, CurrentUser user) {
    return mayImport(user)
        ? Optional.of(LibraryImport.of(files, published, versions))
        : Optional.empty();
  }

  /** Takes files in, as a whole or not at all. */
  @Transactional
  public ExchangeResult take(LibraryFiles files, CurrentUser user) {
    if (!mayImport(user)) {
      return new ExchangeResult.NotAllowed();
    }
    LibraryImport wanted = LibraryImport.of(files, published, versions);
    List<Finding> findings = new ArrayList<>(wanted.findings());
    wanted.changed().forEach(changed -> openAlready(changed, findings));
    if (findings.stream().anyMatch(Finding::isError)) {
      return new ExchangeResult.Wrong(findings);
    }
    if (published.isEmpty()) {
      int rules = published.publishFirst(files.texts(), wanted.numbers(), user.login());
      record(user, rules, 0, 0);
      return new ExchangeResult.Taken(rules, List.of(), 0, findings);
    }
    String vocabulary = wanted.vocabulary();
    if (vocabulary != null) {
      published.publishVocabulary(vocabulary);
    }
    wanted.registers().forEach((name, text) -> published.publishRegister(name, text, user.login()));
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (Changed changed : wanted.changed()) {
      long id =
          drafts
              .insert(
                  new NewDraft(
                      changed.ruleId(),
                      changed.base(),
                      DraftScope.STRUCTURE,
                      changed.content(),
                      changed.cases(),
                      user.login(),
                      at))
              .orElseThrow(() -> new IllegalStateException("a draft was begun at the same moment"));
      drafts.addEvent(id, new DraftEvent(1, "begin", LifeState.DRAFT, user.login(), at, null));
    }
    record(user, 0, wanted.changed().size(), wanted.registers().size());
    return new ExchangeResult.Taken(
        0, wanted.changed().stream().map(Changed::ruleId).toList(), wanted.unchanged(), findings);
  }

  private void openAlready(Changed changed, List<Finding> findings) {
    drafts
        .open(changed.ruleId())
        .ifPresent(
            open ->
                findings.add(
                    Finding.error(
                        new Place("rules", 1, 1),
                        new LocalizedText(
                            changed.ruleId() + " には書きかけの下書きがあります(" + open.createdBy() + ")",
                            "there is an open draft of "
                                + changed.ruleId()
                                + ", begun by "
                                + open.createdBy()))));
  }

  private void record(CurrentUser user, int rules, int begun, int registers) {
    audit.record(
        AuditEvent.by(user, "authoring.libraryImported")
            .with("published", rules)
            .with("drafts", begun)
            .with("registers", registers));
  }
}
