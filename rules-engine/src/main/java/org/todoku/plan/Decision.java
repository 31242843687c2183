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

  /** Follows the tree. */
  void follow(Features features) {
    if (condition == null || condition.holds(features)) {
      for (int i = 0; i < outcomes.size(); i++) {
        features.note(outcomes.get(i));
      }
      for (int i = 0; i < beneath.size(); i++) {
        beneath.get(i).follow(features);
      }
    }
  }

  /** As a matcher that follows the tree node by node. */
  public Matcher interpreted() {
    return this::follow;
  }

  /**
   * As a matcher that is compiled to machine code: a class is made for this tree, in which each
   * condition on a decided feature is a comparison or two.
   */
  public Matcher compiled() {
    return DecisionCompiler.compile(this);
  }
}
