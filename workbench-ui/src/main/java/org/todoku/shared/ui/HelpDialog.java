package org.todoku.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** What a page is for and how it is used, in a few paragraphs that lines separate. */
final class HelpDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  HelpDialog(WorkPage page) {
    setHeaderTitle(page.headingText());
    setWidth("36rem");
    addClassName("help");
    getTranslation(page.helpKey()).lines().map(Paragraph::new).forEach(this::add);
    Button close = new Button(getTranslation("shared.close"), event -> close());
    close.setAutofocus(true);
    getFooter().add(close);
  }

  /** Whether a page has help. */
  static boolean exists(WorkPage page) {
    return !Screen.textOr(page.helpKey(), "").isEmpty();
  }
}
