package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.todoku.access.CurrentUser;
import org.todoku.access.User;
import org.todoku.referral.BoardCard;
import org.todoku.referral.CardAction;
import org.todoku.referral.CardMoves;
import org.todoku.referral.CardState;
import org.todoku.referral.MoveRequest;
import org.todoku.referral.MoveResult;
import org.todoku.referral.Reason;
import org.todoku.referral.Workflow;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;

/**
 * Moves many cards together: first it shows what would become of each, then does it, then says of
 * each what came of it.
 */
final class BulkDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  private final transient CardMoves moves;
  private final transient CurrentUser user;
  private final transient People people;
  private final CardAction action;
  private final transient List<BoardCard> cards;
  private final transient Runnable done;
  private final ComboBox<User> who = new ComboBox<>();
  private final Select<Reason> reason = new Select<>();
  private final TextArea note = new TextArea();
  private final Div form = new Div();
  private final UnorderedList rows = new UnorderedList();
  private final Button make = new Button();

  BulkDialog(
      CardMoves moves,
      CurrentUser user,
      People people,
      CardAction action,
      List<BoardCard> cards,
      Runnable done) {
    this.moves = moves;
    this.user = user;
    this.people = people;
    this.action = action;
    this.cards = List.copyOf(cards);
    this.done = done;
    String words = CardWords.text("board.action." + action.word());
    setHeaderTitle(CardWords.text("board.bulk.title", cards.size(), words));
    setWidth("40rem");
    addClassName("action-dialog");
    setCloseOnOutsideClick(false);
    form();
    rows.addClassNames("plain-list", "bulk-rows");
    add(form, rows);
    long possible = cards.stream().filter(this::possible).count();
    make.setText(CardWords.text("board.bulk.do", possible));
    make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    make.setEnabled(possible > 0);
    make.setDisableOnClick(true);
    make.addClickListener(event -> confirm());
    getFooter().add(new Button(CardWords.text("shared.close"), event -> close()), make);
    cards.forEach(card -> rows.add(previewed(card)));
  }

  private void form() {
    if (action == CardAction.ASSIGN) {
      who.setLabel(CardWords.text("board.assign.who"));
      who.setItems(moves.assignable());
      who.setItemLabelGenerator(person -> person.name().in(Screen.language()));
      who.setRequiredIndicatorVisible(true);
      form.add(who);
    }
    if (action.needs() == CardAction.Needs.REASON) {
      reason.setLabel(CardWords.text("shared.reason.why"));
      reason.setItems(Reason.of(action));
      reason.setItemLabelGenerator(each -> CardWords.text("board.reason." + each.word()));
      reason.setWidthFull();
      note.setLabel(CardWords.text("board.ask.note"));
      note.setMaxLength(CardMoves.LONGEST_NOTE);
      note.setWidthFull();
      form.add(reason, note);
    }
    if (form.getComponentCount() == 0) {
      form.add(new Paragraph(CardWords.text("board.bulk.text")));
    }
  }

  private boolean possible(BoardCard card) {
    return action.allowedTo(user) && Workflow.after(card.summary().state(), action).isPresent();
  }

  private ListItem previewed(BoardCard card) {
    CardState from = card.summary().state();
    return Workflow.after(from, action)
        .filter(to -> action.allowedTo(user))
        .map(
            to ->
                row(
                    card,
                    StateBadge.Shape.HALF,
                    CardWords.text("board.bulk.way", CardWords.state(from), CardWords.state(to))))
        .orElseGet(
            () ->
                row(
                    card,
                    StateBadge.Shape.ATTENTION,
                    CardWords.text("board.bulk.cannot", CardWords.state(from))));
  }

  private static ListItem row(BoardCard card, StateBadge.Shape shape, String words) {
    Span name = new Span(card.child().label());
    name.addClassName("referral-name");
    return new ListItem(name, new StateBadge(shape, words));
  }

  private void confirm() {
    User person = who.getValue();
    Reason why = reason.getValue();
    boolean noPerson = action == CardAction.ASSIGN && person == null;
    boolean noReason =
        action.needs() == CardAction.Needs.REASON
            && (why == null || why.needsNote() && note.getValue().isBlank());
    who.setInvalid(noPerson);
    who.setErrorMessage(CardWords.text("board.assign.choose"));
    reason.setInvalid(noReason);
    reason.setErrorMessage(
        CardWords.text(why == null ? "shared.reason.choose" : "shared.reason.sayMore"));
    if (noPerson || noReason) {
      make.setEnabled(true);
      return;
    }
    rows.removeAll();
    for (BoardCard card : cards) {
      if (possible(card)) {
        MoveRequest request =
            person == null
                ? MoveRequest.of(card.summary().id(), card.summary().version(), action)
                : MoveRequest.assign(card.summary().id(), card.summary().version(), person.login());
        rows.add(done(card, moves.move(request.because(why).withNote(note.getValue()), user)));
      } else {
        rows.add(previewed(card));
      }
    }
    form.setVisible(false);
    make.setVisible(false);
    done.run();
  }

  private ListItem done(BoardCard card, MoveResult result) {
    return switch (result) {
      case MoveResult.Moved moved ->
          row(
              card,
              StateBadge.Shape.FULL,
              CardWords.text("board.bulk.done", CardWords.state(moved.to())));
      case MoveResult.Conflict conflict ->
          row(
              card,
              StateBadge.Shape.ATTENTION,
              CardWords.text(
                  "board.conflict.text",
                  people.name(conflict.by()),
                  Dates.moment(conflict.at(), Screen.language()),
                  CardWords.text("board.event." + conflict.what()),
                  CardWords.state(conflict.state())));
      case MoveResult.Refused refused ->
          row(
              card,
              StateBadge.Shape.ATTENTION,
              CardWords.text("board.refused." + refused.why().word()));
    };
  }
}
