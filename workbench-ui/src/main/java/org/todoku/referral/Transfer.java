package org.todoku.referral;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A card that one office offered to another. Until the other accepts, it stays where it is.
 *
 * @param from the office it had, or null for none
 * @param to the office that is asked
 * @param note what the other office should know; never empty with {@link Reason#OTHER}
 * @param by the login of who offered it
 */
public record Transfer(
    long id,
    long card,
    @Nullable String from,
    String to,
    Reason reason,
    String note,
    String by,
    Instant at) {

  /** Why a card goes to another office. */
  public enum Reason {
    MOVED_HOME("movedHome"),
    SIBLINGS_THERE("siblingsThere"),
    BETTER_PLACED("betterPlaced"),
    WORKLOAD("workload"),
    OTHER("other");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The word in the database and in translation keys ({@code board.transfer.reason.<word>}). */
    public String word() {
      return word;
    }

    /** The reason of a word. */
    public static Reason of(String word) {
      return Arrays.stream(values())
          .filter(reason -> reason.word.equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no reason " + word));
    }
  }

  /** What became of an offered card. */
  public enum Answer {
    ACCEPTED("accepted"),
    RETURNED("returned"),
    WITHDRAWN("withdrawn");

    private final String word;

    Answer(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
