package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/**
 * A few words in the page that deserve notice; the tone has an icon and a shape besides its colour.
 */
public final class Notice extends Div {
  private static final long serialVersionUID = 1L;

  /** How a notice is meant. */
  public enum Tone {
    /** Good to know. */
    INFORMATION,
    /** Provisional, stale, or not complete. */
    ATTENTION,
    /** Something did not work. */
    PROBLEM
  }

  /**
   * @param tone how it is meant
   * @param text what is said; with what to do for {@link Tone#PROBLEM}
   * @param steps buttons or links, if something can be done
   */
  public Notice(Tone tone, String text, Component... steps) {
    addClassNames("notice", "notice-" + word(tone));
    Icon icon = icon(tone).create();
    icon.getElement().setAttribute("aria-hidden", "true");
    getElement().setAttribute("role", tone == Tone.PROBLEM ? "alert" : "note");
    add(icon, new Span(text));
    add(steps);
  }

  private static String word(Tone tone) {
    return switch (tone) {
      case INFORMATION -> "information";
      case ATTENTION -> "attention";
      case PROBLEM -> "problem";
    };
  }

  private static VaadinIcon icon(Tone tone) {
    return switch (tone) {
      case INFORMATION -> VaadinIcon.INFO_CIRCLE_O;
      case ATTENTION -> VaadinIcon.EXCLAMATION_CIRCLE_O;
      case PROBLEM -> VaadinIcon.WARNING;
    };
  }
}
