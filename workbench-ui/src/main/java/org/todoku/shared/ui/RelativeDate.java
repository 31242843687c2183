package org.todoku.shared.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;
import java.time.LocalDate;

/** A date as seen from today; the full date shows on focus and under the pointer. */
public final class RelativeDate extends Span {
  private static final long serialVersionUID = 1L;

  private RelativeDate(String text, LocalDate date) {
    super(text);
    String full = Dates.day(date, Screen.language());
    addClassName("relative-date");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "note");
    getElement().setAttribute("aria-label", text + " (" + full + ")");
    Tooltip.forComponent(this).setText(full);
  }

  /** How long ago, or how far ahead. */
  public static RelativeDate of(LocalDate date, LocalDate today) {
    return new RelativeDate(Dates.relative(date, today, Screen.language()), date);
  }

  /** How much time is left; marked when it is over. */
  public static RelativeDate due(LocalDate due, LocalDate today) {
    RelativeDate date = new RelativeDate(Dates.due(due, today, Screen.language()), due);
    if (due.isBefore(today)) {
      date.addClassName("overdue");
    }
    return date;
  }
}
