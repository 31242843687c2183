package org.todoku.referral;

import java.util.Arrays;
import java.util.List;

/** Why a card is closed without outreach. What people choose goes back to the rule's record. */
public enum CloseReason {
  /** The facts are wrong or out of date. */
  WRONG_FACTS("wrongFacts", CardAction.NOT_APPLICABLE),
  /** The facts are right, and have a good reason. */
  EXPLAINED("explained", CardAction.NOT_APPLICABLE),
  /** The family has moved away. */
  MOVED("moved", CardAction.NOT_APPLICABLE),
  /** Not this child: the records are of another person. */
  OTHER_PERSON("otherPerson", CardAction.NOT_APPLICABLE),
  /** Something else, told in the note. */
  OTHER("other", CardAction.NOT_APPLICABLE),
  /** Somebody helps already. */
  SUPPORTED("supported", CardAction.ALREADY_SUPPORTED);

  private final String word;
  private final CardAction action;

  CloseReason(String word, CardAction action) {
    this.word = word;
    this.action = action;
  }

  /** The word in the database and in translation keys ({@code board.reason.<word>}). */
  public String word() {
    return word;
  }

  /** The action that it goes with. */
  public CardAction action() {
    return action;
  }

  /** The reasons that go with an action. */
  public static List<CloseReason> of(CardAction action) {
    return Arrays.stream(values()).filter(reason -> reason.action == action).toList();
  }

  /**
   * The reason of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CloseReason of(String word) {
    return Arrays.stream(values())
        .filter(reason -> reason.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reason " + word));
  }
}
