package org.todoku.run;

/**
 * What one rule answered in a run.
 *
 * @param ruleVersion the number of the version that answered
 */
public record RuleCounts(
    String rule,
    int ruleVersion,
    long matched,
    long noMatch,
    long cannotTell,
    long suppressed,
    long notInForce) {}
