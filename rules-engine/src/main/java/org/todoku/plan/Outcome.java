package org.todoku.plan;

/** What a measure came to. Reused. */
final class Outcome {
  /** The states; anything else is undecided and described by {@link #possible}. */
  static final int DECIDED = 0;

  static final int NONE = 1;
  static final int UNDECIDED = 2;

  /** The window hangs on a date that does not apply: every question is answered with no. */
  static final int NO_WINDOW = 3;

  int state;

  /** A whole number, or a fraction's numerator. */
  long value;

  /** A fraction's denominator. */
  long over;

  final Possible possible = new Possible();

  void decide(long whole) {
    state = DECIDED;
    value = whole;
    over = 1;
  }

  void decide(long numerator, long denominator) {
    state = DECIDED;
    value = numerator;
    over = denominator;
  }

  /** Some whole number between two. */
  void undecided(long least, long most) {
    state = UNDECIDED;
    possible.clear();
    possible.add(least, most);
  }

  void none() {
    state = NONE;
  }
}
