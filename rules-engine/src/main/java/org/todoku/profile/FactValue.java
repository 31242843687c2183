package org.todoku.profile;

import org.todoku.rule.Value;

/** What is recorded of one attribute: a value, or that there is none and why. */
public sealed interface FactValue {
  /** A recorded value; dates are dates, codes and texts are texts. */
  record Known(Value value) implements FactValue {}

  /** No value. */
  record Missing(Reason reason) implements FactValue {}

  /** Nothing is recorded and nothing is said of it. */
  FactValue NOT_COLLECTED = new Missing(Reason.NOT_COLLECTED);

  /** Why a value is missing. */
  enum Reason {
    /** 未収集: nobody asked, or nothing is said of it. */
    NOT_COLLECTED("notCollected"),
    /** 対象外: there is nothing to record; every comparison is false. */
    NOT_APPLICABLE("notApplicable"),
    /** 不明: asked, and not known. */
    UNKNOWN("unknown"),
    /** 連携停止: known to the source, not given. */
    WITHHELD("withheld");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The word in facts files. */
    public String word() {
      return word;
    }
  }
}
