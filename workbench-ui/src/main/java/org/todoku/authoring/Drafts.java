package org.todoku.authoring;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.DraftResult.Conflict;
import org.todoku.authoring.DraftResult.Done;
import org.todoku.authoring.DraftResult.OpenAlready;
import org.todoku.authoring.DraftResult.Refused;
import org.todoku.authoring.DraftResult.Why;
import org.todoku.authoring.DraftStore.NewDraft;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.rule.Rule;

/**
 * Drafts of rules: begun, written, submitted, sent back, given up. A rule has at most one open
 * draft, which several people may write in turn; whoever saves names the revision that they saw, so
 * that nobody's words are overwritten unseen. What makes a draft a version is {@link Publication}.
 */
@Service
public class Drafts {
  /** Longest comment, in characters. */
  public static final int LONGEST_COMMENT = 4_000;

  private static final Pattern RULE_ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_RULE_ID = 100;

  private final DraftStore drafts;
  private final RuleVersions versions;
  private final AuditLog audit;
  private final Clock clock;

  Drafts(DraftStore drafts, RuleVersions versions, AuditLog audit, Clock clock) {
    this.drafts = drafts;
    this.versions = versions;
    this.audit = audit;
    this.clock = clock;
  }

  /** A draft, whatever its state. */
  public Optional<Draft> find(long id) {
    return drafts.find(id);
  }

  /** The open draft of a rule, written or submitted. */
  public Optional<Draft> open(String ruleId) {
    return drafts.open(ruleId);
  }

  /** The drafts in these states, what waits longest first. */
  public List<DraftSummary> list(Set<LifeState> states, int limit) {
    return drafts.list(states, limit);
  }

  /** All drafts of a rule, newest first. */
  public List<DraftSummary> ofRule(String ruleId) {
    return drafts.ofRule(ruleId);
  }

  /** What became of a draft, with the comments, oldest first. */
  public List<DraftEvent> events(long draft) {
    return drafts.events(draft);
  }

  /** Every text of a draft that was ever saved, oldest first. */
  public List<DraftRevision> revisions(long draft) {
    return drafts.revisions(draft);
  }

  /**
   * Begins a draft of a rule from its newest version, with that version's cases.
   *
   * @return {@link Done}, {@link OpenAlready} or {@link Refused}: not allowed, gone
   */
  @Transactional
  public DraftResult begin(String ruleId, DraftScope scope, CurrentUser user) {
    if (!LifeCycle.mayWrite(user, scope)) {
      return new Refused(Why.NOT_ALLOWED);
    }
    Optional<RuleVersion> base = versions.newest(ruleId);
    if (base.isEmpty()) {
      return new Refused(Why.GONE);
    }
    return begin(
        new NewDraft(
            ruleId,
            base.get().version(),
            scope,
            base.get().content(),
            base.get().cases(),
            user.login(),
            now()),
        user);
  }

  /**
   * Begins a draft of a rule that is not there yet.
   *
   * @param text what is known of it; may be empty or half finished
   * @return {@link Done}, {@link OpenAlready} or {@link Refused}: not allowed, rule exists, no rule
   *     id, not storable
   */
  @Transactional
  public DraftResult beginNew(String ruleId, String text, String cases, CurrentUser user) {
    if (!LifeCycle.mayWrite(user, DraftScope.STRUCTURE)) {
      return new Refused(Why.NOT_ALLOWED);
    }
    if (!RULE_ID.matcher(ruleId).matches() || ruleId.length() > LONGEST_RULE_ID) {
      return new Refused(Why.NO_RULE_ID);
    }
    if (!RuleTexts.storable(text) || !RuleTexts.storable(cases)) {
      return new Refused(Why.NOT_STORABLE);
    }
    if (versions.newest(ruleId).isPresent()) {
      return new Refused(Why.RULE_EXISTS);
    }
    return begin(
        new NewDraft(ruleId, null, DraftScope.STRUCTURE, text, cases, user.login(), now()), user);
  }

