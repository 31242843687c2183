/** Static analysis of a library: types, references, cycles and limits, as findings. */
@NullMarked
package org.todoku.verify;

import org.jspecify.annotations.NullMarked;
