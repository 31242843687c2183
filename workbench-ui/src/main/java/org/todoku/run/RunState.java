package org.todoku.run;

import java.util.Arrays;

/** How a run is. */
public enum RunState {
  RUNNING("running"),
  /** The program ended while it ran; it is resumed at the next start. */
  INTERRUPTED("interrupted"),
  CANCELLED("cancelled"),
  FINISHED("finished"),
  FAILED("failed");

  private final String word;

  RunState(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code run.state.<word>}). */
  public String word() {
    return word;
  }

  public static RunState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state " + word));
  }
}
