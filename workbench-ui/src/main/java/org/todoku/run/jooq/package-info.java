/** Where runs are stored. */
@NullMarked
package org.todoku.run.jooq;

import org.jspecify.annotations.NullMarked;
