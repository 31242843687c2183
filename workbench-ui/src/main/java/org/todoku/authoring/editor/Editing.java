package org.todoku.authoring.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.todoku.authoring.editor.Piece.Kind;

/**
 * A sheet and where its writer is, with all that may be done there. Whatever cannot be done changes
 * nothing. Immutable: what was before can be taken again.
 *
 * @param selected the piece that is chosen, or 0 for the rule as a whole
 */
public record Editing(Sheet sheet, long selected) {
  /** A sheet that is opened: with its condition chosen. */
  public static Editing of(Sheet sheet) {
    return new Editing(sheet, sheet.when().id());
  }

  public Editing select(long id) {
    return id == 0 || sheet.find(id).isPresent() ? new Editing(sheet, id) : this;
  }

  public Optional<Piece> chosen() {
    return sheet.find(selected);
  }

  /** Changes a piece. */
  public Editing change(long id, UnaryOperator<Piece> how) {
    return new Editing(sheet.replaced(id, piece -> List.of(how.apply(piece))), selected);
  }

  /** Changes what a rule says beside its conditions. */
  public Editing head(UnaryOperator<Written.Keys> how) {
    return new Editing(sheet.withHead(how.apply(sheet.head())), selected);
  }

  /**
   * Adds a piece: into the given one where it takes parts, else after it.
   *
   * @param id where; 0 for the end of the rule's condition
   */
  public Editing add(long id, Piece piece) {
    Piece at = sheet.find(id).orElse(sheet.when());
    return at.takes() ? into(at, piece, at.parts().size()) : after(at, piece);
  }

  private Editing into(Piece group, Piece piece, int index) {
    List<Piece> parts = new ArrayList<>(group.parts());
    parts.add(Math.min(index, parts.size()), piece);
    return new Editing(
        sheet.replaced(group.id(), each -> List.of(each.withParts(parts))), piece.id());
  }

  /** Adds a piece behind another; where that stands alone, both come into a group. */
  public Editing after(Piece at, Piece piece) {
    Optional<Piece> parent = sheet.parent(at.id());
    if (at.kind() == Kind.EXCEPTION) {
      return add(at.parts().isEmpty() ? at.id() : at.parts().getFirst().id(), piece);
    }
    if (parent.isPresent() && parent.get().kind().group()) {
      return into(parent.get(), piece, place(parent.get(), at.id()) + 1);
    }
    Piece group = Piece.group(Kind.ALL, List.of(at, piece)).withPoints(at.points());
    return new Editing(sheet.replaced(at.id(), each -> List.of(group)), piece.id());
  }

