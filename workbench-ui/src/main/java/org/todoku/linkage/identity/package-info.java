/**
 * Whether two descriptions are of one person; free of SQL and of where the descriptions come from.
 */
@NullMarked
package org.todoku.linkage.identity;

import org.jspecify.annotations.NullMarked;
