package org.todoku.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Grounds;
import org.todoku.rule.Rule;

/**
 * What a run hands to the board: one rule matched for one child.
 *
 * @param child the pseudonym
 * @param household the household's pseudonym, or null
 * @param rule the rule
 * @param ruleVersionId the version that answered
 * @param ruleVersion its number
 * @param run the run
 * @param asOf the day as of which it answered
 * @param explanation why, as JSON
 * @param fingerprint of the rule version and the facts that decided: the same again is nothing new
 * @param signs what else the run knew of the child
 * @param grounds what it rests on
 */
public record Match(
    String child,
    @Nullable String household,
    Rule rule,
    long ruleVersionId,
    int ruleVersion,
    long run,
    LocalDate asOf,
    String explanation,
    String fingerprint,
    Signs signs,
    Grounds grounds) {}
