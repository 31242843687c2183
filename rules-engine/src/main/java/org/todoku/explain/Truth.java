package org.todoku.explain;

/** Three-valued truth after Kleene. */
enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  static Truth of(boolean certain) {
    return certain ? TRUE : FALSE;
  }

  /**
   * The truth of a question about several possible worlds.
   *
   * @param someSay whether in some world the answer is yes
   * @param someDeny whether in some world the answer is no
   */
  static Truth among(boolean someSay, boolean someDeny) {
    return someSay && someDeny ? UNKNOWN : of(someSay);
  }

  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
  }

  Truth or(Truth other) {
    return not().and(other.not()).not();
  }
}
