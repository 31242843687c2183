package org.todoku.simulation;

import org.todoku.vocabulary.LocalizedText;

/** What came of the wish to simulate. */
public sealed interface StartResult {
  record Started(long simulation) implements StartResult {}

  /** Another one is under way. */
  record Busy(long simulation) implements StartResult {}

  record NothingChosen() implements StartResult {}

  /** There are no linked children. */
  record NoChildren() implements StartResult {}

  record NotAllowed() implements StartResult {}

  /** A rule cannot be evaluated as it is written. */
  record Unfinished(LocalizedText title) implements StartResult {}
}
