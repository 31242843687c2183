package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Sheet;
import org.todoku.authoring.editor.SheetReading;
import org.todoku.authoring.editor.TriedChild;
import org.todoku.shared.ui.Screen;
import org.todoku.simulate.RuleCase;

/**
 * The rule tried on one child, who stays while the rule is changed: what it comes to at each
 * condition, and the panel with the child's facts.
 */
final class Trial extends Div {
  private static final long serialVersionUID = 1L;

  /** Where a child comes from. */
  enum Origin {
    /** One of the rule's cases. */
    CASE,
    /** Nobody: the child can become a case. */
    MADE_UP,
    /** Somebody, without a name; what is known of them stays where it is, so never a case. */
    LINKED
  }

  /**
   * Who is tried.
   *
   * @param example what is known of the child, and the day
   */
  record Chosen(RuleCase example, Origin origin) {}

  private final transient Runnable changed;
  private final transient Consumer<RuleCase> keep;
  private transient @Nullable Chosen chosen;
  private transient Optional<TriedChild> tried = Optional.empty();

  /**
   * @param keep takes a child on whom a person said what the rule must answer
   * @param changed is told when another child is tried, or none
   */
  Trial(Consumer<RuleCase> keep, Runnable changed) {
    this.keep = keep;
    this.changed = changed;
    addClassNames("panel", "editor-trial");
    setVisible(false);
  }

  /** Tries the rule on a child; on none any more where it is the one that is tried already. */
  void press(RuleCase example, Origin origin) {
    choose(isOn(example.name()) ? null : new Chosen(example, origin));
    if (chosen != null) {
      getElement().executeJs("requestAnimationFrame(() => this.querySelector('h2')?.focus())");
    }
  }

  /** Tries the rule on a child who has become one of its cases. */
  void kept(RuleCase example) {
    chosen = new Chosen(example, Origin.CASE);
  }

  private void choose(@Nullable Chosen next) {
    chosen = next;
    changed.run();
  }

  /** Whether it is this child who is tried. */
  boolean isOn(String name) {
    return chosen != null && chosen.example().name().equals(name);
  }

  /** Asks the rule as it stands. */
  void ask(Sheet sheet, SheetReading reading, String ruleId) {
    Chosen child = chosen;
    tried =
        child == null ? Optional.empty() : TriedChild.of(sheet, reading, ruleId, child.example());
    removeAll();
    setVisible(child != null);
    if (child != null) {
      add(
          tried
              .map(answered -> new TriedPart(answered, child.origin(), keep, () -> choose(null)))
              .orElseGet(() -> TriedPart.unfinished(child.example(), () -> choose(null))));
    }
  }

  /** By piece, what it comes to for the child. */
  Map<Long, String> answers() {
    Map<Long, String> words = new HashMap<>();
    tried.ifPresent(
        child ->
            child
                .states()
                .forEach(
                    (piece, state) -> {
                      String mark = Screen.text("editor.tried.state." + state.word());
                      String found = child.observed().get(piece);
                      words.put(
                          piece,
                          found == null ? mark : Screen.text("editor.tried.mark", mark, found));
                    }));
    return words;
  }
}
