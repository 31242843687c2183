package org.todoku.explain;

import org.jspecify.annotations.Nullable;
import org.todoku.profile.EntityLayout;

/**
 * The record that a {@code where} speaks about.
 *
 * @param entity its entity
 * @param name the name given to it, or null
 * @param row its place in the profile, or −1 for one that may exist where the source does not cover
 *     the child
 * @param days the day it is dated, or the days that it may be
 * @param outer the record of the surrounding {@code where}, or null
 */
record Frame(
    EntityLayout entity, @Nullable String name, int row, Days days, @Nullable Frame outer) {
  boolean unseen() {
    return row < 0;
  }
}
