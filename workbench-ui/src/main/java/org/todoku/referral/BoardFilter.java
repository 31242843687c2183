package org.todoku.referral;

import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;

/**
 * Which cards the board shows; null asks nothing.
 *
 * @param need only cards with this need
 * @param level only cards of this level
 * @param assignee only cards of this person; {@link #NOBODY} for those of nobody
 * @param overdueOnly only cards whose next step is overdue
 * @param closed whether closed cards are shown as well
 */
public record BoardFilter(
    @Nullable String need,
    Rule.@Nullable Level level,
    @Nullable String assignee,
    boolean overdueOnly,
    boolean closed) {
  /** Stands for "nobody is responsible"; no login is like it. */
  public static final String NOBODY = "-";

  /** Every open card. */
  public static final BoardFilter ALL = new BoardFilter(null, null, null, false, false);

  /** Whether something is asked, so that cards may be left out. */
  public boolean narrows() {
    return need != null || level != null || assignee != null || overdueOnly;
  }
}
