package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import org.todoku.authoring.editor.TriedChild;
import org.todoku.explain.Explanation;
import org.todoku.explain.NearMiss;
import org.todoku.rule.Answer;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Screen;
import org.todoku.simulate.RuleCase;

/** One child on whom the rule is tried: what it answers, and the child's facts over time. */
final class TriedPart extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param madeUp whether the child is none of the rule's cases, so that it can become one
   * @param label takes what a person says of the child, or of the one that is proposed
   * @param stop what ends the trying
   */
  TriedPart(TriedChild tried, boolean madeUp, Consumer<RuleCase> label, Runnable stop) {
    addClassName("tried");
    getElement().setAttribute("role", "region");
    H2 title = new H2(Screen.text("editor.tried", tried.example().name()));
    title.setId("tried-title");
    getElement().setAttribute("aria-labelledby", "tried-title");
    Button end = new Button(Screen.text("editor.tried.stop"), event -> stop.run());
    end.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    add(
        title,
        new Paragraph(
            Screen.text(
                "editor.tried.answer",
                Dates.day(tried.example().asOf(), Screen.language()),
                Screen.text("authoring.answer." + tried.result().answer().word()))),
        new Paragraph(Screen.text("editor.tried.rows")),
        new TimeLine(tried));
    if (madeUp) {
      add(
          new H3(Screen.text("editor.tried.keep")),
          answers(
              List.of(Answer.MATCH, Answer.NO_MATCH, Answer.CANNOT_TELL),
              expected -> label.accept(tried.labelled(expected))));
    }
    tried.nearest().ifPresent(miss -> add(boundary(tried, miss, label)));
    add(end);
  }

  /** The nearest child for whom the rule matches, to be labelled with one press. */
  private static Div boundary(TriedChild tried, NearMiss miss, Consumer<RuleCase> label) {
    Div boundary = new Div(new H3(Screen.text("editor.tried.boundary")));
    boundary.add(new Paragraph(miss.text().in(Screen.language())));
    boundary.add(new Paragraph(Screen.text("editor.tried.boundaryAsk")));
    boundary.add(
        answers(
            List.of(Answer.MATCH, Answer.NO_MATCH),
            expected -> tried.boundary(expected, Screen.language()).ifPresent(label)));
    return boundary;
  }

  private static Div answers(List<Answer> expected, Consumer<Answer> say) {
    Div answers = new Div();
    answers.addClassName("tried-answers");
    for (Answer answer : expected) {
      Button button =
          new Button(
              Screen.text("editor.tried.label." + answer.word()), event -> say.accept(answer));
      button.addThemeVariants(ButtonVariant.LUMO_SMALL);
      answers.add(button);
    }
    return answers;
  }

  /** What stands at a row of the outline: a sign and words, never a colour alone. */
  static String mark(Explanation.State state) {
    return Screen.text("editor.tried.state." + state.word());
  }
}
