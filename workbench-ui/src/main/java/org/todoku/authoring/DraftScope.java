package org.todoku.authoring;

import java.util.Arrays;

/** How much of a rule a draft may change. */
public enum DraftScope {
  /** Everything. */
  STRUCTURE("structure"),
  /**
   * Only the values of its parameters, within their limits; and its cases, since what they expect
   * may follow from the values.
   */
  VALUES("values");

  private final String word;

  DraftScope(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code authoring.scope.<word>}). */
  public String word() {
    return word;
  }

  /**
   * The scope of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DraftScope of(String word) {
    return Arrays.stream(values())
        .filter(scope -> scope.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scope " + word));
  }
}
