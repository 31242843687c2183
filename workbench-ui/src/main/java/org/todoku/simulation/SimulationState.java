package org.todoku.simulation;

import java.util.Arrays;

/** Where a simulation stands. */
public enum SimulationState {
  RUNNING("running"),
  CANCELLED("cancelled"),
  FINISHED("finished"),
  FAILED("failed");

  private final String word;

  SimulationState(String word) {
    this.word = word;
  }

  /** The word in the database. */
  public String word() {
    return word;
  }

  /**
   * The state behind a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SimulationState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state " + word));
  }
}