  private static int place(Piece parent, long id) {
    for (int i = 0; i < parent.parts().size(); i++) {
      if (parent.parts().get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  /** Adds a case in which a match is suppressed; not where something else is written for them. */
  public Editing addException() {
    if (sheet.head().get("unless").isPresent()) {
      return this;
    }
    Piece open = Piece.open();
    Piece exception = Piece.of(Kind.EXCEPTION, Written.Keys.NONE, List.of(open));
    return new Editing(sheet.withException(exception), exception.id());
  }

  /** Takes a piece out; what stands after it is chosen, or before it, or around it. */
  public Editing delete(long id) {
    Optional<Piece> parent = sheet.parent(id);
    long next = parent.map(group -> neighbour(group, id)).orElse(0L);
    Sheet without = sheet.replaced(id, piece -> List.of());
    return new Editing(without, next == 0 ? without.when().id() : next);
  }

  private static long neighbour(Piece parent, long id) {
    int place = place(parent, id);
    List<Piece> parts = parent.parts();
    if (place + 1 < parts.size()) {
      return parts.get(place + 1).id();
    }
    return place > 0 ? parts.get(place - 1).id() : parent.id();
  }

  /** Puts the same once more behind a piece. */
  public Editing duplicate(long id) {
    return sheet
        .find(id)
        .map(
            piece -> {
              Piece copy = piece.copy();
              return piece.kind() == Kind.EXCEPTION
                  ? new Editing(sheet.withException(copy), copy.id())
                  : after(piece, copy);
            })
        .orElse(this);
  }

  /** Moves a piece before the one above it in its group; at the beginning, out of the group. */
  public Editing up(long id) {
    return shift(id, -1);
  }

  /** Moves a piece behind the one below it in its group; at the end, out of the group. */
  public Editing down(long id) {
    return shift(id, 1);
  }

  private Editing shift(long id, int by) {
    Optional<Piece> parent = sheet.parent(id);
    Optional<Piece> piece = sheet.find(id);
    if (parent.isEmpty() || piece.isEmpty()) {
      return this;
    }
    Piece group = parent.get();
    int to = place(group, id) + by;
    if (to < 0 || to >= group.parts().size()) {
      return moveBeside(piece.get(), group, by > 0);
    }
    List<Piece> parts = new ArrayList<>(group.parts());
    parts.remove(piece.get());
    parts.add(to, piece.get());
    return new Editing(sheet.replaced(group.id(), each -> List.of(each.withParts(parts))), id);
  }

  private Editing moveBeside(Piece piece, Piece group, boolean behind) {
    Optional<Piece> around = sheet.parent(group.id());
    if (around.isEmpty() || !around.get().kind().group()) {
      return this;
    }
    return moveTo(
        piece.id(), around.get().id(), place(around.get(), group.id()) + (behind ? 1 : 0));
  }

  /** Moves a piece into the group above it, at its end. */
  public Editing in(long id) {
    Optional<Piece> parent = sheet.parent(id);
    int place = parent.map(group -> place(group, id)).orElse(-1);
    if (parent.isEmpty() || place < 1) {
      return this;
    }
    Piece above = parent.get().parts().get(place - 1);
    return above.takes() ? moveTo(id, above.id(), above.parts().size()) : this;
  }

  /** Moves a piece out of its group, behind it. */
  public Editing out(long id) {
    Optional<Piece> parent = sheet.parent(id);
    Optional<Piece> piece = sheet.find(id);
    return parent.isEmpty() || piece.isEmpty() ? this : moveBeside(piece.get(), parent.get(), true);
  }

  /**
   * Moves a piece into a group.
   *
   * @param index before which of the group's parts, counted with the piece still in its old place
   */
  public Editing moveTo(long id, long group, int index) {
    Optional<Piece> piece = sheet.find(id);
    Optional<Piece> target = sheet.find(group);
    if (piece.isEmpty()
        || target.isEmpty()
        || piece.get().kind() == Kind.EXCEPTION
        || id == sheet.when().id()
        || piece.get().all().anyMatch(each -> each.id() == group)) {
      return this;
    }
    int from = place(target.get(), id);
    if (from < 0 && !target.get().takes()) {
      return this;
    }
    int to = from >= 0 && from < index ? index - 1 : index;
    Sheet without = sheet.replaced(id, each -> List.of());
    return new Editing(
        without.replaced(
            group,
            each -> {
              List<Piece> parts = new ArrayList<>(each.parts());
              parts.add(Math.clamp(to, 0, parts.size()), piece.get());
              return List.of(each.withParts(parts));
            }),
        id);
  }

  /** Puts a group around a piece. */
  public Editing wrap(long id, Kind kind) {
    Optional<Piece> piece = sheet.find(id);
    if (piece.isEmpty() || piece.get().kind() == Kind.EXCEPTION) {
      return this;
    }
    Piece group =
        Piece.group(kind, List.of(piece.get().withPoints(Piece.open().points())))
            .withPoints(piece.get().points());
    return new Editing(sheet.replaced(id, each -> List.of(group)), group.id());
  }

  /** Takes a group away from around its parts; they stay where it stood. */
  public Editing unwrap(long id) {
    Optional<Piece> piece = sheet.find(id);
    boolean many = piece.map(each -> each.parts().size() != 1).orElse(true);
    if (piece.isEmpty()
        || piece.get().parts().isEmpty()
        || !(piece.get().kind().group() || piece.get().kind() == Kind.NOT)
        || many && !sheet.parent(id).map(each -> each.kind().group()).orElse(false)) {
      return this;
    }
    List<Piece> parts = piece.get().parts();
    return new Editing(sheet.replaced(id, each -> parts), parts.getFirst().id());
  }

  /** Says the contrary of a piece; of the contrary, the piece itself. */
  public Editing negate(long id) {
    Optional<Piece> piece = sheet.find(id);
    if (piece.isEmpty() || piece.get().kind() == Kind.EXCEPTION) {
      return this;
    }
    if (piece.get().kind() == Kind.NOT) {
      return unwrap(id);
    }
    Optional<Piece> parent = sheet.parent(id);
    if (parent.isPresent() && parent.get().kind() == Kind.NOT) {
      return unwrap(parent.get().id());
    }
    return wrap(id, Kind.NOT);
  }

  /** Makes a group another kind of group; its parts stay. */
  public Editing kind(long id, Kind kind) {
    if (!kind.group() && kind != Kind.NOT) {
      return this;
    }
    return change(
        id,
        piece -> {
          boolean group = piece.kind().group() || piece.kind() == Kind.NOT;
          boolean fits = kind != Kind.NOT || piece.parts().size() <= 1;
          return group && fits && piece.kind() != kind
              ? piece.as(kind, Piece.group(kind, List.of()).says())
              : piece;
        });
  }

  /** Leaves a piece out for a try, or takes it in again. */
  public Editing off(long id) {
    return change(
        id, piece -> piece.kind() == Kind.EXCEPTION ? piece : piece.withOff(!piece.off()));
  }

  /**
   * The piece above or below the chosen one in the outline; the rule as a whole stands on top.
   *
   * @param folded whose parts are not seen, and passed over
   */
  public Editing step(int by, Set<Long> folded) {
    List<Long> rows = new ArrayList<>();
    rows.add(0L);
    sheet.seen(folded).forEach(piece -> rows.add(piece.id()));
    int at = Math.max(0, rows.indexOf(selected));
    return new Editing(sheet, rows.get(Math.clamp(at + by, 0, rows.size() - 1)));
  }
}
