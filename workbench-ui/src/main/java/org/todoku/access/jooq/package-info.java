/** The tables of schema {@code access}. */
@NullMarked
package org.todoku.access.jooq;

import org.jspecify.annotations.NullMarked;
