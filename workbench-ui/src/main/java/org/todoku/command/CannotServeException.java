package org.todoku.command;

/** The workbench cannot start for a reason that the caller can mend; the message says how. */
final class CannotServeException extends Exception {
  private static final long serialVersionUID = 1L;

  CannotServeException(String message) {
    super(message);
  }
}
