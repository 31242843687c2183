package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Stands where nothing is yet: what will be here, and the first step. */
public final class EmptyState extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param what what will be here
   * @param hint how it comes to be here
   * @param steps buttons or links for the first step, if the person may take it
   */
  public EmptyState(String what, String hint, Component... steps) {
    addClassName("empty-state");
    Paragraph first = new Paragraph(what);
    first.addClassName("empty-state-what");
    add(first, new Paragraph(hint));
    add(steps);
  }
}
