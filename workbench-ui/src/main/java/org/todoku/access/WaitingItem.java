package org.todoku.access;

import org.jspecify.annotations.Nullable;

/**
 * Work of one kind that waits for a person.
 *
 * @param titleKey translation key of what it is, e.g. {@code board.waiting.screening}
 * @param count how many; an item of zero says that nothing is left, and is shown last
 * @param noteKey translation key of one more line, or null; gets {@code noteCount} as {@code {0}}
 * @param noteCount the number in the note; 0 where it has none
 * @param location where the work is done: a path with its query, without a leading slash, e.g.
 *     {@code board?lane=new}
 * @param urgency how it is shown
 */
public record WaitingItem(
    String titleKey,
    long count,
    @Nullable String noteKey,
    long noteCount,
    String location,
    Urgency urgency) {

  public WaitingItem {
    if (count < 0 || noteCount < 0) {
      throw new IllegalArgumentException("counts are never negative");
    }
  }

  public static WaitingItem of(String titleKey, long count, String location) {
    return new WaitingItem(titleKey, count, null, 0, location, Urgency.NORMAL);
  }

  /** The same with a line below, e.g. "3 of them overdue". */
  public WaitingItem withNote(String key, long number) {
    return new WaitingItem(titleKey, count, key, number, location, urgency);
  }

  public WaitingItem as(Urgency other) {
    return new WaitingItem(titleKey, count, noteKey, noteCount, location, other);
  }

  /** How pressing it is; red is only for what is overdue or concerns safety. */
  public enum Urgency {
    NORMAL,
    /** Should be looked at: stale, doubtful, interrupted. */
    ATTENTION,
    /** Overdue, or a child's safety. */
    OVERDUE
  }
}
