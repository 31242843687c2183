package org.todoku.referral;

import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;

/** Levels as they are stored: 1 watch, 2 preventive, 3 priority. */
public final class Levels {
  private Levels() {}

  /** The number of a level; a rule that states none is watched. */
  public static int number(Rule.@Nullable Level level) {
    return level == null ? 1 : level.ordinal() + 1;
  }

  /** The level of a number from 1 to 3. */
  public static Rule.Level level(int number) {
    return Rule.Level.values()[number - 1];
  }
}
