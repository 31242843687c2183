/** The pages of the rule library. */
@NullMarked
package org.todoku.authoring.ui;

import org.jspecify.annotations.NullMarked;
