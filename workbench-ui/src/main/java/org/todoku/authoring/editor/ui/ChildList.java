package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.todoku.authoring.editor.ui.Trial.Origin;
import org.todoku.simulate.RuleCase;

/** Children on whom the rule can be tried, each with what the rule answers. */
final class ChildList extends UnorderedList {
  private static final long serialVersionUID = 1L;

  private final transient Trial trial;
  private final Origin origin;

  /**
   * @param label what the children are, for those who cannot see the heading
   */
  ChildList(Trial trial, Origin origin, String label) {
    this.trial = trial;
    this.origin = origin;
    addClassName("case-list");
    getElement().setAttribute("aria-label", label);
  }

  void add(RuleCase child, Span answer) {
    Button on = new Button(child.name(), event -> trial.press(child, origin));
    on.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    on.addClassName("case-try");
    on.getElement().setAttribute("aria-pressed", String.valueOf(trial.isOn(child.name())));
    add(new ListItem(on, answer));
  }
}
