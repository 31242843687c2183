/** The pages of the data desk. */
@NullMarked
package org.todoku.linkage.ui;

import org.jspecify.annotations.NullMarked;
