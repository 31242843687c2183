package org.todoku.authoring.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.todoku.authoring.editor.Piece.Kind;

/**
 * Writes a sheet as JSON, which is YAML as well, each piece on lines of its own, so that what is
 * said of a line is said of a piece.
 */
final class SheetWriter {
  private final Predicate<Piece> kept;
  private final StringBuilder out = new StringBuilder();
  private final List<Long> pieces = new ArrayList<>();

  /**
   * @param kept which pieces are written
   */
  SheetWriter(Predicate<Piece> kept) {
    this.kept = kept;
  }

  Sheet.Text write(Sheet sheet) {
    pieces.add(0L);
    out.append('{');
    sheet.keys(true).forEach(key -> key(key, sheet.head()));
    name("when");
    piece(kept.test(sheet.when()) ? sheet.when() : Piece.open());
    List<Piece> exceptions = sheet.exceptions().stream().filter(kept).toList();
    if (!exceptions.isEmpty()) {
      line(0);
      name("unless");
      list(exceptions);
    }
    line(0);
    sheet.keys(false).forEach(key -> key(key, sheet.head()));
    out.append("}\n");
    return new Sheet.Text(out.toString(), pieces);
  }

  /** One piece alone. */
  static String json(Piece piece) {
    SheetWriter writer = new SheetWriter(each -> true);
    writer.pieces.add(0L);
    writer.piece(piece);
    return writer.out.toString().strip();
  }

  private void key(String key, Written.Keys keys) {
    keys.get(key)
        .ifPresent(
            value -> {
              name(key);
              value(value);
            });
  }

  /** Writes a key, after a comma where another came before. */
  private void name(String key) {
    int last = out.length() - 1;
    while (last >= 0 && Character.isWhitespace(out.charAt(last))) {
      last--;
    }
    if (out.charAt(last) != '{') {
      out.append(',');
    }
    text(key);
    out.append(':');
  }

  private void line(long piece) {
    out.append('\n');
    pieces.add(piece);
  }

  private void piece(Piece piece) {
    line(piece.id());
    out.append('{');
    List<Piece> parts = piece.parts().stream().filter(kept).toList();
    switch (piece.kind()) {
      case ALL, ANY, NONE, AT_LEAST -> {
        piece.says().keys().keySet().forEach(key -> key(key, piece.says()));
        name(piece.kind().key());
        list(parts);
        line(piece.id());
      }
      case SCORE -> {
        name("score");
        out.append('[');
        for (int i = 0; i < parts.size(); i++) {
          out.append(i == 0 ? "" : ",");
          line(parts.get(i).id());
          out.append("{\"points\":");
          value(parts.get(i).points());
          name("when");
          piece(parts.get(i));
          out.append('}');
        }
        out.append(']');
        line(piece.id());
        piece.says().keys().keySet().forEach(key -> key(key, piece.says()));
      }
      case NOT -> {
        name("not");
        one(parts);
        line(piece.id());
        piece.says().keys().keySet().forEach(key -> key(key, piece.says()));
      }
      case RECORDS -> {
        key("records", piece.says());
        key("as", piece.says());
        if (!parts.isEmpty()) {
          name("where");
          one(parts);
          line(piece.id());
        }
        piece.says().without(List.of("records", "as")).keys().keySet().stream()
            .forEach(key -> key(key, piece.says()));
      }
      case EXCEPTION -> {
        key("because", piece.says());
        name("when");
        one(parts);
        line(piece.id());
        piece.says().without(List.of("because")).keys().keySet().stream()
            .forEach(key -> key(key, piece.says()));
      }
      case VALUE, MISSING, RECORDED, RULE, OPEN ->
          piece.says().keys().keySet().forEach(key -> key(key, piece.says()));
    }
    out.append('}');
  }

  private void one(List<Piece> parts) {
    if (parts.isEmpty()) {
      out.append("{}");
    } else if (parts.size() == 1) {
      piece(parts.getFirst());
    } else {
      piece(Piece.group(Kind.ALL, parts));
    }
  }

  private void list(List<Piece> parts) {
    out.append('[');
    for (int i = 0; i < parts.size(); i++) {
      out.append(i == 0 ? "" : ",");
      piece(parts.get(i));
    }
    out.append(']');
  }

  private void value(Written value) {
    switch (value) {
      case Written.Text(String text) -> text(text);
      case Written.Plain(String text) -> out.append(text);
      case Written.Items(List<Written> items) -> {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
          out.append(i == 0 ? "" : ",");
          value(items.get(i));
        }
        out.append(']');
      }
      case Written.Keys(Map<String, Written> keys) -> {
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, Written> entry : keys.entrySet()) {
          out.append(first ? "" : ",");
          text(entry.getKey());
          out.append(':');
          value(entry.getValue());
          first = false;
        }
        out.append('}');
      }
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
            surrogate(text, i, c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Pairs stand as they are; what no text may hold is escaped. */
  private void surrogate(String text, int at, char c) {
    boolean paired =
        Character.isHighSurrogate(c)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))
            || Character.isLowSurrogate(c)
                && at > 0
                && Character.isHighSurrogate(text.charAt(at - 1));
    if (paired) {
      out.append(c);
    } else {
      out.append("\\u%04x".formatted((int) c));
    }
  }
}
