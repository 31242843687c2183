/** Real evaluations of all children, which feed the board. */
@NullMarked
package org.todoku.run;

import org.jspecify.annotations.NullMarked;
