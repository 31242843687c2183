package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.List;
import org.todoku.authoring.editor.TryOut.Counts;
import org.todoku.rule.Answer;

/** What a draft would answer for the linked children: in a sentence, then as a bar with numbers. */
final class CountsPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** Fewer children than this are not told exactly, so that nobody is recognised. */
  private static final int LEAST_TOLD = 10;

  CountsPanel(Counts counts) {
    addClassName("counts-panel");
    add(new H2(getTranslation("editor.counts")));
    if (counts.children() == 0) {
      add(new Paragraph(getTranslation("editor.counts.nobody")));
      return;
    }
    if (counts.before().isPresent()) {
      boolean same = counts.added() == 0 && counts.lost() == 0;
      Paragraph change =
          new Paragraph(
              same
                  ? getTranslation("editor.counts.same")
                  : getTranslation(
                      "editor.counts.change",
                      number(this, counts.added()),
                      number(this, counts.lost())));
      change.addClassName("counts-change");
      add(change);
    }
    Div bar = new Div();
    bar.addClassName("counts-bar");
    bar.getElement().setAttribute("aria-hidden", "true");
    Div list = new Div();
    list.addClassName("counts-list");
    for (Answer answer :
        List.of(Answer.MATCH, Answer.SUPPRESSED, Answer.CANNOT_TELL, Answer.NO_MATCH)) {
      int count = counts.now().getOrDefault(answer, 0);
      if (count == 0 && answer == Answer.SUPPRESSED) {
        continue;
      }
      Div part = new Div();
      part.addClassName("counts-" + answer.word());
      part.getStyle().set("flex-grow", String.valueOf(count));
      bar.add(part);
      Span swatch = new Span();
      swatch.addClassNames("counts-swatch", "counts-" + answer.word());
      list.add(
          new Div(
              swatch,
              new Span(getTranslation("authoring.answer." + answer.word())),
              new Span(number(this, count))));
    }
    Paragraph among =
        new Paragraph(
            getTranslation(
                "editor.counts.among",
                NumberFormat.getIntegerInstance(getLocale()).format(counts.children())));
    among.addClassName("quiet");
    add(bar, list, among);
  }

  /** A number of children. */
  static String number(Component where, int count) {
    if (count > 0 && count < LEAST_TOLD) {
      return where.getTranslation("editor.counts.few", LEAST_TOLD);
    }
    return where.getTranslation(
        "editor.counts.number", NumberFormat.getIntegerInstance().format(count));
  }
}
