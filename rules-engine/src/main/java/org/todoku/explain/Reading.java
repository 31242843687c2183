package org.todoku.explain;

import org.todoku.rule.Value;

/** What is known of one value for one child on one date. */
sealed interface Reading {
  record Known(Value value) implements Reading {}

  /** Recorded as not applicable: it has no value. */
  record NoValue() implements Reading {}

  /**
   * Not known.
   *
   * @param reason one of those of {@link Explanation.MissingFact}
   */
  record Unknown(String reason) implements Reading {}

  /**
   * The date of a record that may exist where the source does not cover the child.
   *
   * @param days all days that it may have
   */
  record SomeDay(Days days) implements Reading {}

  /** An attribute of such a record, which may have any value or none. */
  Reading OF_UNSEEN_RECORD = new Unknown("notCovered");
}
