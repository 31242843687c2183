package org.todoku.explain;

import java.time.LocalDate;

/**
 * The days from the first to the last, both included, since 1970-01-01; empty if the last is before
 * the first.
 */
record Days(long first, long last) {
  /** Before and after all dates that can be written. */
  static final long BEGINNING = LocalDate.of(1, 1, 1).toEpochDay();

  static final long END = LocalDate.of(9999, 12, 31).toEpochDay();
  static final Days ALL = new Days(BEGINNING, END);

  boolean isEmpty() {
    return last < first;
  }

  boolean contains(long day) {
    return first <= day && day <= last;
  }

  Days intersect(Days other) {
    return new Days(Math.max(first, other.first), Math.min(last, other.last));
  }

  /** Dates as numbers; never empty. */
  Interval interval() {
    return Interval.steps(Rational.of(first), Rational.of(last), Rational.ONE);
  }
}
