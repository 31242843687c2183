package org.todoku.text;

import java.util.List;

/** A YAML or JSON document as a tree that knows where everything stands. */
public sealed interface YamlNode {
  Place place();

  /** A mapping; keys are scalars and unique. */
  record Mapping(Place place, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /** A sequence. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A scalar.
   *
   * @param text its content
   * @param plain whether it stood without quotes, so that its text decides its type
   */
  record Scalar(Place place, String text, boolean plain) implements YamlNode {}

  /** One key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
