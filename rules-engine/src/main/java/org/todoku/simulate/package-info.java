/**
 * Dry evaluations: cases of a rule, comparisons of two rule sets, and a population that stays in
 * memory for trying out rules.
 *
 * <p>The last goes like this:
 *
 * <pre>{@code
 * ResidentPopulation population = ResidentPopulation.load(published, asOf, profiles);
 * // on every change of a draft
 * WhatIf question = population.whatIf(candidate, Set.of("draft-rule"));
 * if (question.missing() > 0) { // the draft asks what no published rule asks
 *   population = population.with(question, profiles).orElseGet(() -> load again);
 *   question = population.whatIf(candidate, Set.of("draft-rule"));
 * }
 * PopulationAnswers now = question.answers();
 * now.counts("draft-rule"); // how many match, cannot be told, do not match
 * now.matchedOnlyHere("draft-rule", before); // the places of those who are new
 * population.influence(candidate, "draft-rule").parts(); // what each condition weighs
 * }</pre>
 */
@NullMarked
package org.todoku.simulate;

import org.jspecify.annotations.NullMarked;
