package org.todoku.text;

import java.io.StringWriter;
import java.util.stream.Collectors;
import org.todoku.text.WrittenNode.Items;
import org.todoku.text.WrittenNode.Key;
import org.todoku.text.WrittenNode.Keys;
import org.todoku.text.WrittenNode.Plain;
import org.todoku.text.WrittenNode.Text;
import tools.jackson.core.JsonGenerator;

/** Writes trees as YAML as people write it by hand, and as JSON. */
final class WrittenText {
  /** Longest line of YAML, unless one text is longer. */
  private static final int WIDTH = 120;

  private static final Place NOWHERE = new Place("", 1, 1);

  private WrittenText() {}

  /** One document, ending with a line break. */
  static String yaml(WrittenNode node) {
    StringBuilder out = new StringBuilder();
    block(node, 0, false, out);
    return out.toString();
  }

  /** One line, without a line break. */
  static String json(WrittenNode node) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonText.line(out)) {
      json(node, json);
    }
    return out.toString();
  }

  private static void json(WrittenNode node, JsonGenerator out) {
    switch (node) {
      case Text(String text) -> out.writeString(text);
      case Plain(String text) -> out.writeRawValue(text);
      case Keys(var keys, boolean spread) -> {
        out.writeStartObject();
        for (Key key : keys) {
          out.writeName(key.name());
          json(key.value(), out);
        }
        out.writeEndObject();
      }
      case Items(var items, boolean spread) -> {
        out.writeStartArray();
        items.forEach(item -> json(item, out));
        out.writeEndArray();
      }
    }
  }

  /**
   * Writes where the cursor stands, with further lines at {@code indent}, and ends the line.
   *
   * @param mayFlow whether all may stand on one line if it fits
   */
  private static void block(WrittenNode node, int indent, boolean mayFlow, StringBuilder out) {
    boolean oneLine = mayFlow && onOneLine(node, indent);
    switch (node) {
      case Keys(var keys, boolean spread) when !oneLine && !keys.isEmpty() -> {
        for (int i = 0; i < keys.size(); i++) {
          out.repeat(' ', i == 0 ? indent - column(out) : indent);
          String name = scalar(keys.get(i).name()) + ":";
          out.append(name);
          value(keys.get(i).value(), indent, indent + name.length() + 1, out);
        }
      }
      case Items(var items, boolean spread) when !oneLine && !items.isEmpty() -> {
        for (int i = 0; i < items.size(); i++) {
          out.repeat(' ', i == 0 ? indent - column(out) : indent);
          out.append("- ");
          block(items.get(i), indent + 2, true, out);
        }
      }
      case Keys keys -> out.append(flow(keys)).append('\n');
      case Items items -> out.append(flow(items)).append('\n');
      case Text text -> out.append(flow(text)).append('\n');
      case Plain plain -> out.append(flow(plain)).append('\n');
    }
  }

  private static int column(StringBuilder out) {
    return out.length() - 1 - out.lastIndexOf("\n");
  }

  private static void value(WrittenNode value, int indent, int column, StringBuilder out) {
    if (onOneLine(value, column)) {
      out.append(' ').append(flow(value)).append('\n');
    } else {
      out.append('\n');
      block(value, indent + 2, false, out);
    }
  }

  private static boolean onOneLine(WrittenNode node, int column) {
    return switch (node) {
      case Text text -> true;
      case Plain plain -> true;
      case Keys(var keys, boolean spread) ->
          keys.isEmpty() || (!spreads(node) && column + flow(node).length() <= WIDTH);
      case Items(var items, boolean spread) ->
          items.isEmpty() || (!spreads(node) && column + flow(node).length() <= WIDTH);
    };
  }

  private static boolean spreads(WrittenNode node) {
    return switch (node) {
      case Text text -> false;
      case Plain plain -> false;
      case Keys(var keys, boolean spread) ->
          spread || keys.stream().anyMatch(key -> spreads(key.value()));
      case Items(var items, boolean spread) ->
          spread || items.stream().anyMatch(WrittenText::spreads);
    };
  }

  private static String flow(WrittenNode node) {
    return switch (node) {
      case Text(String text) -> scalar(text);
      case Plain(String text) -> text;
      case Keys(var keys, boolean spread) ->
          keys.stream()
              .map(key -> scalar(key.name()) + ": " + flow(key.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Items(var items, boolean spread) ->
          items.stream().map(WrittenText::flow).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  /** A text as a YAML scalar: without quotes wherever it is then read back as the same text. */
  private static String scalar(String text) {
    return bare(text) ? text : quoted(text);
  }

  private static boolean bare(String text) {
    if (text.isEmpty() || text.length() > 1_000) {
      return false;
    }
    YamlNode.Scalar scalar = new YamlNode.Scalar(NOWHERE, text, true);
    if (Fields.isNothing(scalar)
        || Fields.isNoNumber(scalar)
        || Fields.bool(scalar) != null
        || Fields.number(scalar) != null) {
      return false;
    }
    int first = text.codePointAt(0);
    boolean negative =
        first == '-' && text.length() > 1 && text.charAt(1) >= '0' && text.charAt(1) <= '9';
    return (Character.isLetterOrDigit(first) || negative)
        && !text.endsWith(" ")
        && text.codePoints().allMatch(WrittenText::harmless);
  }

  /** Whether a character means nothing to YAML wherever it stands after the first. */
  private static boolean harmless(int character) {
    if (character < 0x80) {
      return Character.isLetterOrDigit(character) || " -_./()+%=<>'~".indexOf(character) >= 0;
    }
    return Character.isLetterOrDigit(character)
        || (character > 0x3000 && character < 0x3100)
        || (character > 0xFF00 && character < 0xFF61)
        || "–—‘’“”…÷×±≤≥→".indexOf(character) >= 0;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                  if (printable(character)) {
                    out.appendCodePoint(character);
                  } else {
                    out.append(String.format("\\u%04x", character));
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  /** Line breaks of all kinds, marks of byte order and what is no character are escaped. */
  private static boolean printable(int character) {
    return character >= 0x20 && character < 0x7F
        || character >= 0xA0
            && character != 0x2028
            && character != 0x2029
            && character != 0xFEFF
            && !(character >= 0xD800 && character < 0xE000)
            && character != 0xFFFE
            && character != 0xFFFF;
  }
}
