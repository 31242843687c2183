package org.todoku.engine;

import org.todoku.plan.Block;
import org.todoku.plan.Day;
import org.todoku.plan.Noted;

/**
 * The rules of a plan in Drools. Asked for children's features, it notes which conditions hold for
 * whom. Safe for several threads at a time.
 */
interface RuleNetwork {
  /** Asks all rules of all children of a block. */
  Noted evaluate(Block children, Day day);
}
