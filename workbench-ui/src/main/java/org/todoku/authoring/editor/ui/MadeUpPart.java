package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.todoku.shared.ui.Screen;
import org.todoku.simulate.RuleCase;

/** Made-up children on whom the rule can be tried. */
final class MadeUpPart extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param children those that were looked out, or null before anybody asked
   * @param tried the name of the child that is tried, or null
   * @param more looks out others
   */
  MadeUpPart(
      @Nullable List<RuleCase> children,
      @Nullable String tried,
      Consumer<RuleCase> tryOn,
      Runnable more) {
    add(new H2(Screen.text("editor.madeUp")), new Paragraph(Screen.text("editor.madeUp.what")));
    if (children != null && children.isEmpty()) {
      add(new Paragraph(Screen.text("editor.madeUp.none")));
    }
    if (children != null && !children.isEmpty()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("case-list");
      for (RuleCase child : children) {
        Button on = new Button(child.name(), event -> tryOn.accept(child));
        on.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        on.addClassName("case-try");
        on.getElement().setAttribute("aria-pressed", String.valueOf(child.name().equals(tried)));
        Span answer = new Span(Screen.text("authoring.answer." + child.expected().word()));
        answer.addClassName("case-answer");
        list.add(new ListItem(on, answer));
      }
      add(list);
    }
    Button look =
        new Button(
            Screen.text(children == null ? "editor.madeUp.show" : "editor.madeUp.others"),
            event -> more.run());
    look.addThemeVariants(ButtonVariant.LUMO_SMALL);
    add(look);
  }
}
