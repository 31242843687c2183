package org.todoku.authoring;

/** What people do with a text of a rule. */
public enum LifeAction {
  /** Keeps what was written. */
  SAVE("save"),
  /** Asks for approval. */
  SUBMIT("submit"),
  /** Goes on writing before anybody has decided. */
  TAKE_BACK("takeBack"),
  /** An approver asks for changes and says which. */
  SEND_BACK("sendBack"),
  /** Gives it up. */
  WITHDRAW("withdraw"),
  /** Makes it a version of the rule. */
  PUBLISH("publish"),
  /** Makes an older version the newest one: rolls back. */
  PUBLISH_AGAIN("publishAgain"),
  /** Takes the rule out of force. */
  RETIRE("retire");

  private final String word;

  LifeAction(String word) {
    this.word = word;
  }

  /** The word in the database and in translation keys ({@code authoring.action.<word>}). */
  public String word() {
    return word;
  }
}
