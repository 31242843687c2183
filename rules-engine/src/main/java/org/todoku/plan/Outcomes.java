package org.todoku.plan;

/** The conditions of a rule that are noted, see {@link Noted}. */
public final class Outcomes {
  /** How many conditions a rule has. */
  public static final int PER_RULE = 3;

  private Outcomes() {}

  /** The rule matches whatever is missing. */
  public static int certainly(int rule) {
    return rule * PER_RULE;
  }

  /** The rule may match. */
  public static int possibly(int rule) {
    return rule * PER_RULE + 1;
  }

  /** An exception certainly holds, and but for it the rule may match. */
  public static int suppressed(int rule) {
    return rule * PER_RULE + 2;
  }
}
