package org.todoku.demonstration;

import java.time.LocalDate;
import org.todoku.demonstration.Coded.Sex;

/**
 * Somebody of the fictional city, as the resident register has them.
 *
 * @param number the number of the resident register (宛名番号)
 * @param family the family's name
 * @param given the given name
 * @param birth the date of birth
 * @param sex as registered
 */
record Person(String number, Name family, Name given, LocalDate birth, Sex sex) {
  String name() {
    return family.text() + "　" + given.text();
  }

  String kana() {
    return family.kana() + "　" + given.kana();
  }

  /**
   * A name.
   *
   * @param text in characters
   * @param kana its reading in full-width katakana
   * @param variant the same in characters that another system writes; equal to {@code text} where
   *     there is no such variant
   */
  record Name(String text, String kana, String variant) {}
}
