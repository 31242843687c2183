package org.todoku.plan;

import org.todoku.rule.Answer;

/**
 * What was noted about the children of a block: by condition (see {@link Outcomes}), the rows for
 * which it holds.
 */
public final class Noted {
  private final Day day;
  private final long[][] rows;
  private final int size;

  /** Notes nothing yet about so many children. */
  public Noted(Plan plan, Day day, int size) {
    this.day = day;
    this.size = size;
    rows = new long[plan.ruleCount() * Outcomes.PER_RULE][(size + 63) / 64];
  }

  void add(int outcome, long[] more) {
    Rows.add(rows[outcome], more);
  }

  /** Takes over what was noted in one child's features. */
  public void add(int row, Features features) {
    for (int outcome = 0; outcome < rows.length; outcome++) {
      if (features.noted(outcome)) {
        Rows.put(rows[outcome], row);
      }
    }
  }

  /** Takes an answer, by its row. */
  public interface Answered {
    void answer(int row, Answer answer);
  }

  /**
   * Hands over a rule's answers; those that say {@link #usual} are left out. Some rows are handed
   * over more than once: the last answer counts.
   */
  public void answers(int rule, Answered into) {
    if (!day.inForce(rule)) {
      return;
    }
    hand(Outcomes.suppressed(rule), Answer.SUPPRESSED, into);
    hand(Outcomes.possibly(rule), Answer.CANNOT_TELL, into);
    hand(Outcomes.certainly(rule), Answer.MATCH, into);
  }

  private void hand(int outcome, Answer answer, Answered into) {
    Rows.forEach(rows[outcome], row -> into.answer(row, answer));
  }

  /** The answer of a rule for all children about whom nothing else is handed over. */
  public Answer usual(int rule) {
    return day.inForce(rule) ? Answer.NO_MATCH : Answer.NOT_IN_FORCE;
  }

  /** How many children there are. */
  public int size() {
    return size;
  }
}
