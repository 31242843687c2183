package org.todoku.demonstration;

/** School aid. */
enum SchoolAid implements Coded {
  PROTECTED("protected", "要保護"),
  SEMI_PROTECTED("semiProtected", "準要保護"),
  APPLIED("applied", "申請中"),
  DECLINED("declined", "否認定"),
  NONE("none", "なし");

  private final String word;
  private final String text;

  SchoolAid(String word, String text) {
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