  private DraftResult begin(NewDraft wanted, CurrentUser user) {
    Optional<Long> id = drafts.insert(wanted);
    if (id.isEmpty()) {
      return drafts
          .open(wanted.ruleId())
          .<DraftResult>map(OpenAlready::new)
          .orElseGet(() -> new Refused(Why.NOT_HERE));
    }
    Draft draft = drafts.find(id.get()).orElseThrow();
    drafts.addEvent(
        draft.id(),
        new DraftEvent(1, "begin", LifeState.DRAFT, user.login(), draft.createdAt(), null));
    audit.record(
        AuditEvent.by(user, "authoring.draftBegun")
            .on("rule", draft.ruleId())
            .with("draft", draft.id()));
    return new Done(draft);
  }

  /**
   * Keeps what was written. Texts that are the same as before are not saved again.
   *
   * @param revision the revision that the writer began from
   * @return {@link Done} with the next revision; {@link Conflict} where somebody else saved, or it
   *     was submitted, meanwhile: nothing was changed, and it says who saved what and when; {@link
   *     Refused}: gone, not allowed, not here, not storable, more than values
   */
  @Transactional
  public DraftResult save(long id, int revision, String text, String cases, CurrentUser user) {
    Optional<Draft> held = drafts.hold(id);
    if (held.isEmpty()) {
      return new Refused(Why.GONE);
    }
    Draft draft = held.get();
    if (!LifeCycle.mayWrite(user, draft.scope())) {
      return new Refused(Why.NOT_ALLOWED);
    }
    if (draft.revision() != revision || draft.stage() instanceof DraftStage.Submitted) {
      return new Conflict(draft);
    }
    if (LifeCycle.step(LifeAction.SAVE, draft.state()).isEmpty()) {
      return new Refused(Why.NOT_HERE);
    }
    if (!RuleTexts.storable(text) || !RuleTexts.storable(cases)) {
      return new Refused(Why.NOT_STORABLE);
    }
    if (draft.text().equals(text) && draft.cases().equals(cases)) {
      return new Done(draft);
    }
    if (draft.scope() == DraftScope.VALUES && !onlyValues(draft, text)) {
      return new Refused(Why.MORE_THAN_VALUES);
    }
    drafts.save(draft, draft.baseVersion(), text, cases, user.login(), now());
    return new Done(drafts.find(id).orElseThrow());
  }

  /**
   * Bases a draft on the newest version of its rule, after its writer has seen what is new there;
   * the text stays as it is.
   *
   * @return as {@link #save}
   */
  @Transactional
  public DraftResult rebase(long id, int revision, CurrentUser user) {
    Optional<Draft> held = drafts.hold(id);
    if (held.isEmpty()) {
      return new Refused(Why.GONE);
    }
    Draft draft = held.get();
    if (!LifeCycle.mayWrite(user, draft.scope())) {
      return new Refused(Why.NOT_ALLOWED);
    }
    if (draft.revision() != revision || draft.stage() instanceof DraftStage.Submitted) {
      return new Conflict(draft);
    }
    if (draft.state() != LifeState.DRAFT) {
      return new Refused(Why.NOT_HERE);
    }
    Integer newest = versions.newest(draft.ruleId()).map(RuleVersion::version).orElse(null);
    drafts.save(draft, newest, draft.text(), draft.cases(), user.login(), now());
    return new Done(drafts.find(id).orElseThrow());
  }

  /**
   * Asks for approval. What is wrong with the text is shown to the approver and stops publishing,
   * not submitting.
   */
  @Transactional
  public DraftResult submit(long id, int revision, @Nullable String comment, CurrentUser user) {
    return move(id, revision, LifeAction.SUBMIT, comment, user);
  }

  /** Takes a submitted draft back to write on. */
  @Transactional
  public DraftResult takeBack(long id, int revision, @Nullable String comment, CurrentUser user) {
    return move(id, revision, LifeAction.TAKE_BACK, comment, user);
  }

  /** An approver asks for changes. */
  @Transactional
  public DraftResult sendBack(long id, int revision, String comment, CurrentUser user) {
    return move(id, revision, LifeAction.SEND_BACK, comment, user);
  }

  /** Gives a draft up for good; its texts are kept. */
  @Transactional
  public DraftResult withdraw(long id, int revision, @Nullable String comment, CurrentUser user) {
    return move(id, revision, LifeAction.WITHDRAW, comment, user);
  }

