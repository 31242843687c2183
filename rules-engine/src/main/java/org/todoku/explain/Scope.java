package org.todoku.explain;

import org.jspecify.annotations.Nullable;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Rule;

/**
 * Where a criterion stands: its rule, whose parameters it may name, and the record it speaks about.
 *
 * @param frame the innermost record, or null outside of any {@code where}
 */
record Scope(Rule rule, @Nullable Frame frame) {
  Scope in(Frame inner) {
    return new Scope(rule, inner);
  }

  /**
   * The record that a path speaks about, or null if it is a cardinality-one entity's. Given names
   * come before entities, inner records before outer ones.
   */
  @Nullable Frame frameOf(ValuePath path) {
    if (path.qualifier() == null) {
      return frame;
    }
    for (Frame each = frame; each != null; each = each.outer()) {
      if (path.qualifier().equals(each.name())) {
        return each;
      }
    }
    for (Frame each = frame; each != null; each = each.outer()) {
      if (path.qualifier().equals(each.entity().entity().id())) {
        return each;
      }
    }
    return null;
  }
}
