/** The reference evaluator: a direct interpretation of a criterion, with its explanation. */
@NullMarked
package org.todoku.explain;

import org.jspecify.annotations.NullMarked;
