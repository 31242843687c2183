package org.todoku.phrase;

import java.util.List;

/**
 * A Japanese clause in the forms in which it is needed.
 *
 * @param end at the end of a sentence
 * @param beforeNoun in front of a noun
 * @param joined in front of another clause that is to hold as well
 * @param compound whether it joins several clauses and needs brackets among others
 */
record Clause(String end, String beforeNoun, String joined, boolean compound) {
  /** A clause that ends in a noun, such as 「9点以上」. */
  static Clause noun(String text) {
    return new Clause(text, text + "の", text + "で", false);
  }

  /** Ends in ある. */
  static Clause there(String stem) {
    return new Clause(stem + "ある", stem + "ある", stem + "あり", false);
  }

  /** Ends in ない. */
  static Clause not(String stem) {
    return new Clause(stem + "ない", stem + "ない", stem + "なく", false);
  }

  /** Ends in any other verb. */
  static Clause verb(String stem, String end, String joined) {
    return new Clause(stem + end, stem + end, stem + joined, false);
  }

  /** With a text in front. */
  Clause after(String text) {
    return new Clause(text + end, text + beforeNoun, text + joined, compound);
  }

  /** With a list of what it speaks about. */
  Clause with(List<String> listed) {
    String list = "(" + String.join(" / ", listed) + ")";
    return new Clause(end + list, end + list + "の", joined + list, false);
  }

  /** In brackets if it joins several clauses. */
  String bracketed() {
    return compound ? "(" + end + ")" : end;
  }
}
