package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.todoku.authoring.editor.Piece;
import org.todoku.authoring.editor.Piece.Kind;
import org.todoku.authoring.editor.Sheet;
import org.todoku.authoring.editor.SheetReading;
import org.todoku.shared.ui.Screen;
import org.todoku.text.Finding;

/** The conditions of a rule as an indented list of sentences that is walked by arrow keys. */
final class OutlineTree extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Keys keys;
  private final transient Map<Long, Div> rows = new HashMap<>();
  private final transient Set<Long> folded = new HashSet<>();
  private transient Map<Long, String> influence = Map.of();
  private transient Map<Long, String> tried = Map.of();
  private transient Function<Piece, String> name = piece -> "";

  /** What the keys and the mouse do. */
  interface Keys {
    void select(long piece);

    void press(String key);

    /** Folds a piece up, or opens it again. */
    void fold(long piece);

    /** Drops a piece beside or into another. */
    void drop(long piece, long onto);
  }

  OutlineTree(Keys keys) {
    this.keys = keys;
    addClassName("outline-tree");
    getElement().setAttribute("role", "tree");
    getElement().setAttribute("aria-label", getTranslation("editor.outline"));
    listen();
  }

  /**
   * Shows a sheet.
   *
   * @param influence by piece, what it does to the answer
   * @param tried by piece, what it comes to for the child that is tried
   * @param name what an unfinished piece is about
   */
  void show(
      Sheet sheet,
      SheetReading reading,
      Map<Long, String> influence,
      Map<Long, String> tried,
      Function<Piece, String> name,
      long selected) {
    this.name = name;
    sheet.around(selected).forEach(piece -> folded.remove(piece.id()));
    List<Div> list = new ArrayList<>();
    this.influence = influence;
    this.tried = tried;
    list.add(row(0, 1, selected));
    text(0, title(sheet), reading.findings().getOrDefault(0L, List.of()), false, "", 0, false);
    add(list, sheet.when(), 2, reading, selected, false);
    for (Piece exception : sheet.exceptions()) {
      add(list, exception, 2, reading, selected, false);
    }
    Set<Long> there = new HashSet<>();
    sheet.all().forEach(piece -> there.add(piece.id()));
    folded.retainAll(there);
    there.add(0L);
    rows.keySet().retainAll(there);
    if (!getChildren().toList().equals(list)) {
      removeAll();
      list.forEach(this::add);
    }
  }

  /** The pieces whose parts are not shown. */
  Set<Long> folded() {
    return Set.copyOf(folded);
  }

  /** Hides the parts of a piece from the next time that it is shown, or shows them again. */
  void fold(long piece, boolean up) {
    if (up) {
      folded.add(piece);
    } else {
      folded.remove(piece);
    }
  }

  /** Puts the keyboard on the chosen row. */
  void focus(long selected) {
    Div row = rows.get(selected);
    if (row != null) {
      row.getElement().executeJs("this.focus(); this.scrollIntoView({block: 'nearest'})");
    }
  }

  private String title(Sheet sheet) {
    String title = PieceForm.localized(sheet.head().get("title").orElse(null), Screen.language());
    return getTranslation("editor.whole", title.isEmpty() ? "…" : title);
  }

  private void add(
      List<Div> list, Piece piece, int level, SheetReading reading, long selected, boolean out) {
    boolean off = out || piece.off();
    Div row = row(piece.id(), level, selected);
    list.add(row);
    boolean up = folded.contains(piece.id()) && !piece.parts().isEmpty();
    if (piece.parts().isEmpty()) {
      row.getElement().removeAttribute("aria-expanded");
    } else {
      row.getElement().setAttribute("aria-expanded", String.valueOf(!up));
    }
    List<Piece> told = up ? piece.all().toList() : List.of(piece);
    List<Finding> findings =
        told.stream()
            .flatMap(each -> reading.findings().getOrDefault(each.id(), List.of()).stream())
            .toList();
    String words = words(piece, reading);
    text(piece.id(), words, findings, off, mark(piece), up ? told.size() - 1 : 0, foldable(piece));
    if (!up) {
      piece.parts().forEach(part -> add(list, part, level + 1, reading, selected, off));
    }
  }

  private static boolean foldable(Piece piece) {
    return !piece.parts().isEmpty();
  }

  private static String mark(Piece piece) {
    return switch (piece.kind()) {
      case ALL, ANY, NONE, AT_LEAST, SCORE, NOT -> "group";
      case EXCEPTION -> "exception";
      case OPEN -> "open";
      case VALUE, MISSING, RECORDED, RECORDS, RULE -> "row";
    };
  }

  private String words(Piece piece, SheetReading reading) {
    var phrase = reading.phrases().get(piece.id());
    if (piece.kind() == Kind.EXCEPTION) {
      return getTranslation(
          "editor.exception.row",
          PieceForm.localized(piece.says().get("because").orElse(null), Screen.language()));
    }
    if (phrase != null) {
      return phrase.in(Screen.language());
    }
    if (piece.kind() == Kind.OPEN) {
      return getTranslation("editor.open");
    }
    if (piece.kind().group() || piece.kind() == Kind.NOT) {
      return getTranslation("editor.group." + piece.kind().key());
    }
    return getTranslation("editor.unfinished", name.apply(piece));
  }

  private Div row(long id, int level, long selected) {
    Div row =
        rows.computeIfAbsent(
            id,
            key -> {
              Div fresh = new Div();
              fresh.addClassName("outline-row");
              fresh.getElement().setAttribute("role", "treeitem");
              fresh.getElement().setAttribute("data-piece", String.valueOf(id));
              fresh.getElement().setAttribute("draggable", String.valueOf(id != 0));
              fresh.addClickListener(event -> keys.select(id));
              return fresh;
            });
    boolean chosen = id == selected;
    row.getElement().setAttribute("aria-level", String.valueOf(level));
    row.getElement().setAttribute("aria-selected", String.valueOf(chosen));
    row.getElement().setAttribute("tabindex", chosen ? "0" : "-1");
    row.getStyle().set("--outline-level", String.valueOf(level - 1));
    return row;
  }

  /**
   * @param hidden how many pieces are folded up in it
   */
  private void text(
      long id,
      String words,
      List<Finding> findings,
      boolean off,
      String mark,
      int hidden,
      boolean foldable) {
    Div row = rows.get(id);
    if (row == null) {
      return;
    }
    Optional<Finding> worst =
        findings.stream().min((a, b) -> Boolean.compare(b.isError(), a.isError()));
    String state = worst.map(f -> f.isError() ? "wrong" : "noticed").orElse("");
    String does = influence.getOrDefault(id, "");
    String fold = foldable + " " + hidden;
    String answer = tried.getOrDefault(id, "");
    String key = String.join("|", words, off + mark, state, does, fold, answer);
    if (key.equals(row.getElement().getProperty("shown"))) {
      return;
    }
    row.getElement().setProperty("shown", key);
    row.removeAll();
    if (foldable) {
      Span toggle = new Span(hidden > 0 ? "▸" : "▾");
      toggle.addClassName("outline-toggle");
      // the row itself says whether it is open
      toggle.getElement().setAttribute("aria-hidden", "true");
      toggle.addClickListener(event -> keys.fold(id));
      row.add(toggle);
    }
    Span text = new Span(words);
    text.addClassName("outline-text");
    row.add(text);
    if (hidden > 0) {
      row.add(badge(getTranslation("editor.folded", hidden), "quiet"));
    }
    row.setClassName("outline-off", off);
    row.setClassName("outline-group", mark.equals("group") || mark.isEmpty());
    row.setClassName("outline-open", mark.equals("open"));
    if (off) {
      row.add(badge(getTranslation("editor.off"), "quiet"));
    }
    if (!state.isEmpty()) {
      row.add(badge(getTranslation("editor.mark." + state), "mark-" + state));
    }
    if (!answer.isEmpty()) {
      row.add(badge(answer, "outline-tried"));
    }
    if (!does.isEmpty()) {
      Span strip = new Span(does);
      strip.addClassName("outline-influence");
      row.add(strip);
    }
  }

  private static Span badge(String words, String name) {
    Span badge = new Span(words);
    badge.addClassNames("outline-badge", name);
    return badge;
  }

  /** A key that was pressed on a row. */
  @ClientCallable
  void pressed(String key) {
    keys.press(key);
  }

  @ClientCallable
  void dropped(String piece, String onto) {
    keys.drop(Long.parseLong(piece), Long.parseLong(onto));
  }

  private void listen() {
    getElement()
        .executeJs(
            """
            const known = {
              ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'close', ArrowRight: 'open',
              Home: 'first', End: 'last', Enter: 'edit', F2: 'edit', Delete: 'delete', '/': 'add',
              '(': 'wrap', '!': 'negate', '?': 'help'};
            const alt = {ArrowUp: 'moveUp', ArrowDown: 'moveDown', ArrowRight: 'moveIn', ArrowLeft: 'moveOut'};
            const ctrl = {d: 'duplicate', z: 'undo', y: 'redo', Z: 'redo', c: 'copy', x: 'cut', v: 'paste',
              Enter: 'submit'};
            this.addEventListener('keydown', event => {
              if (!event.target.matches('[role=treeitem]')) return;
              const key = event.altKey ? alt[event.key]
                  : event.ctrlKey || event.metaKey ? ctrl[event.key] : known[event.key];
              if (key) {
                event.preventDefault();
                event.stopPropagation();
                this.$server.pressed(key);
              }
            });
            let dragged = null;
            this.addEventListener('dragstart', event => {
              dragged = event.target.dataset.piece;
              event.dataTransfer.effectAllowed = 'move';
            });
            this.addEventListener('dragover', event => {
              const row = event.target.closest('[data-piece]');
              if (dragged && row) { event.preventDefault(); row.classList.add('drop-here'); }
            });
            this.addEventListener('dragleave', event =>
              event.target.closest('[data-piece]')?.classList.remove('drop-here'));
            this.addEventListener('drop', event => {
              const row = event.target.closest('[data-piece]');
              row?.classList.remove('drop-here');
              if (dragged && row) { event.preventDefault(); this.$server.dropped(dragged, row.dataset.piece); }
              dragged = null;
            });
            """);
  }
}
