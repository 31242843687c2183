package org.todoku.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts of parts of a whole, where few children could be recognised by being few: those from 1 to
 * 9 are not shown. Where the sum of the whole would still tell one of them, the next smallest of
 * the others is hidden too, and so on.
 */
public final class SmallNumbers {
  /** Counts from 1 to less than this are not shown. */
  public static final int SMALLEST = 10;

  private SmallNumbers() {}

  /** For each part of a whole whether its count is hidden. */
  public static List<Boolean> hidden(List<Long> parts) {
    List<Boolean> hidden = new ArrayList<>();
    parts.forEach(part -> hidden.add(small(part)));
    while (told(parts, hidden)) {
      int next = -1;
      for (int i = 0; i < parts.size(); i++) {
        boolean shown = !hidden.get(i) && parts.get(i) > 0;
        if (shown && (next < 0 || parts.get(i) < parts.get(next))) {
          next = i;
        }
      }
      if (next < 0) {
        break;
      }
      hidden.set(next, true);
    }
    return hidden;
  }

  private static boolean small(long part) {
    return part > 0 && part < SMALLEST;
  }

  /**
   * Whether the sum of what is hidden leaves only one answer for a small count: readers know that
   * each of these is from 1 to 9, and each of the other hidden ones from 10 to the least shown.
   */
  private static boolean told(List<Long> parts, List<Boolean> hidden) {
    long sum = 0;
    int few = 0;
    int others = 0;
    long leastShown = Long.MAX_VALUE;
    for (int i = 0; i < parts.size(); i++) {
      long part = parts.get(i);
      if (!hidden.get(i)) {
        leastShown = part > 0 ? Math.min(leastShown, part) : leastShown;
        continue;
      }
      sum += part;
      few += small(part) ? 1 : 0;
      others += small(part) ? 0 : 1;
    }
    long least = few + (long) SMALLEST * others;
    boolean bounded = others == 0 || leastShown < Long.MAX_VALUE;
    boolean noLess = sum == least;
    boolean noMore =
        bounded && sum == (SMALLEST - 1L) * few + (others == 0 ? 0 : leastShown * others);
    return few > 0 && (noLess || noMore || few + others == 1);
  }
}
