package org.todoku.linkage.sender;

import java.util.List;

/** A file that is not taken in at all, with the reasons; nothing of it is kept. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public Refused(Problem problem) {
    this(List.of(problem));
  }

  public Refused(List<Problem> problems) {
    super(problems.getFirst().sentence().en(), null, false, false);
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
