package org.todoku.demonstration;

/** The examination in the year before school. */
enum PreSchoolExam implements Coded {
  NOT_YET("notYet", "実施前"),
  DONE("done", "受診"),
  MISSED("missed", "未受診");

  private final String word;
  private final String text;

  PreSchoolExam(String word, String text) {
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
