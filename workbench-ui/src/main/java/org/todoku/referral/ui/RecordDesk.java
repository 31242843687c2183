package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.CardDetail;
import org.todoku.referral.CardRecord;
import org.todoku.referral.CardRecord.Paper;
import org.todoku.referral.CardRecord.PaperKind;
import org.todoku.referral.CardRecords;
import org.todoku.referral.CardState;
import org.todoku.referral.CardSummary;
import org.todoku.referral.Directory;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordStore;
import org.todoku.referral.Referral;
import org.todoku.referral.ReferralAction;
import org.todoku.referral.Referrals;
import org.todoku.referral.SupportService;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Toasts;

/** Opens the forms of an opened card, and says what came of them. */
final class RecordDesk {
  private final CardRecords records;
  private final Referrals referrals;
  private final Directory directory;
  private final CurrentUser user;
  private final People people;
  private final Clock clock;
  private final Runnable refresh;

  RecordDesk(
      CardRecords records,
      Referrals referrals,
      Directory directory,
      CurrentUser user,
      People people,
      Clock clock,
      Runnable refresh) {
    this.records = records;
    this.referrals = referrals;
    this.directory = directory;
    this.user = user;
    this.people = people;
    this.clock = clock;
    this.refresh = refresh;
  }

  CardRecord read(long card) {
    return records.of(card, user);
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Whether this person writes on a card, so that it is worth offering. */
  boolean writes(CardSummary card) {
    return card.state() != CardState.CLOSED
        && (card.assignee() == null
            || card.assignee().equals(user.login())
            || user.is(Role.SUPERVISOR));
  }

  void write(long card, PaperKind kind, @Nullable Paper current) {
    new PaperDialog(records, user, people, card, kind, current, refresh).open();
  }

  void consent(long card) {
    new ConsentDialog(records, user, card, today(), refresh).open();
  }

  void withdraw(long consent, int open) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(CardWords.text("board.consent.withdrawTitle"));
    dialog.add(new Paragraph(CardWords.text("board.consent.withdrawText", open)));
    Button done =
        new Button(
            CardWords.text("board.consent.withdraw"),
            event -> {
              dialog.close();
              say(records.withdraw(consent, user), "board.consent.withdrawn");
              refresh.run();
            });
    done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog
        .getFooter()
        .add(new Button(CardWords.text("shared.cancel"), event -> dialog.close()), done);
    dialog.open();
  }

  void refer(CardDetail card, CardRecord record) {
    new OfferDialog(
            referrals,
            user,
            card.summary().id(),
            card.child().label(),
            record,
            directory.suggestions(card),
            directory.services(),
            today(),
            refresh)
        .open();
  }

  /** Does at once what needs no words, and asks for the rest. */
  void act(Referral referral, ReferralAction action) {
    boolean atOnce = action == ReferralAction.ACCEPT || action == ReferralAction.START;
    if (atOnce) {
      say(
          referrals.act(referral.id(), referral.version(), action, null, null, user),
          "board.referral.done");
      refresh.run();
      return;
    }
    List<SupportService> instead =
        action == ReferralAction.REDIRECT
            ? directory.services().stream()
                .filter(service -> service.status() == SupportService.Status.ACTIVE)
                .filter(service -> !service.id().equals(referral.service()))
                .toList()
            : List.of();
    new ReferralDialog(referrals, user, people, referral, action, instead, refresh).open();
  }

  RecordResult comment(long card, String text, Set<String> mentions) {
    return records.comment(card, text, mentions, user);
  }

  RecordResult attach(long card, String name, byte[] content) {
    return records.attach(card, name, content, user);
  }

  /** A document's bytes; throws where it may not be read. */
  RecordStore.Content document(long document) {
    return records.document(document, user).orElseThrow();
  }

  private void say(RecordResult result, String doneKey) {
    switch (result) {
      case RecordResult.Done done -> Toasts.done(CardWords.text(doneKey));
      case RecordResult.Changed changed ->
          Toasts.problem(
              CardWords.text(
                  "board.referral.changed",
                  people.name(changed.by()),
                  Dates.moment(changed.at(), Screen.language()),
                  CardWords.text("board.referral.did." + changed.what())));
      case RecordResult.Refused refused -> Toasts.problem(words(refused));
    }
  }

  /** Why something is not possible, in words. */
  static String words(RecordResult.Refused refused) {
    return CardWords.text("board.problem." + refused.problem().word(), refused.detail());
  }
}
