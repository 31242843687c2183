package org.todoku.linkage.sender;

import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * What does not fit in a file, and where.
 *
 * @param row the line of the file, from 1 and with the header counted, or null for the whole file
 * @param column the column's name, or null for the whole row
 * @param value what stood there, shortened, or null where nothing did
 * @param reason the kind of problem
 * @param expected what was expected, as a phrase
 */
public record Problem(
    @Nullable Long row,
    @Nullable String column,
    @Nullable String value,
    Kind reason,
    LocalizedText expected) {

  private static final int LONGEST_VALUE = 200;

  public Problem {
    if (value != null) {
      value = printable(value);
    }
  }

  private static String printable(String value) {
    String shortened =
        value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    return shortened.replace('\0', '\ufffd');
  }

  /** The whole problem in one sentence. */
  public LocalizedText sentence() {
    return new LocalizedText(ja(), en());
  }

  private String ja() {
    StringBuilder text = new StringBuilder();
    if (row != null) {
      text.append(row).append("行目");
    }
    if (column != null) {
      text.append("「").append(column).append("」");
    }
    if (value != null) {
      text.append("の値「").append(value).append("」");
    }
    return text.append(text.isEmpty() ? "" : ": ")
        .append(reason.ja)
        .append(expected.ja())
        .toString();
  }

  private String en() {
    StringBuilder text = new StringBuilder();
    if (row != null) {
      text.append("row ").append(row);
    }
    if (column != null) {
      text.append(text.isEmpty() ? "" : ", ").append("column \"").append(column).append('"');
    }
    if (value != null) {
      text.append(text.isEmpty() ? "" : ", ").append("value \"").append(value).append('"');
    }
    return text.append(text.isEmpty() ? "" : ": ")
        .append(reason.en)
        .append(expected.en())
        .toString();
  }

  /** The kinds of problem. */
  public enum Kind {
    /** Bytes that are no characters of the stated encoding, or another encoding altogether. */
    ENCODING("encoding", "", ""),
    /** Nothing in the file. */
    EMPTY("empty", "", ""),
    /** A column that the profile names is not there, or there twice. */
    COLUMN("column", "", ""),
    /** The file of another sender. */
    OTHER_SENDER("otherSender", "", ""),
    /** A quotation mark that is not closed. */
    QUOTE("quote", "", ""),
    /** More or fewer cells than the header has. */
    CELLS("cells", "期待する形: ", "expected "),
    /** No value of the attribute's type. */
    VALUE("value", "期待する値: ", "expected "),
    /** No key, no date, or another cell that must not be empty. */
    REQUIRED("required", "期待する値: ", "expected "),
    /** A date outside the period that the file speaks for. */
    PERIOD("period", "期待する値: ", "expected "),
    /** A second row that says what another already said, differently. */
    CONTRADICTION("contradiction", "", ""),
    /** The file does not say which period or day it speaks for. */
    COVERAGE("coverage", "", "");

    private final String word;
    private final String ja;
    private final String en;

    Kind(String word, String ja, String en) {
      this.word = word;
      this.ja = ja;
      this.en = en;
    }

    public String word() {
      return word;
    }
  }
}
