package org.todoku.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One child's features, the fact that all rules are conditions on, and what the rules made of it.
 * Reused from child to child; not for several threads at a time.
 */
public final class Features {
  /** Stands in the place of a value where a measure has none. */
  static final long NONE = Source.NONE;

  /** Stands in the place of a measure whose window hangs on a date that does not apply. */
  static final long NO_WINDOW = Long.MIN_VALUE + 12;

  /**
   * Stands in the place of a measure that is not decided; {@link #possible} says what it may be.
   */
  static final long UNDECIDED = Long.MIN_VALUE + 13;

  private static final byte NOT_ASKED = 4;

  final long[] values;
  final @Nullable Possible[] possible;
  final Plan plan;
  Day day;

  /** By rule: its truth for rules that refer to it, see {@link Bits}. */
  private final byte[] truth;

  private final long[] outcomes;

  Features(Plan plan, Day day, int slots) {
    this.plan = plan;
    this.day = day;
    values = new long[slots];
    possible = new @Nullable Possible[slots];
    truth = new byte[plan.ruleCount()];
    outcomes = new long[(plan.ruleCount() * Outcomes.PER_RULE + 63) / 64];
  }

  void start(Day onDay) {
    day = onDay;
    Arrays.fill(truth, NOT_ASKED);
    Arrays.fill(outcomes, 0);
  }

  /** Notes that one of the conditions of a rule holds; the same one may be noted again. */
  public void note(int outcome) {
    outcomes[outcome >> 6] |= 1L << outcome;
  }

  /** Whether a condition was noted. */
  public boolean noted(int outcome) {
    return (outcomes[outcome >> 6] >>> outcome & 1) != 0;
  }

  /** The truth of a rule, for the rules that refer to it. */
  int truth(int rule) {
    if (truth[rule] == NOT_ASKED) {
      RulePlan asked = plan.rule(rule);
      boolean possibly = day.inForce[rule] && asked.possibly().holds(this);
      boolean certainly = possibly && asked.certainly().holds(this);
      truth[rule] = (byte) ((possibly ? 2 : 0) | (certainly ? 1 : 0));
    }
    return truth[rule];
  }
}
