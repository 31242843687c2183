package org.todoku.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.todoku.vocabulary.LocalizedText;

/**
 * Reads the documents of a YAML 1.2 (or JSON) text as trees with places. Strict: no anchors,
 * aliases, tags or keys that repeat; limits on length and depth keep a server safe.
 */
public final class YamlReader {
  /** Longest file, in bytes. */
  public static final int MAX_BYTES = 8 << 20;

  /** Deepest nesting of mappings and sequences. */
  public static final int MAX_DEPTH = 100;

  /** Most nodes in one file. */
  public static final int MAX_NODES = 500_000;

  /** Longest scalar, in characters. */
  public static final int MAX_SCALAR = 64 << 10;

  private final String file;
  private final List<Finding> findings;
  private int nodes;

  private YamlReader(String file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /**
   * Reads all documents of a file; what cannot be read is said in {@code findings}.
   *
   * @param file its name, for places
   * @param bytes its content, UTF-8
   * @param findings where problems are added
   * @return the documents before the first problem of form
   */
  public static List<YamlNode> read(String file, byte[] bytes, List<Finding> findings) {
    YamlReader reader = new YamlReader(file, findings);
    String text = reader.decode(bytes);
    return text == null ? List.of() : reader.documents(text);
  }

  private @Nullable String decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      refuse(
          new Place(file, 1, 1),
          "ファイルが大きすぎます(" + bytes.length + "バイト、上限 " + MAX_BYTES + ")",
          "the file is too long: " + bytes.length + " bytes, at most " + MAX_BYTES + " are read");
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(buffer)
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      refuse(
          placeOfByte(bytes, buffer.position()),
          "UTF-8 ではないバイトがあります",
          "there is a byte that is not UTF-8");
      return null;
    }
  }

  private Place placeOfByte(byte[] bytes, int position) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    int column = new String(bytes, start, position - start, StandardCharsets.UTF_8).length() + 1;
    return new Place(file, line, column);
  }

  private List<YamlNode> documents(String text) {
    List<YamlNode> documents = new ArrayList<>();
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MAX_BYTES)
            .setUseMarks(true)
            .build();
    try {
      Iterator<Event> events = new Parse(settings).parseString(text).iterator();
      while (events.hasNext()) {
        Event event = events.next();
        if (event.getEventId() == Event.ID.DocumentStart) {
          YamlNode node = node(events.next(), events, 1);
          if (node == null) {
            return documents;
          }
          // what a mark at the end of a file begins is no document
          boolean empty =
              node instanceof YamlNode.Scalar scalar && scalar.plain() && scalar.text().isEmpty();
          if (!empty) {
            documents.add(node);
          }
        }
      }
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      String problem = String.valueOf(e.getProblem());
      refuse(place(mark), "YAML として読めません(" + problem + ")", "this is not YAML: " + problem);
    } catch (YamlEngineException e) {
      refuse(
          new Place(file, 1, 1),
          "YAML として読めません(" + firstLine(e) + ")",
          "this is not YAML: " + firstLine(e));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // the parser lets some malformed escapes and directives out as these
      refuse(
          new Place(file, 1, 1),
          "YAML として読めません(壊れたエスケープまたは指示)",
          "this is not YAML: a malformed escape or directive");
    }
    return documents;
  }

  private static String firstLine(YamlEngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** The node that begins with {@code event}, or null after a refusal. */
  private @Nullable YamlNode node(Event event, Iterator<Event> events, int depth) {
    Place place = place(event.getStartMark());
    if (++nodes > MAX_NODES) {
      refuse(
          place,
          "ファイルの要素が多すぎます(上限 " + MAX_NODES + ")",
          "the file has too many parts; at most " + MAX_NODES + " are read");
      return null;
    }
    if (depth > MAX_DEPTH) {
      refuse(
          place,
          "入れ子が深すぎます(上限 " + MAX_DEPTH + " 段)",
          "this is nested too deeply; at most " + MAX_DEPTH + " levels are read");
      return null;
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      boolean alias = event.getEventId() == Event.ID.Alias;
      refuse(
          place,
          alias ? "エイリアス(*)は使えません" : "アンカー(&)は使えません",
          alias ? "aliases (*) are not allowed" : "anchors (&) are not allowed");
      return null;
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, place);
      case MappingStartEvent start when start.getTag().isEmpty() -> mapping(events, place, depth);
      case SequenceStartEvent start when start.getTag().isEmpty() -> sequence(events, place, depth);
      default -> {
        refuse(place, "タグ(!)は使えません", "tags (!) are not allowed");
        yield null;
      }
    };
  }

  private YamlNode.@Nullable Scalar scalar(ScalarEvent scalar, Place place) {
    if (scalar.getTag().isPresent()) {
      refuse(place, "タグ(!)は使えません", "tags (!) are not allowed");
      return null;
    }
    if (scalar.getValue().length() > MAX_SCALAR) {
      refuse(
          place,
          "値が長すぎます(上限 " + MAX_SCALAR + " 文字)",
          "this value is too long; at most " + MAX_SCALAR + " characters are read");
      return null;
    }
    return new YamlNode.Scalar(place, scalar.getValue(), scalar.isPlain());
  }

  private @Nullable YamlNode sequence(Iterator<Event> events, Place place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (true) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.SequenceEnd) {
        return new YamlNode.Sequence(place, items);
      }
      YamlNode item = node(event, events, depth + 1);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
  }

  private @Nullable YamlNode mapping(Iterator<Event> events, Place place, int depth) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (true) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.MappingEnd) {
        return new YamlNode.Mapping(place, entries);
      }
      YamlNode key = node(event, events, depth + 1);
      if (key == null) {
        return null;
      }
      if (!(key instanceof YamlNode.Scalar name)) {
        refuse(key.place(), "キーは文字で書いてください", "a key must be a plain word");
        return null;
      }
      if (!keys.add(name.text())) {
        refuse(
            name.place(),
            "キー" + Problems.shown(name.text()) + "が二度あります",
            "the key " + Problems.shown(name.text()) + " stands here twice");
        return null;
      }
      YamlNode value = node(events.next(), events, depth + 1);
      if (value == null) {
        return null;
      }
      entries.add(new YamlNode.Entry(name, value));
    }
  }

  private Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Place(file, 1, 1));
  }

  private void refuse(Place place, String ja, String en) {
    findings.add(Finding.error(place, new LocalizedText(ja, en)));
  }
}
