package org.todoku.plan;

import org.jspecify.annotations.Nullable;

/**
 * A rule as conditions on features, none of which is three-valued any more.
 *
 * @param id the rule's id
 * @param certainly holds if the rule matches whatever is missing
 * @param possibly holds if it may match
 * @param suppressed holds if an exception certainly holds and but for it the rule may match; null
 *     without exceptions
 */
public record RulePlan(
    String id, Formula certainly, Formula possibly, @Nullable Formula suppressed) {}
