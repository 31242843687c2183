package org.todoku.plan;

import org.todoku.rule.Answer;

/** The conditions of a rule that are noted in {@link Features}, and the answer they give. */
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

  /** The answer of a rule. */
  public static Answer answer(Features features, int rule) {
    if (!features.day.inForce(rule)) {
      return Answer.NOT_IN_FORCE;
    }
    if (features.noted(certainly(rule))) {
      return Answer.MATCH;
    }
    if (features.noted(possibly(rule))) {
      return Answer.CANNOT_TELL;
    }
    return features.noted(suppressed(rule)) ? Answer.SUPPRESSED : Answer.NO_MATCH;
  }
}
