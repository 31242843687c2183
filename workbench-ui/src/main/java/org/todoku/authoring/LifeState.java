package org.todoku.authoring;

import java.util.Arrays;

/** Where a text of a rule stands between its first word and its end. */
public enum LifeState {
  /** Somebody writes it. */
  DRAFT("draft"),
  /** It waits to be approved, and does not change meanwhile. */
  SUBMITTED("submitted"),
  /** It is a version of the rule, in force from its day on until a later one is. */
  PUBLISHED("published"),
  /** The rule is out of force from a day on. */
  RETIRED("retired"),
  /** It was given up before it was published. */
  WITHDRAWN("withdrawn");

  private final String word;

  LifeState(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code authoring.state.<word>}). */
  public String word() {
    return word;
  }

  /**
   * The state of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LifeState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state " + word));
  }
}
