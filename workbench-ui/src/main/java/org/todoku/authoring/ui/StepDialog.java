package org.todoku.authoring.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableFunction;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.Drafts;
import org.todoku.shared.ui.Notice;

/**
 * Asks for what a step needs, a day and a few words, and takes it. Where the step is refused, the
 * dialog says why and stays as it is, so that nothing typed is lost.
 */
final class StepDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  private final DatePicker day = new DatePicker();
  private final TextArea words = new TextArea();
  private final Div problem = new Div();
  private final boolean wordsNeeded;

  /**
   * What was answered.
   *
   * @param day the chosen day; today where none was asked for
   */
  record Answer(LocalDate day, String words) {}

  /**
   * @param heading what will be done, to what
   * @param explanation what follows from it
   * @param action the words on the button that does it
   * @param dayLabel what the day is, or null where none is asked for
   * @param wordsNeeded whether the step needs words
   * @param then takes the step and says what stands in the way, nothing if it was taken
   */
  StepDialog(
      String heading,
      String explanation,
      String action,
      @Nullable String dayLabel,
      LocalDate today,
      boolean wordsNeeded,
      SerializableFunction<Answer, List<String>> then) {
    this.wordsNeeded = wordsNeeded;
    setHeaderTitle(heading);
    setWidth("34rem");
    addClassName("step-dialog");
    day.setLabel(dayLabel);
    day.setVisible(dayLabel != null);
    day.setValue(today);
    day.setMin(today);
    day.setLocale(getLocale());
    words.setLabel(getTranslation(wordsNeeded ? "authoring.step.why" : "authoring.step.words"));
    words.setRequiredIndicatorVisible(wordsNeeded);
    words.setMaxLength(Drafts.LONGEST_COMMENT);
    words.setWidthFull();
    words.setMinRows(3);
    problem.getElement().setAttribute("aria-live", "polite");
    add(new Paragraph(explanation), day, words, problem);
    Button confirm = new Button(action, event -> confirm(then));
    confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button(getTranslation("shared.cancel"), event -> close()), confirm);
  }

  private void confirm(SerializableFunction<Answer, List<String>> then) {
    boolean wordsMissing = wordsNeeded && words.getValue().isBlank();
    words.setInvalid(wordsMissing);
    words.setErrorMessage(getTranslation("authoring.refused.commentMissing"));
    LocalDate chosen = day.getValue();
    if (wordsMissing || chosen == null || day.isInvalid()) {
      day.setInvalid(chosen == null || day.isInvalid());
      return;
    }
    List<String> refused = then.apply(new Answer(chosen, words.getValue().strip()));
    problem.removeAll();
    if (refused.isEmpty()) {
      close();
    } else {
      refused.forEach(line -> problem.add(new Notice(Notice.Tone.PROBLEM, line)));
    }
  }
}
