package org.todoku.engine;

import org.todoku.plan.Features;

/**
 * The rules of a plan in Drools. Asked for children's features, it notes in each of them which
 * conditions hold. Safe for several threads at a time.
 */
interface RuleNetwork {
  /**
   * @param children features, computed; notes are written into them
   * @param count how many of them, from the first
   */
  void evaluate(Features[] children, int count);
}
