package org.todoku.referral.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.todoku.access.CurrentUser;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.Referral;
import org.todoku.referral.ReferralAction;
import org.todoku.referral.Referrals;
import org.todoku.referral.Refusal;
import org.todoku.referral.SupportService;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;

/** Asks what an answer to a referral needs: why it is refused, a note, or where it goes instead. */
final class ReferralDialog extends FormDialog {
  private static final long serialVersionUID = 1L;

  private final transient Referrals referrals;
  private final transient CurrentUser user;
  private final transient People people;
  private final transient Referral referral;
  private final ReferralAction action;
  private final RadioButtonGroup<Refusal> why = new RadioButtonGroup<>();
  private final Select<SupportService> instead = new Select<>();
  private final TextArea note = new TextArea();
  private int seen;

  /**
   * @param services where it may go instead; only for {@link ReferralAction#REDIRECT}
   */
  ReferralDialog(
      Referrals referrals,
      CurrentUser user,
      People people,
      Referral referral,
      ReferralAction action,
      List<SupportService> services,
      Runnable done) {
    super(
        CardWords.text(
            "board.referral.ask." + action.word(), referral.serviceName().in(Screen.language())),
        "",
        CardWords.text("board.referral.action." + action.word()),
        done);
    this.referrals = referrals;
    this.user = user;
    this.people = people;
    this.referral = referral;
    this.action = action;
    this.seen = referral.version();
    if (action == ReferralAction.REFUSE) {
      why.setLabel(CardWords.text("shared.reason.why"));
      why.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
      why.setItems(Refusal.values());
      why.setItemLabelGenerator(each -> CardWords.text("board.refusal." + each.word()));
      why.setRequiredIndicatorVisible(true);
      add(why);
    }
    if (action == ReferralAction.REDIRECT) {
      instead.setLabel(CardWords.text("board.referral.instead"));
      instead.setItems(services);
      instead.setItemLabelGenerator(OfferDialog::words);
      instead.setWidthFull();
      add(instead);
    } else {
      note.setLabel(CardWords.text("board.ask.note"));
      note.setMaxLength(Referrals.LONGEST_MESSAGE);
      note.setWidthFull();
      note.setMinRows(3);
      add(note);
    }
  }

  @Override
  boolean complete() {
    boolean noReason =
        action == ReferralAction.REFUSE
            && (why.getValue() == null
                || why.getValue() == Refusal.OTHER && note.getValue().isBlank());
    why.setInvalid(noReason);
    why.setErrorMessage(
        CardWords.text(why.getValue() == null ? "shared.reason.choose" : "shared.reason.sayMore"));
    boolean nowhere = action == ReferralAction.REDIRECT && instead.getValue() == null;
    instead.setInvalid(nowhere);
    instead.setErrorMessage(CardWords.text("board.offer.chooseService"));
    return !noReason && !nowhere;
  }

  @Override
  RecordResult submit() {
    return action == ReferralAction.REDIRECT
        ? referrals.redirect(referral.id(), seen, instead.getValue().id(), user)
        : referrals.act(referral.id(), seen, action, why.getValue(), note.getValue(), user);
  }

  @Override
  String changed(Changed changed) {
    seen = changed.version();
    return CardWords.text(
        "board.referral.changed",
        people.name(changed.by()),
        Dates.moment(changed.at(), Screen.language()),
        CardWords.text("board.referral.did." + changed.what()));
  }
}
