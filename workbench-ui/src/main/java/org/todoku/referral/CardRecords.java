package org.todoku.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.referral.CardRecord.Comment;
import org.todoku.referral.CardRecord.Document;
import org.todoku.referral.CardRecord.Paper;
import org.todoku.referral.CardRecord.PaperKind;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;

/** What people write on cards: wishes, plans, comments, documents, consents. */
@Service
public class CardRecords {
  /** The longest text of a paper, in characters. */
  public static final int LONGEST_PAPER = 10_000;

  /** The longest comment, in characters. */
  public static final int LONGEST_COMMENT = 2_000;

  private static final Duration NEW_MENTIONS = Duration.ofDays(7);

  private final RecordStore store;
  private final ReferralStore referrals;
  private final CardGate gate;
  private final AuditLog audit;
  private final BoardChanges changes;
  private final Clock clock;

  CardRecords(
      RecordStore store,
      ReferralStore referrals,
      CardGate gate,
      AuditLog audit,
      BoardChanges changes,
      Clock clock) {
    this.store = store;
    this.referrals = referrals;
    this.gate = gate;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  /** Everything that is written on a card. */
  @Transactional(readOnly = true)
  public CardRecord of(long card, CurrentUser reader) {
    if (!Board.mayRead(reader)) {
      return new CardRecord(null, null, List.of(), List.of(), List.of(), List.of());
    }
    return new CardRecord(
        store.paper(card, PaperKind.WISHES),
        store.paper(card, PaperKind.PLAN),
        store.comments(card),
        store.documents(card),
        store.consents(card),
        referrals.ofCard(card));
  }

  /**
   * Writes a new version of a paper.
   *
   * @param seen the version that was open for writing; 0 where there was none
   */
  @Transactional
  public RecordResult write(long card, PaperKind kind, int seen, String text, CurrentUser user) {
    String words = text.strip();
    if (words.isEmpty()) {
      return Refused.of(Problem.EMPTY);
    }
    if (words.length() > LONGEST_PAPER) {
      return Refused.of(Problem.TOO_LONG);
    }
    Refused refusal = gate.refusal(card, user);
    if (refusal != null) {
      return refusal;
    }
    Paper newest = store.paper(card, kind);
    int version = newest == null ? 0 : newest.version();
    if (newest != null && version != seen) {
      return new Changed(newest.by(), newest.at(), newest.text(), version);
    }
    store.addPaper(card, kind, new Paper(version + 1, words, user.login(), clock.instant()));
    audit.record(
        AuditEvent.by(user, "referral.paperWritten").on("card", card).with("kind", kind.word()));
    tell(card);
    return new Done(version + 1L);
  }

  /** Adds a comment; the people it mentions see it on their start page. */
  @Transactional
  public RecordResult comment(long card, String text, Set<String> mentions, CurrentUser user) {
    String words = text.strip();
    if (!Board.mayRead(user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    if (words.isEmpty()) {
      return Refused.of(Problem.EMPTY);
    }
    if (words.length() > LONGEST_COMMENT) {
      return Refused.of(Problem.TOO_LONG);
    }
    Optional<String> stranger =
        mentions.stream().filter(login -> !gate.hasAccess(login)).findFirst();
    if (stranger.isPresent()) {
      return new Refused(Problem.NO_ACCESS, stranger.get());
    }
    Comment comment =
        new Comment(0, user.login(), clock.instant(), words, mentions.stream().sorted().toList());
    long id = store.addComment(card, comment);
    audit.record(AuditEvent.by(user, "referral.commented").on("card", card));
    tell(card);
    return new Done(id);
  }

  /** How many comments of the last days are for a person. */
  @Transactional(readOnly = true)
  public int mentions(CurrentUser user) {
    return Board.mayRead(user)
        ? store.mentionsSince(user.login(), clock.instant().minus(NEW_MENTIONS))
        : 0;
  }

  /** Keeps a file with a card. */
  @Transactional
  public RecordResult attach(long card, String name, byte[] content, CurrentUser user) {
    Refused refusal = gate.refusal(card, user);
    if (refusal != null) {
      return refusal;
    }
    if (content.length == 0) {
      return Refused.of(Problem.EMPTY);
    }
    if (content.length > Attachments.LARGEST) {
      return new Refused(Problem.FILE_SIZE, name);
    }
    String type = Attachments.type(content).orElse(null);
    if (type == null) {
      return new Refused(Problem.FILE_TYPE, name);
    }
    Document document =
        new Document(
            0, Attachments.name(name), type, content.length, user.login(), clock.instant());
    long id = store.addDocument(card, document, content);
    audit.record(AuditEvent.by(user, "referral.attached").on("card", card).with("document", id));
    tell(card);
    return new Done(id);
  }

  /** The content of a document, for who may see its card; the look is kept. */
  @Transactional
  public Optional<RecordStore.Content> document(long document, CurrentUser user) {
    if (!Board.mayRead(user)) {
      return Optional.empty();
    }
    Optional<RecordStore.Content> content = store.content(document);
    content.ifPresent(
        found ->
            audit.record(
                AuditEvent.by(user, "referral.documentOpened")
                    .on("card", found.card())
                    .with("document", document)));
    return content;
  }

  /** Keeps that a family agreed. */
  @Transactional
  public RecordResult consent(
      long card,
      String givenBy,
      LocalDate givenOn,
      LocalDate expiresOn,
      Set<SharingScope> scope,
      @Nullable String note,
      CurrentUser user) {
    Refused refusal = gate.refusal(card, user);
    if (refusal != null) {
      return refusal;
    }
    LocalDate today = LocalDate.now(clock);
    if (givenOn.isAfter(today) || expiresOn.isBefore(today)) {
      return Refused.of(Problem.DATES);
    }
    if (scope.isEmpty()) {
      return Refused.of(Problem.EMPTY);
    }
    long id =
        store.addConsent(
            new Consent(
                0,
                card,
                givenBy,
                givenOn,
                expiresOn,
                scope,
                MoveNeeds.words(note),
                user.login(),
                null),
            clock.instant());
    audit.record(AuditEvent.by(user, "referral.consentGiven").on("card", card).with("consent", id));
    tell(card);
    return new Done(id);
  }

  /** Withdraws a consent; whatever rests on it stops in the same transaction. */
  @Transactional
  public RecordResult withdraw(long consent, CurrentUser user) {
    Consent held = store.holdConsent(consent).orElse(null);
    if (held == null) {
      return Refused.of(Problem.GONE);
    }
    if (!Board.mayRead(user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    if (held.withdrawnAt() != null) {
      return new Changed(held.recordedBy(), held.withdrawnAt(), "withdraw", 0);
    }
    List<Referral> open = referrals.openOn(consent);
    for (Referral referral : open) {
      referrals.move(
          referral,
          new ReferralStore.Step(
              ReferralAction.STOP,
              ReferralState.STOPPED,
              null,
              null,
              user.login(),
              false,
              clock.instant()));
    }
    store.withdrawConsent(consent, user.login(), clock.instant());
    audit.record(
        AuditEvent.by(user, "referral.consentWithdrawn")
            .on("card", held.card())
            .with("consent", consent)
            .with("stopped", open.size()));
    tell(held.card());
    return new Done(consent);
  }

  private void tell(long card) {
    changes.afterCommit(new BoardChange(List.of(card), BoardChange.Kind.WRITTEN));
  }
}
