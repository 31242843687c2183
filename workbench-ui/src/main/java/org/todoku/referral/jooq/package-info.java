/** Where the board is stored. */
@NullMarked
package org.todoku.referral.jooq;

import org.jspecify.annotations.NullMarked;
