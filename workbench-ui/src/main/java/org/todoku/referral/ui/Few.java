package org.todoku.referral.ui;

import org.todoku.referral.RuleOutcomes;

/** Counts as they are told. */
final class Few {
  private Few() {}

  /** A count; one from 1 to 9 is not told where that could point to families. */
  static String number(int count, boolean exact) {
    return exact || count == 0 || count >= RuleOutcomes.SMALLEST
        ? CardWords.text("board.column.count", count)
        : CardWords.text("board.fewer", RuleOutcomes.SMALLEST);
  }
}
