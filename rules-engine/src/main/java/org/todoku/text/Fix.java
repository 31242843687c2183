package org.todoku.text;

/** A mend that needs no more than a person's word: what it changes follows from the finding. */
public sealed interface Fix {
  /** Writes a name instead of another, wherever the concerned node has it as a value. */
  record Rename(String written, String instead) implements Fix {}

  /** Writes the bounds of a {@code between} the other way round. */
  record SwapBounds() implements Fix {}

  /** Leaves the concerned node out. */
  record LeaveOut() implements Fix {}

  /** Takes out a parameter. */
  record DropParameter(String id) implements Fix {}
}
