package org.todoku.demonstration;

/** Public assistance. */
enum Assistance implements Coded {
  NONE("none", "なし"),
  RECEIVING("receiving", "受給"),
  SUSPENDED("suspended", "停止"),
  ENDED("ended", "廃止");

  private final String word;
  private final String text;

  Assistance(String word, String text) {
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
