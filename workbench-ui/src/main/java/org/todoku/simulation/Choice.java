package org.todoku.simulation;

import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * A rule that can be tried out: as it is in force, or as a draft has it.
 *
 * @param draft the draft's number, or null for the version in force
 * @param title the rule's title
 */
public record Choice(String rule, @Nullable Long draft, LocalizedText title) {}
