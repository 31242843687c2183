package org.todoku.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of which records, with names and parameters resolved; two equal plans always
 * come to the same, so that they are computed once.
 *
 * @param entity place of the entity
 * @param level 0 at the top, 1 inside a {@code where}
 * @param where which records count, or null for all
 * @param selection at the top, the place of entity and where among the plan's selections; else −1
 * @param column the measured attribute's column, or −1
 * @param domain what its values may be
 * @param time whether it is the attribute that places records in time
 */
record MeasurePlan(
    int entity,
    int level,
    @Nullable Test where,
    int selection,
    WindowPlan window,
    Kind kind,
    int column,
    Domain domain,
    boolean time) {

  /** What is asked; {@code exists} asks for the count. */
  enum Kind {
    COUNT,
    SHARE,
    STREAK,
    DISTINCT,
    SUM,
    AVERAGE,
    MIN,
    MAX,
    LATEST,
    EARLIEST,
    CHANGE
  }

  /**
   * All packed values that an attribute may have.
   *
   * @param low the least, or {@link Possible#MINUS_INFINITY}
   * @param high the greatest, or {@link Possible#INFINITY}
   */
  record Domain(long low, long high) {
    static final Domain ANY = new Domain(Possible.MINUS_INFINITY, Possible.INFINITY);

    boolean bounded() {
      return low != Possible.MINUS_INFINITY && high != Possible.INFINITY;
    }

    /** How many values there are, or {@link Possible#INFINITY}. */
    long size() {
      long size = high - low + 1;
      return bounded() && size > 0 ? size : Possible.INFINITY;
    }
  }

  /** Whether its result is a fraction. */
  boolean isFraction() {
    return kind == Kind.AVERAGE || kind == Kind.SHARE;
  }
}
