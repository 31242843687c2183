/** The pages of the board. */
@NullMarked
package org.todoku.referral.ui;

import org.jspecify.annotations.NullMarked;
