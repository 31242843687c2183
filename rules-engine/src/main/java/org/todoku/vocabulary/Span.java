package org.todoku.vocabulary;

import java.time.LocalDate;

/**
 * A length of calendar time, such as {@code 45 days}.
 *
 * @param amount how many units; never negative
 * @param unit the unit
 */
public record Span(int amount, CalendarUnit unit) {
  public Span {
    if (amount < 0) {
      throw new IllegalArgumentException("a span has no negative amount: " + amount);
    }
  }

  /** The date this long after {@code date}; days that a month does not have become its last day. */
  public LocalDate after(LocalDate date) {
    return date.plus(amount, unit.chronoUnit());
  }

  /**
   * The date this long before {@code date}; days that a month does not have become its last day.
   */
  public LocalDate before(LocalDate date) {
    return date.minus(amount, unit.chronoUnit());
  }

  @Override
  public String toString() {
    return amount + " " + unit.word();
  }
}
