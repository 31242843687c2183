package org.todoku.referral;

import java.util.Arrays;

/** On what ground something is told to a service (domain reference §5). */
public enum SharingBasis {
  /** A: the family agreed, within a scope and until a day. */
  CONSENT("consent"),
  /** B: among members of the 要保護児童対策地域協議会, for a registered child. */
  COUNCIL("council"),
  /** C: in a 支援会議. */
  CONFERENCE("conference"),
  /** D: 児童虐待防止法 13条の4. */
  LAW_13("law13");

  private final String word;

  SharingBasis(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code board.basis.<word>}). */
  public String word() {
    return word;
  }

  /** The basis of a word. */
  public static SharingBasis of(String word) {
    return Arrays.stream(values())
        .filter(basis -> basis.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no basis " + word));
  }
}
