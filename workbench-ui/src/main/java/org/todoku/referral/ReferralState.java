package org.todoku.referral;

import java.util.Arrays;

/** Where a referral stands. */
public enum ReferralState {
  OFFERED("offered", true),
  ACCEPTED("accepted", true),
  UNDER_WAY("underWay", true),
  DONE("done", false),
  REFUSED("refused", false),
  /** Refused, and offered to another service instead. */
  REDIRECTED("redirected", false),
  /** Taken back by the centre. */
  WITHDRAWN("withdrawn", false),
  /** Stopped because the consent was withdrawn; nothing is told any more. */
  STOPPED("stopped", false);

  private final String word;
  private final boolean open;

  ReferralState(String word, boolean open) {
    this.word = word;
    this.open = open;
  }

  /** The word in the database and in translation keys ({@code board.referral.state.<word>}). */
  public String word() {
    return word;
  }

  /** Whether the service still has it. */
  public boolean open() {
    return open;
  }

  /** The state of a word. */
  public static ReferralState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no referral state " + word));
  }
}
