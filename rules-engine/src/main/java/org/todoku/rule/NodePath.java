package org.todoku.rule;

/**
 * The address of a node in a rule, as explanations and findings write it: {@code
 * when.all[1].where}.
 */
public record NodePath(String text) {
  /** The rule's criterion. */
  public static final NodePath WHEN = new NodePath("when");

  /** The criterion of the exception at {@code index}, from 0. */
  public static NodePath unless(int index) {
    return new NodePath("unless[" + index + "].when");
  }

  public NodePath child(String key) {
    return new NodePath(text.isEmpty() ? key : text + "." + key);
  }

  public NodePath child(String key, int index) {
    return child(key + "[" + index + "]");
  }

  @Override
  public String toString() {
    return text;
  }
}
