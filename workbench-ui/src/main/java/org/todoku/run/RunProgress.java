package org.todoku.run;

/**
 * How far a run is.
 *
 * @param perSecond children a second, over the last seconds
 * @param waiting whether the database is away and the run waits for it
 */
public record RunProgress(RunRecord run, long perSecond, boolean waiting) {}