  /** Says something about a draft, whatever its state. */
  @Transactional
  public DraftResult comment(long id, String words, CurrentUser user) {
    Optional<Draft> draft = drafts.find(id);
    if (draft.isEmpty()) {
      return new Refused(Why.GONE);
    }
    if (!LifeCycle.mayEver(user, LifeAction.SAVE) && !LifeCycle.mayEver(user, LifeAction.PUBLISH)) {
      return new Refused(Why.NOT_ALLOWED);
    }
    Optional<Why> wrong = wrongComment(words, true);
    if (wrong.isPresent()) {
      return new Refused(wrong.get());
    }
    drafts.addEvent(
        id,
        new DraftEvent(
            draft.get().revision(),
            "comment",
            draft.get().state(),
            user.login(),
            now(),
            words.strip()));
    return new Done(draft.get());
  }

  private DraftResult move(
      long id, int revision, LifeAction action, @Nullable String comment, CurrentUser user) {
    Optional<Draft> held = drafts.hold(id);
    if (held.isEmpty()) {
      return new Refused(Why.GONE);
    }
    Draft draft = held.get();
    if (!LifeCycle.mayEver(user, action)) {
      return new Refused(Why.NOT_ALLOWED);
    }
    Optional<LifeCycle.Step> step = LifeCycle.step(action, draft.state());
    if (step.isEmpty()) {
      return new Refused(Why.NOT_HERE);
    }
    boolean writing = action != LifeAction.SEND_BACK;
    if (writing && !LifeCycle.mayWrite(user, draft.scope())) {
      return new Refused(Why.NOT_ALLOWED);
    }
    if (draft.revision() != revision) {
      return new Conflict(draft);
    }
    Optional<Why> wrong = wrongComment(comment, action == LifeAction.SEND_BACK);
    if (wrong.isPresent()) {
      return new Refused(wrong.get());
    }
    Instant at = now();
    drafts.move(draft, step.get().to(), null, user.login(), at);
    drafts.addEvent(
        id,
        new DraftEvent(revision, action.word(), step.get().to(), user.login(), at, kept(comment)));
    audit.record(
        AuditEvent.by(user, did(action))
            .on("rule", draft.ruleId())
            .with("draft", id)
            .with("revision", revision));
    return new Done(drafts.find(id).orElseThrow());
  }

  private static String did(LifeAction action) {
    return switch (action) {
      case SUBMIT -> "authoring.submitted";
      case TAKE_BACK -> "authoring.takenBack";
      case SEND_BACK -> "authoring.sentBack";
      case WITHDRAW -> "authoring.withdrawn";
      case PUBLISH, PUBLISH_AGAIN -> "authoring.published";
      case RETIRE -> "authoring.retired";
      case SAVE -> "authoring.saved";
    };
  }

  static Optional<Why> wrongComment(@Nullable String comment, boolean needed) {
    if (comment == null || comment.isBlank()) {
      return needed ? Optional.of(Why.COMMENT_MISSING) : Optional.empty();
    }
    return comment.strip().length() > LONGEST_COMMENT || !RuleTexts.storable(comment)
        ? Optional.of(Why.COMMENT_TOO_LONG)
        : Optional.empty();
  }

  static @Nullable String kept(@Nullable String comment) {
    return comment == null || comment.isBlank() ? null : comment.strip();
  }

  private boolean onlyValues(Draft draft, String text) {
    Integer base = draft.baseVersion();
    return base != null && onlyValues(versions.find(draft.ruleId(), base), text);
  }

  /** Whether a draft differs from a version in nothing but values of parameters. */
  static boolean onlyValues(Optional<RuleVersion> base, Draft draft) {
    return onlyValues(base, draft.text());
  }

  private static boolean onlyValues(Optional<RuleVersion> base, String text) {
    Optional<Rule> before = base.flatMap(version -> RuleTexts.read(version.content()));
    Optional<Rule> after = RuleTexts.read(text);
    return before.isPresent()
        && after.isPresent()
        && RuleTexts.sameButForValues(before.get(), after.get());
  }

  /** As exact as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
