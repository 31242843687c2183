package org.todoku.authoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft in a list, without its texts.
 *
 * @param stateBy the login of who brought it to its state
 * @param stateAt when
 */
public record DraftSummary(
    long id,
    String ruleId,
    @Nullable Integer baseVersion,
    DraftScope scope,
    LifeState state,
    int revision,
    String createdBy,
    String savedBy,
    Instant savedAt,
    String stateBy,
    Instant stateAt) {}
