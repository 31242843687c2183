package org.todoku.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A rule that is tried out, with its text as it was then, so that the same can be asked again.
 *
 * @param draft the draft's number, or null where a published version is tried
 * @param revision the draft's revision, or null
 * @param version the published version that is tried, or null for a draft
 * @param text the rule that is tried
 * @param before the version that was in force on the day, or null for a new rule
 * @param beforeText its text, or null
 */
public record ChosenRule(
    String rule,
    @Nullable Long draft,
    @Nullable Integer revision,
    @Nullable Integer version,
    String text,
    @Nullable Integer before,
    @Nullable String beforeText) {}
