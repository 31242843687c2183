package org.todoku.shared.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A count with a bar before it, which says nothing that the count does not. */
public final class CountBar extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param count how long the bar is; 0 where the count is not told
   * @param most the longest bar beside it, by which others are drawn
   * @param told the count as people read it
   */
  public CountBar(long count, long most, String told) {
    Div fill = new Div();
    fill.getStyle().setWidth(Math.round(100.0 * count / Math.max(1, most)) + "%");
    Div track = new Div(fill);
    track.addClassName("count-track");
    track.getElement().setAttribute("aria-hidden", "true");
    add(track, new Span(told));
    addClassName("count-bar");
  }

  /** The same of a count as it may be told. */
  public CountBar(Told told, long most) {
    this(drawn(told), most, told.words());
  }

  /** How many children a bar stands for: what is not told is not drawn either. */
  public static long drawn(Told told) {
    return told instanceof Told.Exactly(long count) ? count : 0;
  }
}
