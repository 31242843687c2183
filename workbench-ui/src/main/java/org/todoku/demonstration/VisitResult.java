package org.todoku.demonstration;

/** How the visit to the infant went. */
enum VisitResult implements Coded {
  DONE("done", "済"),
  ABSENT("absent", "不在"),
  REFUSED("refused", "拒否"),
  NOT_YET("notYet", "未");

  private final String word;
  private final String text;

  VisitResult(String word, String text) {
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
