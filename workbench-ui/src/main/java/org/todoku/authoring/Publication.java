package org.todoku.authoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.DraftResult.Why;
import org.todoku.authoring.PublicationResult.Conflict;
import org.todoku.authoring.PublicationResult.Published;
import org.todoku.authoring.PublicationResult.Refused;
import org.todoku.authoring.PublicationResult.Retired;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleTrial;
import org.todoku.library.RuleTrials;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.library.RuleVersions.NewVersion;
import org.todoku.rule.Rule;
import org.todoku.text.Finding;

/**
 * Makes drafts versions of rules, rolls back and retires. Nobody publishes what they wrote on;
 * nothing is published with an error among its findings or with a case that fails, be it a case of
 * a rule that refers to it.
 */
@Service
public class Publication {
  private final DraftStore drafts;
  private final RuleVersions versions;
  private final PublishedRules published;
  private final RuleTrials trials;
  private final AuditLog audit;
  private final Clock clock;

  Publication(
      DraftStore drafts,
      RuleVersions versions,
      PublishedRules published,
      RuleTrials trials,
      AuditLog audit,
      Clock clock) {
    this.drafts = drafts;
    this.versions = versions;
    this.published = published;
    this.trials = trials;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Publishes a submitted draft.
   *
   * @param revision the revision that the approver has seen
   * @param from first day in force, today or later; where the rule's own text begins later, it is
   *     in force from then, and the version before it until then
   * @param note what the approver says about it, or null
   */
  @Transactional
  public PublicationResult publish(
      long id, int revision, LocalDate from, @Nullable String note, CurrentUser user) {
    Optional<Draft> held = drafts.hold(id);
    if (held.isEmpty()) {
      return new Refused(Why.GONE);
    }
    Draft draft = held.get();
    Optional<Why> why = wrong(LifeAction.PUBLISH, draft.state(), draft.authors(), user);
    if (why.isPresent()) {
      return new Refused(why.get());
    }
    if (draft.revision() != revision) {
      return new Conflict(draft);
    }
    why = Drafts.wrongComment(note, false).or(() -> wrongDay(from));
    if (why.isPresent()) {
      return new Refused(why.get());
    }
    versions.hold(draft.ruleId());
    Optional<RuleVersion> newest = versions.newest(draft.ruleId());
    if (!Objects.equals(newest.map(RuleVersion::version).orElse(null), draft.baseVersion())) {
      return new Refused(Why.BASE_MOVED);
    }
    if (newest.filter(version -> unchanged(version, draft)).isPresent()) {
      return new Refused(Why.NOTHING_CHANGED);
    }
    if (draft.scope() == DraftScope.VALUES && !Drafts.onlyValues(newest, draft)) {
      return new Refused(Why.MORE_THAN_VALUES);
    }
    Optional<Refused> refused = refused(draft.ruleId(), draft.text(), draft.cases(), from);
    if (refused.isPresent()) {
      return refused.get();
    }
    LocalDate begin = begin(from, draft.text());
    RuleVersion version =
        versions.publish(
            new NewVersion(
                draft.ruleId(),
                draft.text(),
                draft.cases(),
                begin,
                user.login(),
                draft.authors(),
                null,
                Drafts.kept(note)));
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    drafts.move(draft, LifeState.PUBLISHED, version.id(), user.login(), at);
    drafts.addEvent(
        id,
        new DraftEvent(
            revision,
            LifeAction.PUBLISH.word(),
            LifeState.PUBLISHED,
            user.login(),
            at,
            Drafts.kept(note)));
    record("authoring.published", version, user);
    return new Published(version);
  }

  /**
   * Rolls back: publishes an older version, or the last one of a retired rule, as a new one.
   *
   * @param version the version to publish again
   * @param newest the newest version that the approver has seen
   * @param from first day in force, today or later
   * @param note why
   */
  @Transactional
  public PublicationResult publishAgain(
      String ruleId, int version, int newest, LocalDate from, String note, CurrentUser user) {
    versions.hold(ruleId);
    Optional<RuleVersion> older = versions.find(ruleId, version);
    Optional<RuleVersion> last = versions.newest(ruleId);
    if (older.isEmpty() || last.isEmpty()) {
      return new Refused(Why.GONE);
    }
    Optional<Why> why =
        wrong(LifeAction.PUBLISH_AGAIN, standing(last.get()), older.get().authors(), user)
            .or(() -> Drafts.wrongComment(note, true))
            .or(() -> wrongDay(from));
    if (why.isPresent()) {
      return new Refused(why.get());
    }
    if (last.get().version() != newest) {
      return new Refused(Why.BASE_MOVED);
    }
    if (version == newest && last.get().retirement() == null) {
      return new Refused(Why.NOTHING_CHANGED);
    }
    Optional<Refused> refused = refused(ruleId, older.get().content(), older.get().cases(), from);
    if (refused.isPresent()) {
      return refused.get();
    }
    RuleVersion again =
        versions.publish(
            new NewVersion(
                ruleId,
                older.get().content(),
                older.get().cases(),
                begin(from, older.get().content()),
                user.login(),
                older.get().authors(),
                version,
                Drafts.kept(note)));
    record("authoring.publishedAgain", again, user);
    return new Published(again);
  }

  /**
   * Takes a rule out of force, unless another rule that stays in force refers to it.
   *
   * @param newest the newest version that the approver has seen
   * @param from first day out of force, today or later
   * @param reason why
   */
  @Transactional
  public PublicationResult retire(
      String ruleId, int newest, LocalDate from, String reason, CurrentUser user) {
    versions.hold(ruleId);
    Optional<RuleVersion> last = versions.newest(ruleId);
    if (last.isEmpty()) {
      return new Refused(Why.GONE);
    }
    Optional<Why> why =
        wrong(LifeAction.RETIRE, standing(last.get()), Set.of(), user)
            .or(() -> Drafts.wrongComment(reason, true))
            .or(() -> wrongDay(from));
    if (why.isPresent()) {
      return new Refused(why.get());
    }
    if (last.get().version() != newest) {
      return new Refused(Why.BASE_MOVED);
    }
    Set<String> referring =
        published.turningDays(from).stream()
            .flatMap(day -> RuleTrials.referring(ruleId, published.inForce(day).ruleSet()).stream())
            .collect(Collectors.toSet());
    if (!referring.isEmpty()) {
      return new Refused(
          Why.STILL_REFERRED_TO, List.of(), List.of(), referring.stream().sorted().toList());
    }
    versions.retire(last.get(), from, user.login(), reason.strip());
    record("authoring.retired", last.get(), user);
    return new Retired(versions.newest(ruleId).orElseThrow());
  }

  /** Whether a rule is published or retired, by its newest version. */
  public static LifeState standing(RuleVersion newest) {
    return newest.retirement() == null ? LifeState.PUBLISHED : LifeState.RETIRED;
  }

  private static Optional<Why> wrong(
      LifeAction action, LifeState state, Set<String> authors, CurrentUser user) {
    if (!LifeCycle.mayEver(user, action)) {
      return Optional.of(Why.NOT_ALLOWED);
    }
    Optional<LifeCycle.Step> step = LifeCycle.step(action, state);
    if (step.isEmpty()) {
      return Optional.of(Why.NOT_HERE);
    }
    return step.get().fourEyes() && authors.contains(user.login())
        ? Optional.of(Why.OWN_WORK)
        : Optional.empty();
  }

  private Optional<Why> wrongDay(LocalDate from) {
    return from.isBefore(LocalDate.now(clock))
        ? Optional.of(Why.DAY_IN_THE_PAST)
        : Optional.empty();
  }

  /** What stands in the way, on the day and on any later one on which other rules change. */
  private Optional<Refused> refused(String ruleId, String text, String cases, LocalDate from) {
    for (LocalDate day : published.turningDays(from)) {
      RuleTrial trial = trials.tryOut(ruleId, text, cases, day);
      if (trial.broken()) {
        return Optional.of(
            new Refused(
                Why.FINDINGS,
                trial.findings().stream().filter(Finding::isError).toList(),
                List.of(),
                List.of()));
      }
      if (!trial.failing().isEmpty()) {
        return Optional.of(new Refused(Why.CASES_FAIL, List.of(), trial.failing(), List.of()));
      }
    }
    return Optional.empty();
  }

  private static boolean unchanged(RuleVersion newest, Draft draft) {
    return newest.retirement() == null
        && newest.content().equals(draft.text())
        && newest.cases().equals(draft.cases());
  }

  /** A version never displaces the one before it on days on which its own text is not in force. */
  private static LocalDate begin(LocalDate from, String text) {
    Rule.Effective effective = RuleTexts.read(text).orElseThrow().effective();
    LocalDate own = effective == null ? null : effective.from();
    return own != null && own.isAfter(from) ? own : from;
  }

  private void record(String action, RuleVersion version, CurrentUser user) {
    audit.record(
        AuditEvent.by(user, action)
            .on("rule", version.ruleId())
            .with("version", version.version()));
  }
}
