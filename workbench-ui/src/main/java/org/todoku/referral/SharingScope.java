package org.todoku.referral;

import java.util.Arrays;

/** What of a family is told to a service. Rules, levels and scores are never told. */
public enum SharingScope {
  /** Name, date of birth, and the address where it is not protected. */
  IDENTITY("identity"),
  /** The kinds of need, in words. */
  SITUATION("situation"),
  /** The support plan. */
  PLAN("plan");

  private final String word;

  SharingScope(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code board.scope.<word>}). */
  public String word() {
    return word;
  }

  /** The scope of a word. */
  public static SharingScope of(String word) {
    return Arrays.stream(values())
        .filter(scope -> scope.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scope " + word));
  }
}
