package org.todoku.authoring;

import java.time.LocalDate;
import org.todoku.rule.Answer;

/**
 * An example that a rule is tested by, as people read it.
 *
 * @param name what it shows
 * @param asOf the date on which it is asked
 * @param expected the answer that the rule must give
 */
public record NamedCase(String name, LocalDate asOf, Answer expected) {}
