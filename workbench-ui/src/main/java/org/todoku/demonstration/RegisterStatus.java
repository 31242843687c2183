package org.todoku.demonstration;

/** Standing in the child welfare register. */
enum RegisterStatus implements Coded {
  PROTECTION("protection", "要保護"),
  SUPPORT("support", "要支援"),
  ENDED("ended", "終結"),
  NONE("none", "なし");

  private final String word;
  private final String text;

  RegisterStatus(String word, String text) {
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
