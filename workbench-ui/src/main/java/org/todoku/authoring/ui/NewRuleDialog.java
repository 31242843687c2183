package org.todoku.authoring.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.Drafts;
import org.todoku.shared.ui.Screen;

/** Asks for what a new rule needs to begin with, and opens its draft. */
final class NewRuleDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  private final transient Drafts drafts;
  private final transient CurrentUser user;
  private final TextField title = new TextField();
  private final TextField id = new TextField();

  NewRuleDialog(Drafts drafts, CurrentUser user) {
    this.drafts = drafts;
    this.user = user;
    setHeaderTitle(getTranslation("authoring.new.title"));
    title.setLabel(getTranslation("authoring.new.name"));
    title.setWidthFull();
    id.setLabel(getTranslation("authoring.new.id"));
    id.setHelperText(getTranslation("authoring.new.idHelp"));
    id.setAllowedCharPattern("[a-z0-9-]");
    id.setWidthFull();
    Div fields = new Div(title, id);
    fields.addClassName("dialog-fields");
    add(fields);
    Button begin = new Button(getTranslation("authoring.new.begin"), event -> begin());
    begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button(getTranslation("shared.cancel"), event -> close()), begin);
    title.focus();
  }

  private void begin() {
    String rule = id.getValue().strip().toLowerCase(Locale.ROOT);
    String text =
        "{\"rule\":\"%s\",\"title\":{\"%s\":\"%s\"},\"when\":{\"all\":[{}]}}"
            .formatted(rule, Screen.language(), escaped(title.getValue().strip()));
    switch (drafts.beginNew(rule, text, "", user)) {
      case DraftResult.Done(Draft draft) -> open(draft);
      case DraftResult.OpenAlready(Draft draft) -> open(draft);
      case DraftResult.Conflict(Draft draft) -> open(draft);
      case DraftResult.Refused refused -> {
        id.setInvalid(true);
        id.setErrorMessage(
            Screen.textOr("authoring.refused." + refused.why().word(), refused.why().word()));
        id.focus();
      }
    }
  }

  private void open(Draft draft) {
    close();
    UI.getCurrent().navigate(DraftView.toWrite(draft.id()));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
