package org.todoku.text;

import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * Something about a text that its author should know.
 *
 * @param severity an error keeps the text from being used
 * @param place where it stands
 * @param rule the rule concerned, or null
 * @param node the address of the node in that rule, or null
 * @param message what is wrong
 * @param mend what to do about it, or null where the message says it
 * @param witness a child that shows it, or null
 * @param fix the mend where it can be made by itself, or null
 */
public record Finding(
    Severity severity,
    Place place,
    @Nullable String rule,
    @Nullable String node,
    LocalizedText message,
    @Nullable LocalizedText mend,
    @Nullable String witness,
    @Nullable Fix fix) {

  /** How grave a finding is. */
  public enum Severity {
    ERROR("error"),
    WARNING("warning"),
    INFO("info");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The word in reports. */
    public String word() {
      return word;
    }
  }

  /** An error of form at a place. */
  public static Finding error(Place place, LocalizedText message) {
    return new Finding(Severity.ERROR, place, null, null, message, null, null, null);
  }

  /** The same finding, where it keeps nothing from being used. */
  public Finding asWarning() {
    return new Finding(Severity.WARNING, place, rule, node, message, mend, witness, fix);
  }

  /** The same finding, which can be mended so. */
  public Finding with(Fix mended) {
    return new Finding(severity, place, rule, node, message, mend, witness, mended);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
