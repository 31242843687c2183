package org.todoku.authoring.editor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A node of a rule as it is being written: a group with its parts, or a condition. What it says may
 * be half finished or make no sense yet; it is kept as it is. Immutable.
 *
 * @param id tells it from all others, for as long as it is edited
 * @param kind what it is
 * @param says what is written of it, without its parts
 * @param parts a group's parts; of {@link Kind#RECORDS} the condition on its records, if any
 * @param points what it counts in a score; as written
 * @param off whether it is left out for a try
 */
public record Piece(
    long id, Kind kind, Written.Keys says, List<Piece> parts, Written points, boolean off) {
  private static final AtomicLong IDS = new AtomicLong();
  private static final Set<String> SCORED = Set.of("points", "when");
  private static final Written ONE_POINT = Written.number("1");

  public Piece {
    parts = List.copyOf(parts);
  }

  /** The kinds of node. */
  public enum Kind {
    ALL("all", true),
    ANY("any", true),
    NONE("none", true),
    AT_LEAST("of", true),
    SCORE("score", true),
    NOT("not", true),
    VALUE("value", false),
    MISSING("missing", false),
    RECORDED("recorded", false),
    RECORDS("records", true),
    RULE("rule", false),
    /** A case in which a match is suppressed; only beside a rule's own condition. */
    EXCEPTION("because", true),
    /** Nothing chosen yet, or something that is no condition. */
    OPEN("", false);

    private final String key;
    private final boolean holds;

    Kind(String key, boolean holds) {
      this.key = key;
      this.holds = holds;
    }

    /** The key that tells this kind from others. */
    public String key() {
      return key;
    }

    /** Whether it may hold others. */
    public boolean holds() {
      return holds;
    }

    /** Whether it may hold any number of others. */
    public boolean group() {
      return GROUPS.contains(this);
    }
  }

  private static final Set<Kind> GROUPS =
      Set.of(Kind.ALL, Kind.ANY, Kind.NONE, Kind.AT_LEAST, Kind.SCORE);

  /** A piece that is new. */
  public static Piece of(Kind kind, Written.Keys says, List<Piece> parts) {
    return new Piece(IDS.incrementAndGet(), kind, says, parts, ONE_POINT, false);
  }

  /** A group without anything said of it. */
  public static Piece group(Kind kind, List<Piece> parts) {
    return of(
        kind,
        kind == Kind.AT_LEAST ? Written.Keys.NONE.with("atLeast", ONE_POINT) : Written.Keys.NONE,
        parts);
  }

  /** A place for a condition that is not chosen yet. */
  public static Piece open() {
    return of(Kind.OPEN, Written.Keys.NONE, List.of());
  }

  /** What is written as a condition, whatever it is. */
  public static Piece of(Written written) {
    if (!(written instanceof Written.Keys keys)) {
      return of(Kind.OPEN, Written.Keys.NONE, List.of());
    }
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(each -> each != Kind.OPEN && each != Kind.EXCEPTION)
            .filter(each -> keys.get(each.key()).isPresent())
            .findFirst()
            .orElse(Kind.OPEN);
    return switch (kind) {
      case ALL, ANY, NONE, AT_LEAST ->
          items(keys, kind.key())
              .map(items -> of(kind, keys.without(List.of(kind.key())), all(items)))
              .orElseGet(() -> of(Kind.OPEN, keys, List.of()));
      case NOT ->
          keys.get("not").orElse(Written.Keys.NONE) instanceof Written.Keys not
              ? of(kind, keys.without(List.of("not")), List.of(of(not)))
              : of(Kind.OPEN, keys, List.of());
      case SCORE ->
          items(keys, "score")
              .filter(items -> items.stream().allMatch(Piece::isScored))
              .map(items -> of(kind, keys.without(List.of("score")), scored(items)))
              .orElseGet(() -> of(Kind.OPEN, keys, List.of()));
      case RECORDS ->
          keys.get("where").orElse(Written.Keys.NONE) instanceof Written.Keys
              ? of(
                  kind,
                  keys.without(List.of("where")),
                  keys.get("where").map(where -> List.of(of(where))).orElse(List.of()))
              : of(Kind.OPEN, keys, List.of());
      case VALUE, MISSING, RECORDED, RULE, OPEN, EXCEPTION -> of(kind, keys, List.of());
    };
  }

  /** The parts of a group; empty where there is anything among them that is no condition. */
  private static Optional<List<Written>> items(Written.Keys keys, String key) {
    return keys.get(key).orElse(Written.Keys.NONE) instanceof Written.Items(List<Written> items)
            && items.stream().allMatch(Written.Keys.class::isInstance)
        ? Optional.of(items)
        : Optional.empty();
  }

  private static boolean isScored(Written item) {
    return item instanceof Written.Keys keys
        && SCORED.containsAll(keys.keys().keySet())
        && keys.get("when").orElse(Written.Keys.NONE) instanceof Written.Keys;
  }

  private static List<Piece> all(List<Written> items) {
    return items.stream().map(Piece::of).toList();
  }

  private static List<Piece> scored(List<Written> items) {
    List<Piece> parts = new ArrayList<>();
    for (Written item : items) {
      Written.Keys keys = item instanceof Written.Keys some ? some : Written.Keys.NONE;
      parts.add(
          of(keys.get("when").orElse(Written.Keys.NONE))
              .withPoints(keys.get("points").orElse(ONE_POINT)));
    }
    return parts;
  }

  public Piece withSays(Written.Keys said) {
    return new Piece(id, kind, said, parts, points, off);
  }

  public Piece withParts(List<Piece> other) {
    return new Piece(id, kind, says, other, points, off);
  }

  public Piece withPoints(Written other) {
    return new Piece(id, kind, says, parts, other, off);
  }

  public Piece withOff(boolean out) {
    return new Piece(id, kind, says, parts, points, out);
  }

  /** As another kind, with what it says of that. */
  public Piece as(Kind other, Written.Keys said) {
    return new Piece(id, other, said, other.holds() ? parts : List.of(), points, off);
  }

  /** The same once more: a piece of its own, with parts of their own. */
  public Piece copy() {
    return new Piece(
        IDS.incrementAndGet(), kind, says, parts.stream().map(Piece::copy).toList(), points, off);
  }

  /** Whether one more part may be put into it. */
  public boolean takes() {
    return kind.group() || kind.holds() && parts.isEmpty();
  }

  /** It and all beneath it, in reading order. */
  public Stream<Piece> all() {
    return Stream.concat(Stream.of(this), parts.stream().flatMap(Piece::all));
  }

  /** With a piece beneath it, or itself, replaced by others. */
  List<Piece> replaced(long wanted, Function<Piece, List<Piece>> by) {
    if (id == wanted) {
      return by.apply(this);
    }
    if (parts.stream().flatMap(Piece::all).noneMatch(piece -> piece.id == wanted)) {
      return List.of(this);
    }
    return List.of(
        withParts(parts.stream().flatMap(part -> part.replaced(wanted, by).stream()).toList()));
  }
}
