/** Puts what several departments have of a child together for one evaluation; free of SQL. */
@NullMarked
package org.todoku.linkage.profile;

import org.jspecify.annotations.NullMarked;
