package org.todoku.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A child as the reader of a card may see it.
 *
 * @param label the name, or initials, or the beginning of the pseudonym
 * @param naming which of these the label is
 * @param birthDate date of birth, or null where nobody knows
 * @param dvProtected whether the family's whereabouts are protected
 * @param present whether the newest register still has this child
 */
public record ShownChild(
    String label,
    Naming naming,
    @Nullable LocalDate birthDate,
    boolean dvProtected,
    boolean present) {
  /** What a label tells. */
  public enum Naming {
    NAME,
    INITIALS,
    PSEUDONYM
  }
}
