package org.todoku.vocabulary;

/**
 * What the records of an entity may support. The gates G4 to G6 rest on it: a priority needs signs
 * from two departments or one statutory fact, receiving a service raises nothing by itself, and
 * some things never lead to a family alone.
 */
public enum Evidence {
  /** Points to a need; so does that records are lacking which should be there. */
  SIGN("sign"),
  /** Established in a procedure that a law prescribes: a notification, an entry in a register. */
  STATUTORY("statutory"),
  /** That a service is received. That none is received is a sign. */
  SERVICE("service"),
  /** Never enough by itself, as a parent's disability. */
  NEVER_ALONE("neverAlone");

  private final String word;

  Evidence(String word) {
    this.word = word;
  }

  /** The word in files. */
  public String word() {
    return word;
  }
}
