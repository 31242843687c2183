package org.todoku.explain;

import java.time.LocalDate;

/**
 * The days that a criterion looks at for one child.
 *
 * @param node the criterion's address in the rule
 * @param entity whose records are looked at
 * @param from the first day
 * @param to the last day; never after the as-of date
 */
public record AskedWindow(String node, String entity, LocalDate from, LocalDate to) {}
