package org.todoku.linkage.sender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A mapping in a YAML file that knows its places and says which of its keys nobody asked for. */
final class YamlMap {
  private final Problems problems;
  private final Node node;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();

  private YamlMap(Problems problems, Node node) {
    this.problems = problems;
    this.node = node;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          problems.add(tuple.getKeyNode(), "a key must be a text");
        } else if (entries.put(key.getValue(), new Entry(key, tuple.getValueNode())) != null) {
          problems.add(key, "'" + key.getValue() + "' stands twice");
        }
      }
    } else {
      problems.add(node, "expected keys and values");
    }
  }

  /** The one document of a file. */
  static YamlMap read(String yaml, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setUseMarks(true)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(1_000_000)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        problems.add(1, 1, "the file is empty");
        throw problems.failure();
      }
      return new YamlMap(problems, root.get());
    } catch (MarkedYamlEngineException e) {
      e.getProblemMark()
          .ifPresentOrElse(
              mark -> problems.add(mark.getLine() + 1, mark.getColumn() + 1, e.getProblem()),
              () -> problems.add(1, 1, e.getProblem()));
      throw problems.failure();
    } catch (YamlEngineException e) {
      problems.add(1, 1, String.valueOf(e.getMessage()));
      throw problems.failure();
    }
  }

  Problems problems() {
    return problems;
  }

  void problem(String key, String text) {
    Entry entry = entries.get(key);
    problems.add(entry == null ? node : entry.value(), text);
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** A text that must be there; empty, and a problem, where it is not. */
  String text(String key) {
    String text = optionalText(key);
    if (text == null) {
      if (!has(key)) {
        problems.add(node, "'" + key + "' is missing");
      }
      return "";
    }
    return text;
  }

  @Nullable String optionalText(String key) {
    asked.add(key);
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    if (entry.value() instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problems.add(entry.value(), "'" + key + "' must be a text");
    return null;
  }

  int integer(String key, int otherwise) {
    String text = optionalText(key);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      problem(key, "'" + key + "' must be a whole number, not '" + text + "'");
      return otherwise;
    }
  }

  /** One text or a list of texts; empty where the key is not there. */
  List<String> texts(String key) {
    asked.add(key);
    Entry entry = entries.get(key);
    List<String> texts = new ArrayList<>();
    if (entry == null) {
      return texts;
    }
    if (entry.value() instanceof ScalarNode scalar) {
      texts.add(scalar.getValue());
    } else if (entry.value() instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar) {
          texts.add(scalar.getValue());
        } else {
          problems.add(item, "expected a text");
        }
      }
    } else {
      problems.add(entry.value(), "'" + key + "' must be a text or a list of texts");
    }
    return texts;
  }

  /** The mapping under a key, or null where the key is not there. */
  @Nullable YamlMap map(String key) {
    asked.add(key);
    Entry entry = entries.get(key);
    return entry == null ? null : new YamlMap(problems, entry.value());
  }

  /** The mapping under a key, or null where the key is not there or holds a plain text. */
  @Nullable YamlMap mapUnlessText(String key) {
    Entry entry = entries.get(key);
    return entry == null || entry.value() instanceof ScalarNode ? null : map(key);
  }

  List<YamlMap> maps(String key) {
    asked.add(key);
    Entry entry = entries.get(key);
    if (entry == null) {
      return List.of();
    }
    if (entry.value() instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> new YamlMap(problems, item)).toList();
    }
    problems.add(entry.value(), "'" + key + "' must be a list");
    return List.of();
  }

  /** One of the words of an enumeration. */
  <E extends Enum<E>> E word(
      String key, E[] values, Function<E, String> wordOf, @Nullable E otherwise) {
    String text = optionalText(key);
    if (text != null || otherwise == null) {
      for (E value : values) {
        if (wordOf.apply(value).equals(text)) {
          return value;
        }
      }
      List<String> words = Arrays.stream(values).map(wordOf).toList();
      problem(
          key,
          "'"
              + key
              + "' must be one of "
              + String.join(", ", words)
              + (text == null ? "" : ", not '" + text + "'" + DidYouMean.of(text, words)));
    }
    return otherwise == null ? values[0] : otherwise;
  }

  /** Reports the keys that were never asked for. */
  void done() {
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        problems.add(
            entry.getValue().key(),
            "unknown key '" + entry.getKey() + "'" + DidYouMean.of(entry.getKey(), asked));
      }
    }
  }

  private record Entry(Node key, Node value) {}

  /** What is wrong with a file, with places. */
  static final class Problems {
    private final String file;
    private final List<String> found = new ArrayList<>();

    Problems(String file) {
      this.file = file;
    }

    void add(Node node, String text) {
      node.getStartMark()
          .ifPresentOrElse(
              mark -> add(mark.getLine() + 1, mark.getColumn() + 1, text), () -> add(1, 1, text));
    }

    void add(int line, int column, String text) {
      found.add(file + ":" + line + ":" + column + ": " + text);
    }

    boolean none() {
      return found.isEmpty();
    }

    ProfileException failure() {
      return new ProfileException(found);
    }
  }
}
