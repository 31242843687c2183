package org.todoku.referral.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.todoku.access.CurrentUser;
import org.todoku.referral.CardRecords;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.SharingScope;
import org.todoku.shared.ui.CalendarTexts;

/** Notes that a family agreed: to what, since when, until when. */
final class ConsentDialog extends FormDialog {
  private static final long serialVersionUID = 1L;
  private static final int MONTHS = 6;

  private final transient CardRecords records;
  private final transient CurrentUser user;
  private final long card;
  private final Select<String> by = new Select<>();
  private final DatePicker from = new DatePicker();
  private final DatePicker until = new DatePicker();
  private final CheckboxGroup<SharingScope> scope = new CheckboxGroup<>();
  private final TextArea note = new TextArea();

  ConsentDialog(CardRecords records, CurrentUser user, long card, LocalDate today, Runnable done) {
    super(
        CardWords.text("board.consent.title"),
        CardWords.text("board.consent.hint"),
        CardWords.text("board.consent.save"),
        done);
    this.records = records;
    this.user = user;
    this.card = card;
    Locale locale = UI.getCurrent().getLocale();
    by.setLabel(CardWords.text("board.consent.by"));
    by.setItems("guardian", "child", "both");
    by.setItemLabelGenerator(who -> CardWords.text("board.consent.by." + who));
    by.setValue("guardian");
    from.setLabel(CardWords.text("board.consent.from"));
    from.setValue(today);
    from.setMax(today);
    until.setLabel(CardWords.text("board.consent.until"));
    until.setValue(today.plusMonths(MONTHS));
    until.setMin(today);
    for (DatePicker day : new DatePicker[] {from, until}) {
      day.setLocale(locale);
      day.setI18n(CalendarTexts.in(locale, this));
      day.setRequiredIndicatorVisible(true);
    }
    scope.setLabel(CardWords.text("board.consent.scope"));
    scope.setItems(SharingScope.values());
    scope.setItemLabelGenerator(each -> CardWords.text("board.scope." + each.word()));
    scope.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    scope.setValue(Set.of(SharingScope.IDENTITY, SharingScope.SITUATION));
    note.setLabel(CardWords.text("board.ask.note"));
    note.setWidthFull();
    note.setMaxLength(CardRecords.LONGEST_COMMENT);
    Div days = new Div(from, until);
    days.addClassName("form-row");
    add(by, scope, days, note);
  }

  @Override
  boolean complete() {
    boolean nothing = scope.getValue().isEmpty();
    scope.setInvalid(nothing);
    scope.setErrorMessage(CardWords.text("board.problem.empty"));
    return !nothing
        && !from.isInvalid()
        && !until.isInvalid()
        && from.getValue() != null
        && until.getValue() != null;
  }

  @Override
  RecordResult submit() {
    return records.consent(
        card,
        by.getValue(),
        from.getValue(),
        until.getValue(),
        scope.getValue(),
        note.getValue(),
        user);
  }

  @Override
  String changed(Changed changed) {
    return "";
  }
}
