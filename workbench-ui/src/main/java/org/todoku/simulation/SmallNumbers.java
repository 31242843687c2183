package org.todoku.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts of parts of a whole, where few children could be recognised by being few: those from 1 to
 * 9 are not shown, and where only one of a whole is hidden the next smallest is hidden too, since
 * otherwise it could be worked out from the sum.
 */
public final class SmallNumbers {
  /** Counts from 1 to less than this are not shown. */
  public static final int SMALLEST = 10;

  private SmallNumbers() {}

  /** For each part of a whole whether its count is hidden. */
  public static List<Boolean> hidden(List<Long> parts) {
    List<Boolean> hidden = new ArrayList<>();
    int count = 0;
    for (long part : parts) {
      boolean small = part > 0 && part < SMALLEST;
      hidden.add(small);
      count += small ? 1 : 0;
    }
    if (count == 1) {
      int next = -1;
      for (int i = 0; i < parts.size(); i++) {
        boolean shown = !hidden.get(i) && parts.get(i) > 0;
        if (shown && (next < 0 || parts.get(i) < parts.get(next))) {
          next = i;
        }
      }
      if (next >= 0) {
        hidden.set(next, true);
      }
    }
    return hidden;
  }
}
