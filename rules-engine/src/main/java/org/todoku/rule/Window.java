package org.todoku.rule;

import org.jspecify.annotations.Nullable;
import org.todoku.rule.Criterion.ValuePath;

/** A stretch of time, resolved for a child and an as-of date; never reaches past the as-of date. */
public sealed interface Window {
  /** (asOf − length, asOf]. */
  record Last(Length length) implements Window {}

  /** (asOf − from, asOf − to]; {@code to} null means the as-of date. */
  record FromTo(Offset from, @Nullable Offset to) implements Window {}

  /** 1 April to 31 March, up to the as-of date. */
  record SchoolYear(Which which) implements Window {}

  /** A calendar month, up to the as-of date. */
  record Month(Which which) implements Window {}

  /** [birth + from, birth + to); over a date value it may lie in the future. */
  record Age(Length from, Length to) implements Window {}

  /** [that date, asOf]. */
  record Since(ValuePath path) implements Window {}

  /** (that date, that date + length], up to the as-of date. */
  record After(ValuePath path, Length length) implements Window {}

  /** The n most recent records on or before the as-of date. */
  record Latest(Amount n) implements Window {}

  /** Which school year or month. */
  enum Which {
    CURRENT,
    PREVIOUS
  }
}
