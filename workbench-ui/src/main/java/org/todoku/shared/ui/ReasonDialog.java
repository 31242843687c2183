package org.todoku.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;

/** Asks why, before something is done that should have a reason. */
public final class ReasonDialog extends Dialog {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_NOTE = 2_000;

  private final RadioButtonGroup<Reason> reasons = new RadioButtonGroup<>();
  private final TextArea note = new TextArea();

  /**
   * A reason that may be chosen.
   *
   * @param word what is kept
   * @param label what people read
   * @param needsNote whether it says too little without words of one's own, as "other" does
   */
  public record Reason(String word, String label, boolean needsNote) {}

  /**
   * What was answered.
   *
   * @param reason the word of the chosen reason
   * @param note the person's own words; may be empty
   */
  public record Answer(String reason, String note) {}

  /**
   * @param heading what will be done, to what
   * @param explanation what follows from it
   * @param choices the reasons, never empty
   * @param action the words on the button that does it
   * @param then what is done with the answer
   */
  public ReasonDialog(
      String heading,
      String explanation,
      List<Reason> choices,
      String action,
      SerializableConsumer<Answer> then) {
    setHeaderTitle(heading);
    setWidth("32rem");
    addClassName("reason-dialog");
    reasons.setLabel(getTranslation("shared.reason.why"));
    reasons.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    reasons.setItems(choices);
    reasons.setItemLabelGenerator(Reason::label);
    reasons.setRequiredIndicatorVisible(true);
    note.setLabel(getTranslation("shared.reason.note"));
    note.setMaxLength(LONGEST_NOTE);
    note.setWidthFull();
    note.setMinRows(3);
    reasons.addValueChangeListener(
        event -> {
          reasons.setInvalid(false);
          note.setRequiredIndicatorVisible(
              event.getValue() != null && event.getValue().needsNote());
        });
    add(new Paragraph(explanation), reasons, note);
    Button confirm = new Button(action, event -> confirm(then));
    confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button(getTranslation("shared.cancel"), event -> close()), confirm);
  }

  private void confirm(SerializableConsumer<Answer> then) {
    Reason chosen = reasons.getValue();
    String words = note.getValue().strip();
    reasons.setInvalid(chosen == null);
    reasons.setErrorMessage(getTranslation("shared.reason.choose"));
    boolean tooLittle = chosen != null && chosen.needsNote() && words.isEmpty();
    note.setInvalid(tooLittle);
    note.setErrorMessage(getTranslation("shared.reason.sayMore"));
    if (chosen == null || tooLittle) {
      return;
    }
    close();
    then.accept(new Answer(chosen.word(), words));
  }
}
