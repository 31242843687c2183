package org.todoku.linkage.sender;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.SenderProfile.Cell;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/**
 * Reads the cells of one column. Most columns hold few different texts, so what was made of a text
 * is remembered, within limits. Not for several threads.
 */
final class CellReader {
  private static final int SLOTS = 1 << 11;
  private static final int LONGEST_REMEMBERED = 64;

  private final Cell cell;
  private final Map<String, Reason> missing;
  private final ValueType type;
  private final @Nullable Content[] remembered = new @Nullable Content[SLOTS];

  CellReader(Cell cell, Map<String, Reason> fileMissing, ValueType type) {
    this.cell = cell;
    this.missing = fileMissing;
    this.type = type;
  }

  String column() {
    return cell.column();
  }

  /** What the characters from {@code start} to {@code end} say. */
  Content read(char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    Content known = remembered[slot];
    if (known != null && known.isFor(text, start, end)) {
      return known;
    }
    Content content = read(new String(text, start, end - start));
    if (end - start <= LONGEST_REMEMBERED) {
      remembered[slot] = content;
    }
    return content;
  }

  private Content read(String raw) {
    String normal = CellText.normal(raw);
    Reason why = cell.missing().get(normal);
    if (why == null) {
      why = missing.get(normal);
    }
    Value coded = cell.codes().get(normal);
    if (coded != null) {
      return new Content(raw, new Known(coded), null, normal.isEmpty());
    }
    if (why != null) {
      return new Content(raw, new Missing(why), null, normal.isEmpty());
    }
    if (normal.isEmpty()) {
      return new Content(raw, FactValue.NOT_COLLECTED, null, true);
    }
    if (hasControlCharacter(normal)) {
      return new Content(
          raw, null, new LocalizedText("制御文字を含まない文字列", "a text without control characters"), false);
    }
    if (!cell.codes().isEmpty()) {
      return new Content(raw, null, oneOf(cell.codes().keySet()), false);
    }
    return switch (CellText.read(normal, cell.format(), type)) {
      case CellText.Read.Good(Value value) -> new Content(raw, new Known(value), null, false);
      case CellText.Read.Bad(LocalizedText expected) -> new Content(raw, null, expected, false);
    };
  }

  private static boolean hasControlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t') {
        return true;
      }
    }
    return false;
  }

  private static LocalizedText oneOf(Set<String> texts) {
    Set<String> sorted = new TreeSet<>(texts);
    sorted.remove("");
    return new LocalizedText(
        String.join("、", sorted) + " のどれか", "one of " + String.join(", ", sorted));
  }

  /** What a cell says; exactly one of {@code fact} and {@code expected} is there. */
  static final class Content {
    final String raw;
    final @Nullable FactValue fact;
    final @Nullable LocalizedText expected;
    final boolean empty;

    /** The fact as JSON, and its place in the dictionary of the batch being filled. */
    final String json;

    int place;
    int batch = -1;

    Content(String raw, @Nullable FactValue fact, @Nullable LocalizedText expected, boolean empty) {
      this.raw = raw;
      this.fact = fact;
      this.expected = expected;
      this.empty = empty;
      this.json = fact == null ? "" : FactJson.of(fact);
    }

    boolean isFor(char[] text, int start, int end) {
      if (raw.length() != end - start) {
        return false;
      }
      for (int i = start; i < end; i++) {
        if (raw.charAt(i - start) != text[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
