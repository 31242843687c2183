package org.todoku.referral;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers and mail addresses that slipped into a note, in any width: {@code
 * 090-1234-5678}, {@code ０３（１２３４）５６７８}.
 */
final class ContactData {
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![0-9])(?:\\+81[- ]?|0)[0-9]{1,4}[-() ]{0,2}[0-9]{1,4}[-()"
              + " ]{0,2}[0-9]{3,4}(?![0-9])");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final int FEWEST_DIGITS = 10;
  private static final int MOST_DIGITS = 12;

  private ContactData() {}

  /** The first that is found, as it would be read aloud. */
  static Optional<String> in(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("[‐‑‒–—―−ーｰ]", "-")
            .replace('　', ' ');
    Matcher phone = PHONE.matcher(plain);
    while (phone.find()) {
      long digits = phone.group().chars().filter(Character::isDigit).count();
      if (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS) {
        return Optional.of(phone.group());
      }
    }
    Matcher mail = MAIL.matcher(plain);
    return mail.find() ? Optional.of(mail.group()) : Optional.empty();
  }
}
