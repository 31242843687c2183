package org.todoku.referral;

import java.util.Arrays;
import java.util.List;

/** Why a card is closed without outreach. What people choose goes back to the rule's record. */
public enum CloseReason {
  /** The facts are wrong or out of date. */
  WRONG_FACTS("wrongFacts"),
  /** The facts are right, and have a good reason. */
  EXPLAINED("explained"),
  /** The family has moved away. */
  MOVED("moved"),
  /** Not this child: the records are of another person. */
  OTHER_PERSON("otherPerson"),
  /** Something else, told in the note. */
  OTHER("other"),
  /** Somebody helps already; comes with {@link CardAction#ALREADY_SUPPORTED}. */
  SUPPORTED("supported");

  private final String word;

  CloseReason(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code board.reason.<word>}). */
  public String word() {
    return word;
  }

  /** The reasons to choose from when a card does not apply. */
  public static List<CloseReason> forNotApplicable() {
    return Arrays.stream(values()).filter(reason -> reason != SUPPORTED).toList();
  }

  /** The reason of a word. */
  public static CloseReason of(String word) {
    return Arrays.stream(values())
        .filter(reason -> reason.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reason " + word));
  }
}
