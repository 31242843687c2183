package org.todoku.rule;

/** What a rule says of a child on a date. Missing is never false. */
public enum Answer {
  MATCH("match"),
  NO_MATCH("noMatch"),
  CANNOT_TELL("cannotTell"),
  SUPPRESSED("suppressed"),
  NOT_IN_FORCE("notInForce");

  private final String word;

  Answer(String word) {
    this.word = word;
  }

  /** The word in answers and cases. */
  public String word() {
    return word;
  }
}
