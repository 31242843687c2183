package org.todoku.demonstration;

/** The infant check-ups. */
enum CheckUpKind implements Coded {
  MONTHS3TO4("months3to4", "3-4か月"),
  MONTHS18("months18", "1歳6か月"),
  YEARS3("years3", "3歳");

  private final String word;
  private final String text;

  CheckUpKind(String word, String text) {
    this.word = word;
    this.text = text;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public String text() {
    return text;
  }
}
