package org.todoku.plan;

import org.jspecify.annotations.Nullable;

/**
 * Records of an entity that satisfy a {@code where} at the top of a rule; asked for each record
 * once, however many measures and windows count it.
 *
 * @param where null for all records
 */
record RowSelection(int entity, @Nullable Test where) {}
