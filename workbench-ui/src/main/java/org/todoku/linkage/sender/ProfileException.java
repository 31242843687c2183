package org.todoku.linkage.sender;

import java.util.List;

/** A sender profile that cannot be used; a mistake of whoever wrote it. */
public final class ProfileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ProfileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, each with {@code file:line:column}. */
  public List<String> problems() {
    return problems;
  }
}
