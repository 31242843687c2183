package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.ui.Trial.Origin;
import org.todoku.shared.ui.Screen;
import org.todoku.simulate.RuleCase;

/** Children who are looked out on a press, on whom the rule can then be tried. */
final class OfferedPart extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param key where its words are: a heading, {@code .what}, {@code .none}, {@code .show} and
   *     {@code .others}
   * @param children those that were looked out, or null before anybody asked
   * @param look looks some out, or others
   */
  OfferedPart(
      String key, Origin origin, @Nullable List<RuleCase> children, Trial trial, Runnable look) {
    Paragraph what = new Paragraph(Screen.text(key + ".what"));
    what.addClassName("quiet");
    add(new H2(Screen.text(key)), what);
    if (children != null && children.isEmpty()) {
      add(new Paragraph(Screen.text(key + ".none")));
    }
    if (children != null && !children.isEmpty()) {
      ChildList list = new ChildList(trial, origin, Screen.text(key));
      for (RuleCase child : children) {
        Span answer = new Span(Screen.text("authoring.answer." + child.expected().word()));
        answer.addClassName("case-answer");
        list.add(child, answer);
      }
      add(list);
    }
    Button button =
        new Button(
            Screen.text(key + (children == null ? ".show" : ".others")), event -> look.run());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    add(button);
  }
}
