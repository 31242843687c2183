package org.todoku.referral;

import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;

/**
 * Which cards the board shows; null asks nothing.
 *
 * @param need only cards with this need
 * @param level only cards of this level
 * @param assignee only cards of this person
 * @param overdueOnly only cards whose next step is overdue
 * @param closed whether closed cards are shown as well
 */
public record BoardFilter(
    @Nullable String need,
    Rule.@Nullable Level level,
    @Nullable String assignee,
    boolean overdueOnly,
    boolean closed) {
  public static final BoardFilter ALL = new BoardFilter(null, null, null, false, false);
}
