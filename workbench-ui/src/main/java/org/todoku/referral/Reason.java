package org.todoku.referral;

import java.util.Arrays;
import java.util.List;

/**
 * Why people do what they do, in codes: why a card is closed, why its clock stands still. What
 * people choose goes back to the rule's record.
 */
public enum Reason {
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
  SUPPORTED("supported", CardAction.ALREADY_SUPPORTED),
  /** The family sees no need. */
  DECLINED_NO_NEED("declinedNoNeed", CardAction.DECLINE),
  /** The family has other help. */
  DECLINED_OTHER_HELP("declinedOtherHelp", CardAction.DECLINE),
  /** The family wants nothing to do with the municipality. */
  DECLINED_TRUST("declinedTrust", CardAction.DECLINE),
  /** Not now. */
  DECLINED_TIMING("declinedTiming", CardAction.DECLINE),
  /** Something else, told in the note. */
  DECLINED_OTHER("declinedOther", CardAction.DECLINE),
  /** 改善: it is better. */
  IMPROVED("improved", CardAction.CLOSE),
  /** 転出・移管: another municipality goes on. */
  MOVED_AWAY("movedAway", CardAction.CLOSE),
  /** 年齢到達. */
  AGE_REACHED("ageReached", CardAction.CLOSE),
  /** 辞退: the family lets nobody come. */
  DECLINED_CONTACT("declinedContact", CardAction.CLOSE),
  /** 児相送致: the child guidance centre goes on. */
  CHILD_GUIDANCE("childGuidance", CardAction.CLOSE),
  /** Something else, told in the note. */
  CLOSED_OTHER("closedOther", CardAction.CLOSE),
  /** 児相送致 from the fast lane. */
  SENT_TO_CENTRE("sentToCentre", CardAction.SEND_TO_CENTRE),
  /** The family asked for time. */
  FAMILY_ASKED("familyAsked", CardAction.PAUSE),
  /** Another office has yet to answer. */
  WAITING_FOR_ANSWER("waitingForAnswer", CardAction.PAUSE),
  /** The family is away: in hospital, at the grandparents'. */
  FAMILY_AWAY("familyAway", CardAction.PAUSE),
  /** Something else, told in the note. */
  PAUSED_OTHER("pausedOther", CardAction.PAUSE);

  private final String word;
  private final CardAction action;

  Reason(String word, CardAction action) {
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

  /** Whether it says too little without words of one's own. */
  public boolean needsNote() {
    return this == OTHER || this == DECLINED_OTHER || this == CLOSED_OTHER || this == PAUSED_OTHER;
  }

  /** The reasons that go with an action. */
  public static List<Reason> of(CardAction action) {
    return Arrays.stream(values()).filter(reason -> reason.action == action).toList();
  }

  /**
   * The reason of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Reason of(String word) {
    return Arrays.stream(values())
        .filter(reason -> reason.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reason " + word));
  }
}
