package org.todoku.referral.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import org.todoku.access.CurrentUser;
import org.todoku.referral.Directory;
import org.todoku.referral.NewService;
import org.todoku.referral.Organization;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.shared.ui.Screen;
import org.todoku.vocabulary.LocalizedText;

/** Adds a service to the directory, and who offers it where that is new. */
final class NewServiceDialog extends FormDialog {
  private static final long serialVersionUID = 1L;

  private final transient Directory directory;
  private final transient CurrentUser user;
  private final TextField nameJa = text("nameJa");
  private final TextField nameEn = text("nameEn");
  private final ComboBox<String> kind = new ComboBox<>();
  private final ComboBox<Organization> organization = new ComboBox<>();
  private final TextField newOrganization = text("newOrganization");
  private final Checkbox partner = new Checkbox(CardWords.text("board.directory.partner"));
  private final MultiSelectComboBox<String> needs = new MultiSelectComboBox<>();
  private final TextField area = text("area");
  private final TextField eligibility = text("eligibility");
  private final IntegerField from = number("fromAge");
  private final IntegerField to = number("toAge");
  private final IntegerField capacity = number("capacity");

  NewServiceDialog(Directory directory, CurrentUser user, Runnable done) {
    super(
        CardWords.text("board.directory.add"),
        CardWords.text("board.directory.addHint"),
        CardWords.text("board.directory.save"),
        done);
    this.directory = directory;
    this.user = user;
    String language = Screen.language();
    Map<String, LocalizedText> kinds = directory.kinds();
    kind.setLabel(CardWords.text("board.directory.kind"));
    kind.setItems(kinds.keySet());
    kind.setItemLabelGenerator(id -> kinds.getOrDefault(id, LocalizedText.same(id)).in(language));
    organization.setLabel(CardWords.text("board.directory.organization"));
    organization.setItems(directory.organizations());
    organization.setItemLabelGenerator(each -> each.name().in(language));
    organization.setClearButtonVisible(true);
    organization.setHelperText(CardWords.text("board.directory.organizationHint"));
    organization.addValueChangeListener(
        event -> {
          newOrganization.setVisible(event.getValue() == null);
          partner.setVisible(event.getValue() == null);
        });
    needs.setLabel(CardWords.text("board.directory.needs"));
    needs.setItems(BoardAddress.NEEDS);
    needs.setItemLabelGenerator(CardWords::needWord);
    for (var field : new TextField[] {nameJa, nameEn, newOrganization, area, eligibility}) {
      field.setMaxLength(NewService.LONGEST);
      field.setWidthFull();
    }
    kind.setWidthFull();
    organization.setWidthFull();
    needs.setWidthFull();
    Div numbers = new Div(from, to, capacity);
    numbers.addClassName("form-row");
    add(
        nameJa,
        nameEn,
        kind,
        organization,
        newOrganization,
        partner,
        needs,
        area,
        numbers,
        eligibility);
  }

  private static TextField text(String key) {
    return new TextField(CardWords.text("board.directory." + key));
  }

  private static IntegerField number(String key) {
    IntegerField field = new IntegerField(CardWords.text("board.directory." + key));
    field.setMin(0);
    field.setWidth("9rem");
    return field;
  }

  @Override
  boolean complete() {
    boolean named = !nameJa.getValue().isBlank() || !nameEn.getValue().isBlank();
    nameJa.setInvalid(!named);
    nameJa.setErrorMessage(CardWords.text("board.problem.empty"));
    kind.setInvalid(kind.getValue() == null);
    kind.setErrorMessage(CardWords.text("board.problem.empty"));
    boolean offered = organization.getValue() != null || !newOrganization.getValue().isBlank();
    newOrganization.setInvalid(!offered);
    newOrganization.setErrorMessage(CardWords.text("board.problem.empty"));
    area.setInvalid(area.getValue().isBlank());
    area.setErrorMessage(CardWords.text("board.problem.empty"));
    return named
        && kind.getValue() != null
        && offered
        && !area.getValue().isBlank()
        && !from.isInvalid()
        && !to.isInvalid()
        && !capacity.isInvalid();
  }

  @Override
  RecordResult submit() {
    Organization chosen = organization.getValue();
    return directory.add(
        new NewService(
            chosen == null ? "" : chosen.id(),
            newOrganization.getValue(),
            partner.getValue(),
            kind.getValue(),
            new LocalizedText(nameJa.getValue(), nameEn.getValue()),
            needs.getValue().stream().sorted().toList(),
            area.getValue(),
            eligibility.getValue(),
            from.getValue(),
            to.getValue(),
            capacity.getValue()),
        user);
  }

  @Override
  String changed(Changed changed) {
    return CardWords.text("board.directory.changed");
  }
}
