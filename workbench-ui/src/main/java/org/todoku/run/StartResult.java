package org.todoku.run;

/** What came of the wish to start a run. */
public sealed interface StartResult {
  /** It runs. */
  record Started(long run) implements StartResult {}

  /** Another one runs, or waits to be resumed. */
  record Busy(long run) implements StartResult {}

  /** There is nobody to evaluate: no resident register has been imported. */
  record NoChildren() implements StartResult {}

  /** The person may not run. */
  record NotAllowed() implements StartResult {}
}
