package org.todoku.linkage.sender;

import java.util.Optional;

/** Why a value is not there. Missing is never false. */
public enum MissingReason {
  /** Nobody asked or wrote it down (未収集). */
  NOT_COLLECTED("notCollected"),
  /** The question does not arise for this child (対象外). */
  NOT_APPLICABLE("notApplicable"),
  /** Asked, and not known (不明). */
  UNKNOWN("unknown"),
  /** Held back, or objected to (連携停止). */
  WITHHELD("withheld");

  private final String word;

  MissingReason(String word) {
    this.word = word;
  }

  /** The word in facts files and sender profiles. */
  public String word() {
    return word;
  }

  public static Optional<MissingReason> ofWord(String word) {
    for (MissingReason reason : values()) {
      if (reason.word.equals(word)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
