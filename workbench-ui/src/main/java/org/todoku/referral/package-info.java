/** The support board: candidates on cards, and what people decide about them. */
@NullMarked
package org.todoku.referral;

import org.jspecify.annotations.NullMarked;
