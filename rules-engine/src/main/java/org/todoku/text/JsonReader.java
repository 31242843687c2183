package org.todoku.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON value, such as a line of a facts file, as the same tree that {@link YamlReader}
 * makes; many times faster. Limits on depth and length keep a server safe. Not for several threads.
 */
public final class JsonReader {
  /** Longest line, in characters. */
  public static final int MAX_LINE = 16 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(YamlReader.MAX_DEPTH)
                  .maxStringLength(YamlReader.MAX_SCALAR)
                  .maxNumberLength(100)
                  .maxNameLength(1_000)
                  .build())
          .build();

  private final String file;
  private final List<Finding> findings;
  private int line;

  /**
   * @param file its name, for places
   * @param findings where problems are added
   */
  public JsonReader(String file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /**
   * Reads a text that is one JSON value.
   *
   * @param text the value
   * @param lineNumber the line on which it stands, from 1
   * @return the tree, or null where it is none, which is among the findings
   */
  public @Nullable YamlNode read(String text, int lineNumber) {
    line = lineNumber;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      YamlNode value = parser.nextToken() == null ? null : value(parser);
      if (value == null && findings.isEmpty()) {
        refuse(new Place(file, line, 1), "値がありません", "there is no value");
      }
      if (value != null && parser.nextToken() != null) {
        refuse(place(parser), "一行に値は一つだけです", "there is more than one value on this line");
        return null;
      }
      return value;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      Place place =
          at == null
              ? new Place(file, line, 1)
              : new Place(file, line + at.getLineNr() - 1, Math.max(1, at.getColumnNr()));
      String problem = problem(e);
      refuse(place, "JSON として読めません(" + problem + ")", "this is not JSON: " + problem);
      return null;
    }
  }

  /** The parser's message without its hints for programmers. */
  private static String problem(JacksonException e) {
    String line = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    for (String hint : List.of(" (start marker", ": enable `", " (from `", ": was expecting (")) {
      int at = line.indexOf(hint);
      line = at > 0 ? line.substring(0, at) : line;
    }
    return line;
  }

  private @Nullable YamlNode value(JsonParser parser) {
    Place place = place(parser);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser, place);
      case START_ARRAY -> array(parser, place);
      case VALUE_STRING -> new YamlNode.Scalar(place, parser.getString(), false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          new YamlNode.Scalar(place, parser.getString(), true);
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("unexpected " + token);
    };
  }

  private @Nullable YamlNode array(JsonParser parser, Place place) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      YamlNode item = value(parser);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return new YamlNode.Sequence(place, items);
  }

  private @Nullable YamlNode object(JsonParser parser, Place place) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      YamlNode.Scalar key = new YamlNode.Scalar(place(parser), parser.currentName(), false);
      if (!keys.add(key.text())) {
        refuse(
            key.place(),
            "キー" + Problems.shown(key.text()) + "が二度あります",
            "the key " + Problems.shown(key.text()) + " stands here twice");
        return null;
      }
      parser.nextToken();
      YamlNode value = value(parser);
      if (value == null) {
        return null;
      }
      entries.add(new YamlNode.Entry(key, value));
    }
    return new YamlNode.Mapping(place, entries);
  }

  private Place place(JsonParser parser) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Place(file, line + at.getLineNr() - 1, at.getColumnNr());
  }

  private void refuse(Place place, String ja, String en) {
    findings.add(Finding.error(place, new LocalizedText(ja, en)));
  }
}
