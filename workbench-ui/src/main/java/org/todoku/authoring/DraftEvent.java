package org.todoku.authoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a draft, or what somebody said about it.
 *
 * @param revision the revision that it concerned
 * @param action a {@link LifeAction}'s word, {@code begin} or {@code comment}; its label is {@code
 *     authoring.did.<action>}
 * @param to the state afterwards
 * @param actor the login of who did it
 * @param comment what they said, or null
 */
public record DraftEvent(
    int revision,
    String action,
    LifeState to,
    String actor,
    Instant at,
    @Nullable String comment) {}
