package org.todoku.command;

/** The call was wrong: a file that is not there, a name that is not known. */
final class WrongCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongCallException(String message) {
    super(message);
  }
}
