package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import org.todoku.Workbench;
import org.todoku.referral.CardAction;
import org.todoku.referral.CardAction.Needs;
import org.todoku.referral.CardMoves;
import org.todoku.referral.CardSummary;
import org.todoku.referral.ContactWay;
import org.todoku.referral.MoveRequest;
import org.todoku.referral.MoveResult;
import org.todoku.referral.Reason;
import org.todoku.shared.ui.CalendarTexts;
import org.todoku.shared.ui.Notice;

/**
 * Asks what an action needs: why, when, how, or a few words. It stays open until the action is
 * done, so that nothing typed is lost when somebody else was faster.
 */
final class ActionDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  private final CardAction action;
  private final transient Function<MoveRequest, MoveResult> make;
  private final transient Function<MoveResult.Conflict, String> conflictWords;
  private final RadioButtonGroup<Reason> reasons = new RadioButtonGroup<>();
  private final DateTimePicker moment = new DateTimePicker();
  private final Select<ContactWay> way = new Select<>();
  private final DatePicker day = new DatePicker();
  private final TextArea note = new TextArea();
  private final Div problem = new Div();
  private transient MoveRequest wanted;

  /**
   * @param make does it, and gives what came of it
   * @param conflictWords says who was faster
   */
  ActionDialog(
      CardAction action,
      CardSummary card,
      String name,
      LocalDateTime now,
      Function<MoveRequest, MoveResult> make,
      Function<MoveResult.Conflict, String> conflictWords) {
    this.action = action;
    this.make = make;
    this.conflictWords = conflictWords;
    this.wanted = MoveRequest.of(card.id(), card.version(), action);
    String word = action.word();
    setHeaderTitle(CardWords.text("board.ask." + word + ".title", name));
    setWidth("34rem");
    addClassName("action-dialog");
    setCloseOnOutsideClick(false);
    add(new Paragraph(CardWords.text("board.ask." + word + ".text")), problem);
    Needs needs = action.needs();
    if (needs == Needs.REASON) {
      add(reasons());
    }
    if (needs == Needs.CONTACT || needs == Needs.MOMENT_AND_NOTE) {
      add(moment(now));
    }
    if (needs == Needs.CONTACT) {
      add(way());
    }
    if (action == CardAction.PAUSE || action == CardAction.DECLINE) {
      add(day(now));
    }
    add(note(needs == Needs.NOTE || needs == Needs.MOMENT_AND_NOTE));
    Button done = new Button(CardWords.text("board.action." + word), event -> confirm());
    done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button(CardWords.text("shared.cancel"), event -> close()), done);
  }

  /** Whether an action asks for anything at all. */
  static boolean asks(CardAction action) {
    return action.needs() != Needs.NOTHING;
  }

  private Component reasons() {
    reasons.setLabel(CardWords.text("shared.reason.why"));
    reasons.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    reasons.setItems(Reason.of(action));
    reasons.setItemLabelGenerator(reason -> CardWords.text("board.reason." + reason.word()));
    reasons.setRequiredIndicatorVisible(true);
    reasons.addValueChangeListener(
        event -> {
          reasons.setInvalid(false);
          note.setRequiredIndicatorVisible(
              event.getValue() != null && event.getValue().needsNote());
        });
    return reasons;
  }

  private Component moment(LocalDateTime now) {
    Locale locale = UI.getCurrent().getLocale();
    moment.setLabel(CardWords.text("board.ask.when." + action.word()));
    moment.setLocale(locale);
    moment.setDatePickerI18n(CalendarTexts.in(locale, this));
    moment.setValue(now.truncatedTo(ChronoUnit.MINUTES));
    moment.setMax(now.plusMinutes(5));
    moment.setDateAriaLabel(CardWords.text("board.ask.date"));
    moment.setTimeAriaLabel(CardWords.text("board.ask.time"));
    return moment;
  }

  private Component way() {
    way.setLabel(CardWords.text("board.ask.way"));
    way.setItems(ContactWay.values());
    way.setItemLabelGenerator(each -> CardWords.text("board.way." + each.word()));
    way.setValue(ContactWay.VISIT);
    return way;
  }

  private Component day(LocalDateTime now) {
    Locale locale = UI.getCurrent().getLocale();
    day.setLabel(CardWords.text("board.ask.day." + action.word()));
    day.setLocale(locale);
    day.setI18n(CalendarTexts.in(locale, this));
    day.setMin(now.toLocalDate());
    return day;
  }

  private Component note(boolean required) {
    note.setLabel(CardWords.text(required ? "board.ask.note." + action.word() : "board.ask.note"));
    note.setMaxLength(CardMoves.LONGEST_NOTE);
    note.setWidthFull();
    note.setMinRows(3);
    note.setRequiredIndicatorVisible(required);
    note.addValueChangeListener(event -> note.setInvalid(false));
    return note;
  }

  private void confirm() {
    Reason reason = reasons.getValue();
    String words = note.getValue().strip();
    boolean noReason = action.needs() == Needs.REASON && reason == null;
    reasons.setInvalid(noReason);
    reasons.setErrorMessage(CardWords.text("shared.reason.choose"));
    boolean needsNote =
        action.needs() == Needs.NOTE
            || action.needs() == Needs.MOMENT_AND_NOTE
            || reason != null && reason.needsNote();
    boolean noNote = needsNote && words.isEmpty();
    note.setInvalid(noNote);
    note.setErrorMessage(CardWords.text("shared.reason.sayMore"));
    if (noReason || noNote || moment.isInvalid() || day.isInvalid()) {
      return;
    }
    LocalDateTime happened = moment.getValue();
    wanted =
        wanted
            .because(reason)
            .withNote(words)
            .on(day.getValue())
            .at(happened == null ? null : happened.atZone(Workbench.ZONE).toInstant())
            .by(action.needs() == Needs.CONTACT ? way.getValue() : null);
    MoveResult result = make.apply(wanted);
    problem.removeAll();
    switch (result) {
      case MoveResult.Moved moved -> close();
      case MoveResult.Conflict conflict -> {
        problem.add(new Notice(Notice.Tone.ATTENTION, conflictWords.apply(conflict)));
        wanted = wanted.seen(conflict.version());
      }
      case MoveResult.Refused refused ->
          problem.add(
              new Notice(
                  Notice.Tone.PROBLEM, CardWords.text("board.refused." + refused.why().word())));
    }
  }
}
