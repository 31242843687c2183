package org.todoku.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree of conditions, as an alpha network has it: where a condition holds, its outcomes are noted
 * and the conditions beneath it are asked.
 *
 * @param condition null at the root, which always holds
 * @param outcomes the outcomes of the rules whose conditions all hold here
 */
public record Decision(
    @Nullable Formula condition, List<Integer> outcomes, List<Decision> beneath) {
  public Decision {
    outcomes = List.copyOf(outcomes);
    beneath = List.copyOf(beneath);
  }

  /** Follows the tree for one child, and notes in its features what holds. */
  public void follow(Features features) {
    if (condition == null || condition.holds(features)) {
      for (int i = 0; i < outcomes.size(); i++) {
        features.note(outcomes.get(i));
      }
      for (int i = 0; i < beneath.size(); i++) {
        beneath.get(i).follow(features);
      }
    }
  }
}
