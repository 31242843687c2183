package org.todoku.simulate;

import java.time.LocalDate;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.text.Place;

/**
 * A named example of a rule: facts, a date, and the answer that is expected.
 *
 * @param rule the rule's id
 * @param name what the example shows
 * @param asOf the as-of date
 * @param facts what is known of the child
 * @param expected the answer that the rule must give
 * @param place where the case stands
 */
public record RuleCase(
    String rule, String name, LocalDate asOf, LinkedProfile facts, Answer expected, Place place) {}
