package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Names and what they are, line by line. */
public final class FactList extends DescriptionList {
  private static final long serialVersionUID = 1L;

  public FactList() {
    addClassName("facts");
  }

  /** Adds a line. */
  public FactList with(String name, String value) {
    return with(name, new Span(value));
  }

  /** Adds a line. */
  public FactList with(String name, Component value) {
    add(new Div(new Term(name), new Description(value)));
    return this;
  }
}
