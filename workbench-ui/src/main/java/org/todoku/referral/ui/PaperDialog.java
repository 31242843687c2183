package org.todoku.referral.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.referral.CardRecord.Paper;
import org.todoku.referral.CardRecord.PaperKind;
import org.todoku.referral.CardRecords;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;

/** Writes the family's wishes or the support plan. */
final class PaperDialog extends FormDialog {
  private static final long serialVersionUID = 1L;

  private final transient CardRecords records;
  private final transient CurrentUser user;
  private final transient People people;
  private final long card;
  private final PaperKind kind;
  private final TextArea text = new TextArea();
  private final Div theirs = new Div();
  private int seen;

  PaperDialog(
      CardRecords records,
      CurrentUser user,
      People people,
      long card,
      PaperKind kind,
      @Nullable Paper current,
      Runnable done) {
    super(
        CardWords.text("board.paper." + kind.word()),
        CardWords.text("board.paper.hint." + kind.word()),
        CardWords.text("board.paper.save"),
        done);
    this.records = records;
    this.user = user;
    this.people = people;
    this.card = card;
    this.kind = kind;
    this.seen = current == null ? 0 : current.version();
    text.setLabel(CardWords.text("board.paper." + kind.word()));
    text.setValue(current == null ? "" : current.text());
    text.setWidthFull();
    text.setMinRows(8);
    text.setMaxLength(CardRecords.LONGEST_PAPER);
    text.setAutofocus(true);
    theirs.addClassName("paper-theirs");
    add(theirs, text);
  }

  @Override
  boolean complete() {
    boolean empty = text.getValue().isBlank();
    text.setInvalid(empty);
    text.setErrorMessage(CardWords.text("board.problem.empty"));
    return !empty;
  }

  @Override
  RecordResult submit() {
    return records.write(card, kind, seen, text.getValue(), user);
  }

  @Override
  String changed(Changed changed) {
    seen = changed.version();
    theirs.setText(changed.what());
    return CardWords.text(
        "board.paper.changed",
        people.name(changed.by()),
        Dates.moment(changed.at(), Screen.language()));
  }
}
