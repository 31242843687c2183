package org.todoku.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.referral.CardRecord.Comment;
import org.todoku.referral.CardRecord.Document;
import org.todoku.referral.CardRecord.Paper;
import org.todoku.referral.CardRecord.PaperKind;

/** Where what people write on cards is kept. Called within a transaction. */
public interface RecordStore {
  /** The newest version. */
  @Nullable Paper paper(long card, PaperKind kind);

  /** Every version, newest first. */
  List<Paper> papers(long card, PaperKind kind);

  void addPaper(long card, PaperKind kind, Paper paper);

  List<Comment> comments(long card);

  long addComment(long card, Comment comment);

  /** The cards with comments for a person since a moment. */
  int mentionsSince(String login, Instant since);

  List<Document> documents(long card);

  long addDocument(long card, Document document, byte[] content);

  Optional<Content> content(long document);

  List<Consent> consents(long card);

  /** A consent, held for a change. */
  Optional<Consent> holdConsent(long consent);

  long addConsent(Consent consent, Instant at);

  void withdrawConsent(long consent, String by, Instant at);

  /** A file with its content. */
  record Content(long card, Document document, byte[] bytes) {}
}
