package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.List;
import org.todoku.authoring.editor.TryOut.Counts;
import org.todoku.rule.Answer;
import org.todoku.shared.ui.Told;

/** What a draft would answer for the linked children: in a sentence, then as a bar with numbers. */
final class CountsPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** In the order in which they are shown. */
  private static final List<Answer> ANSWERS =
      List.of(Answer.MATCH, Answer.SUPPRESSED, Answer.CANNOT_TELL, Answer.NO_MATCH);

  /** How wide a part is drawn that stands for a few children, in children. */
  private static final int FEW_DRAWN = 5;

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
                      Told.alone(counts.added(), counts.children()).words(),
                      Told.alone(counts.lost(), counts.children()).words()));
      change.addClassName("counts-change");
      add(change);
    }
    Div bar = new Div();
    bar.addClassName("counts-bar");
    bar.getElement().setAttribute("aria-hidden", "true");
    Div list = new Div();
    list.addClassName("counts-list");
    List<Long> numbers =
        ANSWERS.stream().map(answer -> (long) counts.now().getOrDefault(answer, 0)).toList();
    List<Told> told = Told.together(numbers);
    List<Double> widths = widths(numbers, told);
    for (int i = 0; i < ANSWERS.size(); i++) {
      Answer answer = ANSWERS.get(i);
      if (numbers.get(i) == 0 && answer == Answer.SUPPRESSED) {
        continue;
      }
      Div part = new Div();
      part.addClassName("counts-" + answer.word());
      part.getStyle().set("flex-grow", String.valueOf(widths.get(i)));
      bar.add(part);
      Span swatch = new Span();
      swatch.addClassNames("counts-swatch", "counts-" + answer.word());
      list.add(
          new Div(
              swatch,
              new Span(getTranslation("authoring.answer." + answer.word())),
              new Span(told.get(i).words())));
    }
    Paragraph among =
        new Paragraph(
            getTranslation(
                "editor.counts.among",
                NumberFormat.getIntegerInstance(getLocale()).format(counts.children())));
    among.addClassName("quiet");
    add(bar, list, among);
  }

  /**
   * How wide each part is drawn: by what is told of it, so that the page holds no more than that.
   */
  private static List<Double> widths(List<Long> counts, List<Told> told) {
    long left = 0;
    int larger = 0;
    for (int i = 0; i < counts.size(); i++) {
      switch (told.get(i)) {
        case Told.Exactly exactly -> {}
        case Told.Roughly roughly -> {}
        case Told.Few() -> left += counts.get(i) - FEW_DRAWN;
        case Told.AllButFew all -> {
          left += counts.get(i);
          larger++;
        }
        case Told.Hidden() -> {
          left += counts.get(i);
          larger++;
        }
      }
    }
    double each = larger == 0 ? 0 : Math.max(FEW_DRAWN, (double) left / larger);
    return told.stream()
        .map(
            one ->
                switch (one) {
                  case Told.Exactly(long count) -> (double) count;
                  case Told.Roughly(long count) -> (double) count;
                  case Told.Few() -> (double) FEW_DRAWN;
                  case Told.AllButFew all -> each;
                  case Told.Hidden() -> each;
                })
        .toList();
  }
}
