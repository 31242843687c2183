package org.todoku.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a run knew of a child besides what matched, by which the board can be filtered.
 *
 * @param onRegister whether it is on the child welfare register (要対協); null where that cannot be
 *     told
 * @param movedInOn when it moved in; null where that is not known
 */
public record Signs(@Nullable Boolean onRegister, @Nullable LocalDate movedInOn) {
  /** Nothing is known. */
  public static final Signs NONE = new Signs(null, null);
}
