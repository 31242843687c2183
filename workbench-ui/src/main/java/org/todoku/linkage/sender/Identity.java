package org.todoku.linkage.sender;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By what one system recognises a subject; each part is null where the system does not say.
 *
 * @param personId number of the resident register
 * @param householdNo the household's number in the resident register
 * @param familyName as written, full width
 * @param givenName as written, full width
 * @param familyKana as written, full width
 * @param givenKana as written, full width
 * @param birthDate date of birth
 * @param sex {@code male}, {@code female} or null
 * @param address as written
 * @param relationship relation to the head of the household, as written
 * @param dvProtected whether the address must not be shown
 */
public record Identity(
    @Nullable String personId,
    @Nullable String householdNo,
    @Nullable String familyName,
    @Nullable String givenName,
    @Nullable String familyKana,
    @Nullable String givenKana,
    @Nullable LocalDate birthDate,
    @Nullable String sex,
    @Nullable String address,
    @Nullable String relationship,
    @Nullable Boolean dvProtected) {

  /** The reading of the whole name, folded for comparison; null where there is none. */
  public @Nullable String kanaFolded() {
    if (familyKana == null && givenKana == null) {
      return null;
    }
    String folded =
        Kana.fold((familyKana == null ? "" : familyKana) + (givenKana == null ? "" : givenKana));
    return folded.isEmpty() ? null : folded;
  }
}
