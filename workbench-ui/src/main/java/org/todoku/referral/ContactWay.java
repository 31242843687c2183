package org.todoku.referral;

import java.util.Arrays;

/** How a family was approached. */
public enum ContactWay {
  VISIT("visit"),
  PHONE("phone"),
  LETTER("letter"),
  /** The family came, or was met elsewhere. */
  MEETING("meeting"),
  ONLINE("online");

  private final String word;

  ContactWay(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code board.way.<word>}). */
  public String word() {
    return word;
  }

  /**
   * The way of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ContactWay of(String word) {
    return Arrays.stream(values())
        .filter(way -> way.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no way " + word));
  }
}
