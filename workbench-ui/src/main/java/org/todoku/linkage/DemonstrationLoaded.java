package org.todoku.linkage;

import java.time.LocalDate;

/**
 * Published once, when a new database has the demonstration municipality: its files are in, and its
 * children are linked.
 *
 * @param asOf the day of the files
 */
public record DemonstrationLoaded(LocalDate asOf) {}
