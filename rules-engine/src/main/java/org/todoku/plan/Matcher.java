package org.todoku.plan;

/** Notes in a child's features which conditions hold. Safe for several threads. */
public interface Matcher {
  void match(Features features);
}
