package org.todoku.authoring.editor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Piece.Kind;
import org.todoku.text.Finding;
import org.todoku.text.Problems;
import org.todoku.text.YamlNode;
import org.todoku.text.YamlReader;

/**
 * A rule as it is being written. Immutable.
 *
 * @param head all that is written beside its conditions: id, titles, parameters and so on
 * @param when its condition
 * @param exceptions the cases in which a match is suppressed, each {@link Kind#EXCEPTION}
 */
public record Sheet(Written.Keys head, Piece when, List<Piece> exceptions) {
  /** The keys of a rule before its condition, in the order in which they are written. */
  private static final List<String> BEFORE =
      List.of("rule", "title", "need", "level", "purpose", "basis", "effective", "parameters");

  private static final Set<String> NOTHING = Set.of("", "~", "null");

  public Sheet {
    exceptions = List.copyOf(exceptions);
  }

  /** A rule of which only the id is known. */
  public static Sheet fresh(String ruleId) {
    return new Sheet(
        Written.Keys.NONE.with("rule", ruleId),
        Piece.group(Kind.ALL, List.of(Piece.open())),
        List.of());
  }

  /**
   * Reads a rule's text.
   *
   * @param findings what keeps it from being read is added there
   * @return empty where it is no single mapping, or its condition is none, so that nothing of it is
   *     lost
   */
  public static Optional<Sheet> read(String text, List<Finding> findings) {
    List<YamlNode> nodes =
        YamlReader.read("rule.yaml", text.getBytes(StandardCharsets.UTF_8), findings);
    if (nodes.size() != 1 || !(Written.of(nodes.getFirst()) instanceof Written.Keys keys)) {
      return Optional.empty();
    }
    if (!keys.get("when").map(Sheet::isCondition).orElse(true)) {
      new Problems(findings)
          .error(
              nodes.getFirst().place(),
              "when",
              "when の下に条件が一つ必要です。条件を並べるときは all や any の中に書きます。",
              "Under \"when\" one condition is expected. Write several within all or any.");
      return Optional.empty();
    }
    Piece when = keys.get("when").map(Piece::of).orElseGet(Piece::open);
    Written.Keys head = keys.without(List.of("when"));
    return Optional.of(
        exceptions(keys)
            .map(exceptions -> new Sheet(head.without(List.of("unless")), when, exceptions))
            .orElseGet(() -> new Sheet(head, when, List.of())));
  }

  /** Whether it is a condition, finished or not, or nothing. */
  private static boolean isCondition(Written written) {
    return written instanceof Written.Keys
        || Written.words(written).filter(words -> NOTHING.contains(words)).isPresent();
  }

  /** The cases in which a match is suppressed; empty where what is written is no list of such. */
  private static Optional<List<Piece>> exceptions(Written.Keys rule) {
    Written unless = rule.get("unless").orElse(new Written.Items(List.of()));
    if (!(unless instanceof Written.Items(List<Written> items))) {
      return Optional.empty();
    }
    List<Piece> exceptions = new ArrayList<>();
    for (Written item : items) {
      if (!(item instanceof Written.Keys said)
          || !said.get("when").map(Sheet::isCondition).orElse(true)) {
        return Optional.empty();
      }
      exceptions.add(
          Piece.of(
              Kind.EXCEPTION,
              said.without(List.of("when")),
              said.get("when").map(when -> List.of(Piece.of(when))).orElse(List.of())));
    }
    return Optional.of(exceptions);
  }

  /**
   * The sheet as a text that is YAML and JSON at once, and which piece each of its lines is about.
   *
   * @param pieces by line, from the first; 0 where a line is about the rule as a whole
   */
  public record Text(String text, List<Long> pieces) {
    public Text {
      pieces = List.copyOf(pieces);
    }

    /** The piece that a line, counted from 1, is about; 0 for none. */
    public long piece(int line) {
      return line < 1 || line > pieces.size() ? 0 : pieces.get(line - 1);
    }
  }

  /** All that is written, what is left out for a try as well. */
  public Text whole() {
    return new SheetWriter(piece -> true).write(this);
  }

  /** What is tried: without what is left out. */
  public Text tried() {
    return written(piece -> !piece.off());
  }

  /** Without pieces that do not fit. */
  Text written(Predicate<Piece> kept) {
    return new SheetWriter(kept).write(this);
  }

  /** The head's keys that stand before the condition, and those that come after. */
  List<String> keys(boolean before) {
    return before
        ? BEFORE.stream().filter(key -> head.get(key).isPresent()).toList()
        : head.keys().keySet().stream().filter(key -> !BEFORE.contains(key)).toList();
  }

  /** All pieces in reading order. */
  public Stream<Piece> all() {
    return Stream.concat(when.all(), exceptions.stream().flatMap(Piece::all));
  }

  public Optional<Piece> find(long id) {
    return all().filter(piece -> piece.id() == id).findFirst();
  }

  /** The piece of which one is a part; empty for the condition itself and the exceptions. */
  public Optional<Piece> parent(long id) {
    return all()
        .filter(piece -> piece.parts().stream().anyMatch(part -> part.id() == id))
        .findFirst();
  }

  /** The pieces around one, the nearest first. */
  public List<Piece> around(long id) {
    List<Piece> around = new ArrayList<>();
    Optional<Piece> next = parent(id);
    while (next.isPresent()) {
      around.add(next.get());
      next = parent(next.get().id());
    }
    return around;
  }

  /**
   * The pieces that are seen while others are folded up, in reading order.
   *
   * @param folded whose parts are not seen
   */
  public List<Piece> seen(Set<Long> folded) {
    List<Piece> seen = new ArrayList<>();
    see(when, folded, seen);
    exceptions.forEach(exception -> see(exception, folded, seen));
    return seen;
  }

  private static void see(Piece piece, Set<Long> folded, List<Piece> seen) {
    seen.add(piece);
    if (!folded.contains(piece.id())) {
      piece.parts().forEach(part -> see(part, folded, seen));
    }
  }

  /** Whether anything is left out for a try. */
  public boolean leavesOut() {
    return all().anyMatch(Piece::off);
  }

  public Sheet withHead(Written.Keys other) {
    return new Sheet(other, when, exceptions);
  }

  /** With a value of the head; null takes it out. */
  public Sheet withHead(String key, @Nullable Written value) {
    return withHead(head.with(key, value));
  }

  /** With one more exception at the end. */
  public Sheet withException(Piece exception) {
    List<Piece> more = new ArrayList<>(exceptions);
    more.add(exception);
    return new Sheet(head, when, more);
  }

  /** With a piece replaced by others. The condition itself is never without one. */
  Sheet replaced(long id, Function<Piece, List<Piece>> by) {
    List<Piece> condition = when.replaced(id, by);
    Piece one =
        switch (condition.size()) {
          case 0 -> Piece.open();
          case 1 -> condition.getFirst();
          default -> Piece.group(Kind.ALL, condition);
        };
    return new Sheet(
        head, one, exceptions.stream().flatMap(piece -> piece.replaced(id, by).stream()).toList());
  }
}
