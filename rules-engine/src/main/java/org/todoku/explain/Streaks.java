package org.todoku.explain;

import java.util.ArrayList;
import java.util.List;
import org.todoku.explain.Contents.Member;
import org.todoku.explain.Contents.Stretch;

/**
 * The longest run of consecutive records that count. Records of one day have no order, so they may
 * stand in whichever order makes the run longest, or shortest.
 */
final class Streaks {
  private Streaks() {}

  /**
   * The records of one day.
   *
   * @param certain how many certainly count
   * @param possible how many may count
   * @param failing how many certainly do not
   */
  private record Day(long day, int certain, int possible, int failing) {}

  static PossibleValues of(Contents contents) {
    List<Day> days = days(contents);
    long longest = longest(days);
    boolean unseenMayCount = contents.mayHaveUnseen() && contents.unseenCounts() != Truth.FALSE;
    Long high =
        !unseenMayCount
            ? (Long) longest
            : contents.endless() ? null : (Long) (longest + contents.added());
    long low = 0;
    while (!canStayWithin(low, days, contents)) {
      low++;
    }
    return PossibleValues.count(low, high);
  }

  private static List<Day> days(Contents contents) {
    List<Day> days = new ArrayList<>();
    for (Member member : contents.members()) {
      Day last =
          !days.isEmpty() && days.getLast().day() == member.day()
              ? days.removeLast()
              : new Day(member.day(), 0, 0, 0);
      days.add(
          switch (member.counts()) {
            case TRUE -> new Day(last.day(), last.certain() + 1, last.possible(), last.failing());
            case UNKNOWN ->
                new Day(last.day(), last.certain(), last.possible() + 1, last.failing());
            case FALSE -> new Day(last.day(), last.certain(), last.possible(), last.failing() + 1);
          });
    }
    return days;
  }

  /** The longest run if all that may count does. */
  private static long longest(List<Day> days) {
    long run = 0;
    long longest = 0;
    for (Day day : days) {
      int counting = day.certain() + day.possible();
      longest = Math.max(longest, run + counting);
      run = day.failing() > 0 ? counting : run + counting;
    }
    return longest;
  }

  /** Whether no run needs to be longer than a limit if nothing counts that need not. */
  private static boolean canStayWithin(long limit, List<Day> days, Contents contents) {
    long run = 0;
    long before = Long.MIN_VALUE;
    for (Day day : days) {
      if (before != Long.MIN_VALUE && mayBreak(contents, new Days(before, day.day()))) {
        run = 0;
      }
      long breaks =
          mayBreak(contents, new Days(day.day(), day.day()))
              ? Long.MAX_VALUE
              : day.possible() + day.failing();
      if (breaks == 0) {
        run += day.certain();
      } else if (breaks > day.certain()) {
        // a break before, after and between any two
        run = limit == 0 ? day.certain() : 0;
      } else {
        run = Math.max(0, day.certain() - (limit - run) - (breaks - 1) * limit);
      }
      if (run > limit) {
        return false;
      }
      before = day.day();
    }
    return true;
  }

  /** Whether an unseen record that does not count may lie on one of the days. */
  private static boolean mayBreak(Contents contents, Days days) {
    if (!contents.mayHaveUnseen()) {
      return false;
    }
    for (Stretch stretch : contents.unseen()) {
      if (stretch.counts() != Truth.TRUE && !stretch.days().intersect(days).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
