package org.todoku.referral.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.todoku.access.CurrentUser;
import org.todoku.referral.CardMoves;
import org.todoku.referral.Office;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.Transfer;
import org.todoku.referral.Transfers;
import org.todoku.referral.Transfers.Standing;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Toasts;

/** Opens the forms of transfers between offices, and says what came of them. */
final class TransferDesk {
  private final Transfers transfers;
  private final CurrentUser user;
  private final Runnable refresh;

  TransferDesk(Transfers transfers, CurrentUser user, Runnable refresh) {
    this.transfers = transfers;
    this.user = user;
    this.refresh = refresh;
  }

  Standing of(long card) {
    return transfers.of(card, user);
  }

  void offer(long card, Standing standing) {
    new OfferToOffice(card, standing).open();
  }

  void accept(Transfer transfer) {
    say(transfers.accept(transfer.id(), user), "board.transfer.accepted");
  }

  void withdraw(Transfer transfer) {
    say(transfers.withdraw(transfer.id(), user), "board.transfer.withdrawn");
  }

  void sendBack(Transfer transfer) {
    new SendBack(transfer).open();
  }

  private void say(RecordResult result, String doneKey) {
    switch (result) {
      case RecordResult.Done done -> Toasts.done(CardWords.text(doneKey));
      case Changed changed -> Toasts.problem(CardWords.text("board.directory.changed"));
      case RecordResult.Refused refused -> Toasts.problem(RecordDesk.words(refused));
    }
    refresh.run();
  }

  /** Asks to which office, why, and what that should know. */
  private final class OfferToOffice extends FormDialog {
    private static final long serialVersionUID = 1L;

    private final long card;
    private final Select<Office> to = new Select<>();
    private final Select<Transfer.Reason> reason = new Select<>();
    private final TextArea note = new TextArea(CardWords.text("board.transfer.note"));

    OfferToOffice(long card, Standing standing) {
      super(
          CardWords.text("board.transfer.offer"),
          CardWords.text("board.transfer.what"),
          CardWords.text("board.transfer.doOffer"),
          refresh);
      this.card = card;
      List<Office> others =
          standing.offices().stream()
              .filter(office -> !office.id().equals(standing.office()))
              .toList();
      to.setLabel(CardWords.text("board.transfer.to"));
      to.setItems(others);
      to.setItemLabelGenerator(office -> office.name().in(Screen.language()));
      if (others.size() == 1) {
        to.setValue(others.getFirst());
      }
      reason.setLabel(CardWords.text("board.transfer.why"));
      reason.setItems(Transfer.Reason.values());
      reason.setItemLabelGenerator(each -> CardWords.text("board.transfer.reason." + each.word()));
      to.setWidthFull();
      reason.setWidthFull();
      note.setWidthFull();
      note.setMinRows(3);
      note.setMaxLength(CardMoves.LONGEST_NOTE);
      add(to, reason, note);
    }

    @Override
    boolean complete() {
      String missing = CardWords.text("board.problem.empty");
      boolean words = reason.getValue() != Transfer.Reason.OTHER || !note.getValue().isBlank();
      to.setInvalid(to.getValue() == null);
      to.setErrorMessage(missing);
      reason.setInvalid(reason.getValue() == null);
      reason.setErrorMessage(missing);
      note.setInvalid(!words);
      note.setErrorMessage(missing);
      return to.getValue() != null && reason.getValue() != null && words;
    }

    @Override
    RecordResult submit() {
      return transfers.offer(card, to.getValue().id(), reason.getValue(), note.getValue(), user);
    }

    @Override
    String changed(Changed changed) {
      return CardWords.text("board.directory.changed");
    }
  }

  /** Asks why a card is sent back. */
  private final class SendBack extends FormDialog {
    private static final long serialVersionUID = 1L;

    private final transient Transfer transfer;
    private final TextArea why = new TextArea(CardWords.text("board.transfer.returnWhy"));

    SendBack(Transfer transfer) {
      super(
          CardWords.text("board.transfer.return"),
          CardWords.text("board.transfer.returnWhat"),
          CardWords.text("board.transfer.return"),
          refresh);
      this.transfer = transfer;
      why.setWidthFull();
      why.setMinRows(3);
      why.setMaxLength(CardMoves.LONGEST_NOTE);
      add(why);
    }

    @Override
    boolean complete() {
      why.setInvalid(why.getValue().isBlank());
      why.setErrorMessage(CardWords.text("board.problem.empty"));
      return !why.getValue().isBlank();
    }

    @Override
    RecordResult submit() {
      return transfers.sendBack(transfer.id(), why.getValue(), user);
    }

    @Override
    String changed(Changed changed) {
      return CardWords.text("board.directory.changed");
    }
  }
}
