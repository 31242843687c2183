package org.todoku.demonstration;

/** The need that a support plan covers. */
enum Need implements Coded {
  PERINATAL("perinatal", "妊産"),
  POVERTY("poverty", "貧困"),
  TRUANCY("truancy", "不登校"),
  NEGLECT("neglect", "養育"),
  YOUNG_CARER("youngCarer", "ヤングケアラー"),
  UNSEEN("unseen", "孤立"),
  DEVELOPMENT("development", "発達"),
  BULLYING("bullying", "いじめ");

  private final String word;
  private final String text;

  Need(String word, String text) {
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
