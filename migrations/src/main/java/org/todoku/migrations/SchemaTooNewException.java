package org.todoku.migrations;

/** The database was migrated by a newer build, whose schema this one does not know. */
public final class SchemaTooNewException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String found;
  private final String known;

  SchemaTooNewException(String found, String known) {
    super("schema " + found + " is newer than " + known);
    this.found = found;
    this.known = known;
  }

  /** The newest version that the database has. */
  public String found() {
    return found;
  }

  /** The newest version that this build knows. */
  public String known() {
    return known;
  }
}
