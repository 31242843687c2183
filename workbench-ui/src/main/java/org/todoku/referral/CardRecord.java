package org.todoku.referral;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people have written on a card.
 *
 * @param wishes the family's wishes, or null where nothing is written
 * @param plan the support plan, or null where nothing is written
 * @param comments newest first
 * @param documents newest first
 * @param consents newest first
 * @param referrals newest first
 */
public record CardRecord(
    @Nullable Paper wishes,
    @Nullable Paper plan,
    List<Comment> comments,
    List<Document> documents,
    List<Consent> consents,
    List<Referral> referrals) {
  public CardRecord {
    comments = List.copyOf(comments);
    documents = List.copyOf(documents);
    consents = List.copyOf(consents);
    referrals = List.copyOf(referrals);
  }

  /** The kinds of paper. */
  public enum PaperKind {
    /** 意向: what the family wants. */
    WISHES("wishes"),
    /** サポートプラン. */
    PLAN("plan");

    private final String word;

    PaperKind(String word) {
      this.word = word;
    }

    /** The word in the database and in translation keys ({@code board.paper.<word>}). */
    public String word() {
      return word;
    }
  }

  /** A text that is written on, version by version. */
  public record Paper(int version, String text, String by, Instant at) {}

  /**
   * A comment.
   *
   * @param mentions the logins of the people it is for
   */
  public record Comment(long id, String by, Instant at, String text, List<String> mentions) {
    public Comment {
      mentions = List.copyOf(mentions);
    }
  }

  /** A file, without its content; {@code size} in bytes. */
  public record Document(long id, String name, String mediaType, int size, String by, Instant at) {}
}
