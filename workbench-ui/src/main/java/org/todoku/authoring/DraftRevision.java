package org.todoku.authoring;

import java.time.Instant;

/**
 * What a draft was after one of its saves; never changes.
 *
 * @param by the login of who saved it
 */
public record DraftRevision(int revision, String text, String cases, String by, Instant at) {}
