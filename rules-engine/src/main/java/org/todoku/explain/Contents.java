package org.todoku.explain;

import java.util.List;

/**
 * One way in which the records in a window may be.
 *
 * @param members the records that the profile has in the window, in order of day
 * @param unseen the stretches of the window for which the source does not cover the child
 * @param added how many more records lie in those stretches, or {@link #ANY_NUMBER}
 */
record Contents(List<Member> members, List<Stretch> unseen, int added) {
  static final int ANY_NUMBER = -1;

  Contents {
    members = List.copyOf(members);
    unseen = List.copyOf(unseen);
  }

  /**
   * A record in the window.
   *
   * @param counts whether it satisfies the {@code where}
   */
  record Member(Frame frame, Truth counts) {
    long day() {
      return frame.days().first();
    }
  }

  /**
   * A stretch of days in which there may be records that nobody has seen.
   *
   * @param counts whether such a record would satisfy the {@code where}
   */
  record Stretch(Days days, Truth counts) {}

  /** Whether there may be unseen records without limit. */
  boolean endless() {
    return added == ANY_NUMBER && !unseen.isEmpty();
  }

  /** Whether any record is unseen, or may be. */
  boolean mayHaveUnseen() {
    return added != 0 && !unseen.isEmpty();
  }

  /** Whether an unseen record satisfies the {@code where}, wherever it lies. */
  Truth unseenCounts() {
    boolean can = unseen.stream().anyMatch(stretch -> stretch.counts() != Truth.FALSE);
    boolean must = unseen.stream().allMatch(stretch -> stretch.counts() == Truth.TRUE);
    return can && !must ? Truth.UNKNOWN : Truth.of(can);
  }
}
