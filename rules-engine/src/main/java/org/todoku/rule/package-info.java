/** The typed tree of a rule: criteria, measures, windows, comparisons and operands. */
@NullMarked
package org.todoku.rule;

import org.jspecify.annotations.NullMarked;
