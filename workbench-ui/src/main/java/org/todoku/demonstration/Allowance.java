package org.todoku.demonstration;

/** Child rearing allowance. */
enum Allowance implements Coded {
  FULL("full", "全部支給"),
  PARTIAL("partial", "一部支給"),
  SUSPENDED("suspended", "全部停止"),
  NONE("none", "なし");

  private final String word;
  private final String text;

  Allowance(String word, String text) {
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
