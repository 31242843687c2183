/** Linkage's repositories. */
@NullMarked
package org.todoku.linkage.jooq;

import org.jspecify.annotations.NullMarked;
