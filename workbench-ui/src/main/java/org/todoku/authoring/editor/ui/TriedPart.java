package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import org.todoku.authoring.editor.TriedChild;
import org.todoku.authoring.editor.ui.Trial.Origin;
import org.todoku.explain.NearMiss;
import org.todoku.rule.Answer;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Screen;
import org.todoku.simulate.RuleCase;

/** One child on whom the rule is tried: what it answers, and the child's facts over time. */
final class TriedPart extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param label takes what a person says of the child, or of the one that is proposed
   * @param stop what ends the trying
   */
  TriedPart(TriedChild tried, Origin origin, Consumer<RuleCase> label, Runnable stop) {
    head(tried.example(), stop);
    Answer answer = tried.result().answer();
    Paragraph said =
        new Paragraph(
            Screen.text(
                "editor.tried.answer",
                Dates.day(tried.example().asOf(), Screen.language()),
                Screen.text("authoring.answer." + answer.word())));
    said.addClassName("tried-answer");
    Paragraph rows = new Paragraph(Screen.text("editor.tried.rows"));
    rows.addClassName("quiet");
    add(said, rows, new TimeLine(tried));
    if (origin == Origin.MADE_UP) {
      add(
          new H3(Screen.text("editor.tried.keep")),
          answers(
              List.of(Answer.MATCH, Answer.NO_MATCH, Answer.CANNOT_TELL),
              expected -> label.accept(tried.labelled(expected))));
    }
    tried
        .nearest()
        .ifPresent(
            miss -> {
              if (origin == Origin.LINKED) {
                add(
                    new H3(Screen.text("editor.tried.lacks")),
                    new Paragraph(miss.text().in(Screen.language())),
                    quiet("editor.tried.linked"));
              } else {
                boundary(tried, miss, label);
              }
            });
  }

  private TriedPart(RuleCase example, Runnable stop) {
    head(example, stop);
    add(new Paragraph(Screen.text("editor.tried.unfinished")));
  }

  /** A child of whom nothing can be asked until the rule is finished again. */
  static TriedPart unfinished(RuleCase example, Runnable stop) {
    return new TriedPart(example, stop);
  }

  private void head(RuleCase example, Runnable stop) {
    addClassName("tried");
    getElement().setAttribute("role", "region");
    H2 title = new H2(Screen.text("editor.tried", example.name()));
    title.setId("tried-title");
    title.getElement().setAttribute("tabindex", "-1");
    getElement().setAttribute("aria-labelledby", "tried-title");
    Button end = new Button(Screen.text("editor.tried.stop"), event -> stop.run());
    end.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    Div head = new Div(title, end);
    head.addClassName("tried-head");
    add(head);
  }

  private static Paragraph quiet(String key) {
    Paragraph words = new Paragraph(Screen.text(key));
    words.addClassName("quiet");
    return words;
  }

  /** The nearest child for whom the rule matches, to be labelled with one press. */
  private void boundary(TriedChild tried, NearMiss miss, Consumer<RuleCase> label) {
    add(
        new H3(Screen.text("editor.tried.boundary")),
        new Paragraph(miss.text().in(Screen.language())),
        new Paragraph(Screen.text("editor.tried.boundaryAsk")),
        answers(
            List.of(Answer.MATCH, Answer.NO_MATCH),
            expected -> tried.boundary(expected, Screen.language()).ifPresent(label)));
  }

  private static Component answers(List<Answer> expected, Consumer<Answer> say) {
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
}
