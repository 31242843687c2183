package org.todoku.linkage.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.Kana;

/**
 * A person as one source describes them, made comparable. Each part is null where the source does
 * not say.
 *
 * @param personId number in the resident register
 * @param familyKana folded reading of the family name
 * @param givenKana folded reading of the given name
 * @param familyName folded family name
 * @param givenName folded given name
 * @param sex {@code male} or {@code female}
 * @param address folded address
 * @param phone digits only
 */
public record Person(
    @Nullable String personId,
    @Nullable String familyKana,
    @Nullable String givenKana,
    @Nullable String familyName,
    @Nullable String givenName,
    @Nullable LocalDate birthDate,
    @Nullable String sex,
    @Nullable String address,
    @Nullable String phone) {

  /** Folds what a source wrote. */
  public static Person of(
      @Nullable String personId,
      @Nullable String familyKana,
      @Nullable String givenKana,
      @Nullable String familyName,
      @Nullable String givenName,
      @Nullable LocalDate birthDate,
      @Nullable String sex,
      @Nullable String address,
      @Nullable String phone) {
    return new Person(
        emptyToNull(personId == null ? null : personId.strip()),
        emptyToNull(familyKana == null ? null : Kana.fold(familyKana)),
        emptyToNull(givenKana == null ? null : Kana.fold(givenKana)),
        emptyToNull(familyName == null ? null : Kana.foldKanji(familyName)),
        emptyToNull(givenName == null ? null : Kana.foldKanji(givenName)),
        birthDate,
        sex,
        emptyToNull(address == null ? null : Address.fold(address)),
        emptyToNull(phone == null ? null : phone.replaceAll("\\D", "")));
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
