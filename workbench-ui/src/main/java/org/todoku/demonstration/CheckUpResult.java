package org.todoku.demonstration;

/** What a check-up found. */
enum CheckUpResult implements Coded {
  NORMAL("normal", "異常なし"),
  OBSERVE("observe", "要観察"),
  FURTHER_EXAM("furtherExam", "要精密"),
  TREATMENT("treatment", "要治療");

  private final String word;
  private final String text;

  CheckUpResult(String word, String text) {
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
