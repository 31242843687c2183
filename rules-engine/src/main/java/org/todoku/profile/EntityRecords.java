package org.todoku.profile;

import org.jspecify.annotations.Nullable;

/** One entity's part of a profile. Arrays are never changed after construction. */
record EntityRecords(
    int size, long[] cells, @Nullable String @Nullable [] sources, @Nullable Coverage coverage) {

  private static final long[] NO_CELLS = {};

  /** The entity is not in the profile. */
  static final EntityRecords ABSENT = new EntityRecords(0, NO_CELLS, null, null);

  @Nullable String source(int row) {
    return sources == null ? null : sources[row];
  }

  long from() {
    return coverage == null || coverage.from() == null
        ? Long.MIN_VALUE
        : coverage.from().toEpochDay();
  }

  long to() {
    return coverage == null || coverage.to() == null ? Long.MAX_VALUE : coverage.to().toEpochDay();
  }
}
