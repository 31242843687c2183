package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Supplier;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.shared.ui.Notice;

/**
 * A form that stays open until what it asks for is done, so that nothing typed is lost when that is
 * refused or somebody else was faster.
 */
abstract class FormDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  private final Div problem = new Div();
  private final transient Runnable done;

  /**
   * @param text what follows from it
   * @param action the words on the button that does it
   * @param done what happens once it is done
   */
  FormDialog(String title, String text, String action, Runnable done) {
    this.done = done;
    setHeaderTitle(title);
    setWidth("36rem");
    addClassName("action-dialog");
    setCloseOnOutsideClick(false);
    if (!text.isEmpty()) {
      add(new Paragraph(text));
    }
    add(problem);
    Button confirm = new Button(action, event -> confirm());
    confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button(CardWords.text("shared.cancel"), event -> close()), confirm);
  }

  /** Whether the form is complete; it marks what is not. */
  abstract boolean complete();

  /** Does what the form is for. */
  abstract RecordResult submit();

  /** What is said when somebody else was faster; the form may take over what they did. */
  abstract String changed(Changed changed);

  /** Called when it was refused, to ask what would help. */
  void refused(RecordResult.Refused refused) {}

  private void confirm() {
    if (!complete()) {
      return;
    }
    show(this::submit);
  }

  private void show(Supplier<RecordResult> make) {
    problem.removeAll();
    switch (make.get()) {
      case RecordResult.Done ready -> {
        close();
        done.run();
      }
      case Changed changed -> problem.add(new Notice(Notice.Tone.ATTENTION, this.changed(changed)));
      case RecordResult.Refused refused -> {
        problem.add(new Notice(Notice.Tone.PROBLEM, RecordDesk.words(refused)));
        refused(refused);
        // a long form may stand scrolled away from it
        problem.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
      }
    }
  }
}
