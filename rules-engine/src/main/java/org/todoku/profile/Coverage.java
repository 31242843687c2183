package org.todoku.profile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The period for which a source knows a child, both dates included.
 *
 * @param from the first day, or null for always
 * @param to the last day, or null where it is still current
 */
public record Coverage(@Nullable LocalDate from, @Nullable LocalDate to) {
  public Coverage {
    if (from != null && to != null && from.isAfter(to)) {
      throw new IllegalArgumentException("coverage ends before it begins: " + from + " to " + to);
    }
  }
}
