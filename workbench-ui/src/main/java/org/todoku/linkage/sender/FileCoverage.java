package org.todoku.linkage.sender;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a file speaks for.
 *
 * @param part the part of the sender, such as one school; empty where the sender has no parts
 * @param from the first day; null for a snapshot that knows everything before it
 * @param to the last day of a period, or the day of a snapshot
 */
public record FileCoverage(String part, @Nullable LocalDate from, LocalDate to) {
  public FileCoverage {
    if (from != null && from.isAfter(to)) {
      throw new IllegalArgumentException(from + " is after " + to);
    }
  }

  public boolean contains(LocalDate date) {
    return (from == null || !date.isBefore(from)) && !date.isAfter(to);
  }
}
