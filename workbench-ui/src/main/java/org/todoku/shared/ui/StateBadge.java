package org.todoku.shared.ui;

import com.vaadin.flow.component.html.Span;

/** A state as a word with a shape before it, so that it never depends on colour alone. */
public final class StateBadge extends Span {
  private static final long serialVersionUID = 1L;

  /** The shapes, from weak to strong; two states side by side should differ in shape. */
  public enum Shape {
    /** ○ : open, new, nothing decided. */
    HOLLOW("○", "hollow"),
    /** ◐ : under way. */
    HALF("◐", "half"),
    /** ● : the accent; holds now. */
    FULL("●", "full"),
    /** ▲ : provisional, stale, doubtful (amber). */
    ATTENTION("▲", "attention"),
    /** ■ : overdue, or a child's safety (red). */
    ALARM("■", "alarm"),
    /** ✓ : done. */
    DONE("✓", "done"),
    /** － : ended, not applicable. */
    ENDED("－", "ended");

    private final String sign;
    private final String word;

    Shape(String sign, String word) {
      this.sign = sign;
      this.word = word;
    }
  }

  public StateBadge(Shape shape, String text) {
    addClassNames("badge", "badge-" + shape.word);
    Span sign = new Span(shape.sign);
    sign.addClassName("badge-sign");
    sign.getElement().setAttribute("aria-hidden", "true");
    Span words = new Span(text);
    add(sign, words);
  }
}
