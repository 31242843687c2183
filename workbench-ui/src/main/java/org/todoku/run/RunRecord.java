package org.todoku.run;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run, as stored.
 *
 * @param asOf the day as of which all children are evaluated
 * @param startedBy the login of who started it
 * @param endedAt null while it is running or interrupted
 * @param total how many children there were when it started
 * @param done how many of them are evaluated and stored
 * @param lastChild the last of them
 * @param candidates new candidates
 * @param evidence candidates that were there, with new facts
 * @param message why it failed, or null
 */
public record RunRecord(
    long id,
    LocalDate asOf,
    RunState state,
    String startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    long total,
    long done,
    @Nullable String lastChild,
    long candidates,
    long evidence,
    @Nullable String message) {}
