package org.todoku.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.NodePath;

/** Where the nodes of a rule stand, and the words in them. */
final class Places {
  private final Map<String, Place> nodes = new HashMap<>();
  private final Map<String, Place> words = new HashMap<>();

  void node(NodePath node, Place place) {
    nodes.put(node.text(), place);
  }

  void key(String key, Place place) {
    nodes.put(key, place);
  }

  /** Remembers where a word of a node stands, so that what is wrong with it is said there. */
  void word(NodePath node, @Nullable YamlNode word) {
    if (word instanceof YamlNode.Scalar scalar) {
      word(node, scalar.text(), scalar.place());
    }
  }

  void word(NodePath node, String word, Place place) {
    words.putIfAbsent(RuleDocument.word(node.text(), word), place);
  }

  Map<String, Place> nodes() {
    return nodes;
  }

  Map<String, Place> words() {
    return words;
  }
}
