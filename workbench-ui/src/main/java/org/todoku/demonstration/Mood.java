package org.todoku.demonstration;

/** The weather that a pupil gives the day. */
enum Mood implements Coded {
  SUNNY("sunny", "晴れ"),
  CLOUDY("cloudy", "くもり"),
  RAINY("rainy", "雨"),
  STORMY("stormy", "雷雨");

  private final String word;
  private final String text;

  Mood(String word, String text) {
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
