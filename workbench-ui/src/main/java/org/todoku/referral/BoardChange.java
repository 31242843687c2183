package org.todoku.referral;

/** Something changed on the board; whoever shows it reads it again. */
public record BoardChange(long card, Kind kind) {
  /** What changed. */
  public enum Kind {
    NEW,
    CHANGED,
    MOVED
  }
}
