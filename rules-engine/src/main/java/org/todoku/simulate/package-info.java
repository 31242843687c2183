/** Dry evaluations: cases of a rule and whole populations. */
@NullMarked
package org.todoku.simulate;

import org.jspecify.annotations.NullMarked;
