package org.todoku.shared.ui;

/** The parts of the side navigation, in their order; labels are {@code shared.desk.<word>}. */
public enum Desk {
  TODAY("today"),
  RULES("rules"),
  SIMULATION("simulation"),
  DATA("data"),
  RUNS("runs"),
  BOARD("board"),
  SERVICES("services"),
  ADMINISTRATION("administration");

  private final String word;

  Desk(String word) {
    this.word = word;
  }

  String titleKey() {
    return "shared.desk." + word;
  }
}
