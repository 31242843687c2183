package org.todoku.vocabulary;

/**
 * A text in the two languages of the workbench.
 *
 * @param ja the Japanese text
 * @param en the English text
 */
public record LocalizedText(String ja, String en) {
  /** The same text in both languages, for names that have no translation. */
  public static LocalizedText same(String text) {
    return new LocalizedText(text, text);
  }

  /**
   * The text for a language tag's primary part: Japanese for {@code ja}, English for all others.
   */
  public String in(String language) {
    return language.equals("ja") ? ja : en;
  }
}
