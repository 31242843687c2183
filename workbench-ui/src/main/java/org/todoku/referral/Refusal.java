package org.todoku.referral;

import java.util.Arrays;

/** Why a service does not take a family. */
public enum Refusal {
  /** No place is free. */
  CAPACITY("capacity"),
  /** The family does not fit what the service is for. */
  NOT_ELIGIBLE("notEligible"),
  /** The family did not want it after all. */
  DECLINED("declined"),
  /** Something else, told in the note. */
  OTHER("other");

  private final String word;

  Refusal(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code board.refusal.<word>}). */
  public String word() {
    return word;
  }

  /** The refusal of a word. */
  public static Refusal of(String word) {
    return Arrays.stream(values())
        .filter(refusal -> refusal.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no refusal " + word));
  }
}
