package org.todoku.referral;

import java.util.Arrays;

/** Where a card stands on the way from a candidate to help; in the order of the board. */
public enum CardState {
  /** 確認候補: a rule matched; a person has yet to look. */
  CANDIDATE("candidate"),
  /** ケース会議: a person found that it needs a look; the conference decides on the way. */
  CONFERENCE("conference"),
  /** アウトリーチ: somebody is responsible and gets in touch. */
  OUTREACH("outreach"),
  /** 意向確認: what the family wants. */
  WISHES("wishes"),
  /** サポートプラン. */
  SUPPORT_PLAN("supportPlan"),
  /** 紹介: services are asked. */
  REFERRAL("referral"),
  /** モニタリング: help is under way. */
  MONITORING("monitoring"),
  /** 終結. */
  CLOSED("closed");

  private final String word;

  CardState(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code board.state.<word>}). */
  public String word() {
    return word;
  }

  /**
   * The state of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CardState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state " + word));
  }
}
