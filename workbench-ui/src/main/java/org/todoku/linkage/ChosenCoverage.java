package org.todoku.linkage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a user says a file speaks for; null where the file's name is to say it.
 *
 * @param part the part of the sender, such as one school
 * @param from the first day
 * @param to the last day, or the day of a snapshot
 */
public record ChosenCoverage(
    @Nullable String part, @Nullable LocalDate from, @Nullable LocalDate to) {
  /** Everything is in the file's name. */
  public static final ChosenCoverage BY_NAME = new ChosenCoverage(null, null, null);
}
