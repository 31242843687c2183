package org.todoku.plan;

import org.todoku.plan.MeasurePlan.Kind;
import org.todoku.profile.AttributeLayout;

/**
 * Measures over records of which it is sure that they are all there and which of them count. Gives
 * up where a value is missing or the order within a day matters.
 */
final class Decided {
  private Decided() {}

  /**
   * @param counts by record, {@link Bits#TRUE} or {@link Bits#FALSE}
   * @param certain how many count
   * @return false if it is not decided after all
   */
  static boolean measure(
      MeasurePlan plan,
      Child child,
      byte[] counts,
      int from,
      int to,
      int certain,
      Outcome outcome) {
    return switch (plan.kind()) {
      case COUNT -> {
        outcome.decide(certain);
        yield true;
      }
      case SHARE -> {
        if (from == to) {
          outcome.none();
        } else {
          outcome.decide(certain, to - from);
        }
        yield true;
      }
      case STREAK -> streak(plan, child, counts, from, to, outcome);
      case SUM, AVERAGE -> sum(plan, child, counts, from, to, outcome);
      case MIN, MAX -> extreme(plan, child, counts, from, to, outcome);
      case DISTINCT -> distinct(plan, child, counts, from, to, outcome);
      case LATEST, EARLIEST, CHANGE -> ends(plan, child, counts, from, to, outcome);
    };
  }

  private static boolean streak(
      MeasurePlan plan, Child child, byte[] counts, int from, int to, Outcome outcome) {
    int run = 0;
    int longest = 0;
    for (int row = from; row < to; row++) {
      if (row > from
          && counts[row] != counts[row - 1]
          && child.dayOf(plan.entity(), row) == child.dayOf(plan.entity(), row - 1)) {
        return false;
      }
      run = counts[row] == Bits.FALSE ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    outcome.decide(longest);
    return true;
  }

  private static boolean sum(
      MeasurePlan plan, Child child, byte[] counts, int from, int to, Outcome outcome) {
    long[] cells = child.cells();
    int start = child.start(plan.entity()) + plan.column();
    int width = child.width(plan.entity());
    long sum = 0;
    int valued = 0;
    for (int row = from; row < to; row++) {
      long value = cells[start + row * width];
      if (counts[row] == Bits.FALSE || value == Source.NONE) {
        continue;
      }
      long next = sum + value;
      if (!AttributeLayout.isValue(value) || ((sum ^ next) & (value ^ next)) < 0) {
        return false;
      }
      sum = next;
      valued++;
    }
    if (plan.kind() == Kind.SUM) {
      outcome.decide(sum);
    } else if (valued == 0) {
      outcome.none();
    } else {
      outcome.decide(sum, valued);
    }
    return true;
  }

  private static boolean extreme(
      MeasurePlan plan, Child child, byte[] counts, int from, int to, Outcome outcome) {
    long[] cells = child.cells();
    int start = child.start(plan.entity()) + plan.column();
    int width = child.width(plan.entity());
    boolean greatest = plan.kind() == Kind.MAX;
    long extreme = 0;
    boolean found = false;
    for (int row = from; row < to; row++) {
      long value = cells[start + row * width];
      if (counts[row] == Bits.FALSE || value == Source.NONE) {
        continue;
      }
      if (!AttributeLayout.isValue(value)) {
        return false;
      }
      if (!found || (greatest ? value > extreme : value < extreme)) {
        extreme = value;
        found = true;
      }
    }
    if (found) {
      outcome.decide(extreme);
    } else {
      outcome.none();
    }
    return true;
  }

  private static boolean distinct(
      MeasurePlan plan, Child child, byte[] counts, int from, int to, Outcome outcome) {
    long[] cells = child.cells();
    int start = child.start(plan.entity()) + plan.column();
    int width = child.width(plan.entity());
    int different = 0;
    for (int row = from; row < to; row++) {
      long value = cells[start + row * width];
      if (counts[row] == Bits.FALSE || value == Source.NONE) {
        continue;
      }
      if (!AttributeLayout.isValue(value)) {
        return false;
      }
      boolean met = false;
      for (int before = from; before < row && !met; before++) {
        met = counts[before] != Bits.FALSE && cells[start + before * width] == value;
      }
      different += met ? 0 : 1;
    }
    outcome.decide(different);
    return true;
  }

  private static boolean ends(
      MeasurePlan plan, Child child, byte[] counts, int from, int to, Outcome outcome) {
    int last = -1;
    int first = -1;
    if (plan.kind() != Kind.EARLIEST) {
      last = end(plan, child, counts, to - 1, from - 1, -1);
    }
    if (plan.kind() != Kind.LATEST) {
      first = end(plan, child, counts, from, to, 1);
    }
    if (last == UNDECIDED || first == UNDECIDED) {
      return false;
    }
    int either = plan.kind() == Kind.EARLIEST ? first : last;
    if (either < 0 || (plan.kind() == Kind.CHANGE && last == first)) {
      outcome.none();
      return true;
    }
    long[] cells = child.cells();
    int start = child.start(plan.entity()) + plan.column();
    int width = child.width(plan.entity());
    long value = cells[start + either * width];
    if (plan.kind() == Kind.CHANGE) {
      long before = cells[start + first * width];
      if (child.dayOf(plan.entity(), last) == child.dayOf(plan.entity(), first)) {
        return false;
      }
      value -= before;
    }
    outcome.decide(value);
    return true;
  }

  private static final int UNDECIDED = -2;

  /** The first record from one side that counts and has a value; −1 for none. */
  private static int end(
      MeasurePlan plan, Child child, byte[] counts, int begin, int stop, int step) {
    long[] cells = child.cells();
    int start = child.start(plan.entity()) + plan.column();
    int width = child.width(plan.entity());
    int found = -1;
    for (int row = begin; row != stop; row += step) {
      if (found >= 0 && child.dayOf(plan.entity(), row) != child.dayOf(plan.entity(), found)) {
        break;
      }
      long value = cells[start + row * width];
      if (counts[row] == Bits.FALSE || value == Source.NONE) {
        continue;
      }
      if (!AttributeLayout.isValue(value)) {
        return UNDECIDED;
      }
      if (found >= 0 && cells[start + found * width] != value) {
        return UNDECIDED;
      }
      found = found < 0 ? row : found;
    }
    return found;
  }
}
