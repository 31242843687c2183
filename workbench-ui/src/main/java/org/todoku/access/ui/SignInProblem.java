package org.todoku.access.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a sign-in did not lead anywhere. */
enum SignInProblem {
  REFUSED("refused"),
  WAIT("wait"),
  UNAVAILABLE("unavailable");

  private final String word;

  SignInProblem(String word) {
    this.word = word;
  }

  /** The word in the address and in translation keys. */
  String word() {
    return word;
  }

  static Optional<SignInProblem> of(List<String> words) {
    return Arrays.stream(values()).filter(problem -> words.contains(problem.word)).findFirst();
  }
}
