/** The pages of runs. */
@NullMarked
package org.todoku.run.ui;

import org.jspecify.annotations.NullMarked;
