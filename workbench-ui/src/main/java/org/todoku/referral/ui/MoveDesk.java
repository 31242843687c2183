package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.User;
import org.todoku.referral.CardAction;
import org.todoku.referral.CardMoves;
import org.todoku.referral.CardState;
import org.todoku.referral.CardSummary;
import org.todoku.referral.CloseReason;
import org.todoku.referral.MoveRequest;
import org.todoku.referral.MoveResult;
import org.todoku.referral.Workflow;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.ReasonDialog;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Toasts;

/** Asks what a move still needs, makes it, and says what came of it. */
final class MoveDesk {
  private final CardMoves moves;
  private final CurrentUser user;
  private final People people;
  private final Surroundings surroundings;

  /** The page around the desk. */
  interface Surroundings {
    /** Shows the board and the open card as they are now. */
    void refresh();

    /** Opens a card. */
    void look(long card);
  }

  MoveDesk(CardMoves moves, CurrentUser user, People people, Surroundings surroundings) {
    this.moves = moves;
    this.user = user;
    this.people = people;
    this.surroundings = surroundings;
  }

  /** What this person can do with a card, in the order in which it is offered. */
  List<CardAction> actions(CardState state) {
    return Workflow.actionsIn(state).stream().filter(action -> action.allowedTo(user)).toList();
  }

  /** The one action that leads on from a state, or null. */
  @Nullable CardAction next(CardState state) {
    return switch (state) {
      case CANDIDATE -> CardAction.CONFIRM;
      case CONFERENCE -> CardAction.ASSIGN;
      case OUTREACH, WISHES, SUPPORT_PLAN, REFERRAL, MONITORING, CLOSED -> null;
    };
  }

  /** Lists what can be done with a card. */
  void choose(CardSummary card, String name) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(CardWords.text("board.menu.title", name));
    Div choices = new Div();
    choices.addClassName("move-choices");
    for (CardAction action : actions(card.state())) {
      Button choice =
          new Button(
              CardWords.text("board.action." + action.word()),
              event -> {
                dialog.close();
                ask(action, card, name);
              });
      if (action == next(card.state())) {
        choice.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        choice.setAutofocus(true);
      }
      choices.add(choice);
    }
    dialog.add(choices);
    dialog.getFooter().add(new Button(CardWords.text("shared.cancel"), event -> dialog.close()));
    dialog.open();
  }

  /** Brings a card to the column of a state, where an action does that. */
  void bring(CardSummary card, String name, CardState to) {
    if (card.state() == to) {
      return;
    }
    Workflow.between(card.state(), to)
        .filter(action -> action.allowedTo(user))
        .ifPresentOrElse(
            action -> ask(action, card, name),
            () ->
                Toasts.problem(
                    CardWords.text(
                        "board.cannotBring", CardWords.state(card.state()), CardWords.state(to))));
  }

  /** Asks what an action needs, and does it. */
  void ask(CardAction action, CardSummary card, String name) {
    switch (action) {
      case NOT_APPLICABLE -> askWhy(card, name);
      case ASSIGN -> askWho(card, name);
      case CONFIRM, ALREADY_SUPPORTED, TAKE_BACK, REOPEN ->
          make(MoveRequest.of(card.id(), card.version(), action), name);
      case UNDO -> throw new IllegalArgumentException("an undo is not asked for");
    }
  }

  private void askWhy(CardSummary card, String name) {
    new ReasonDialog(
            CardWords.text("board.notApplicable.title", name),
            CardWords.text("board.notApplicable.text"),
            CloseReason.of(CardAction.NOT_APPLICABLE).stream()
                .map(
                    reason ->
                        new ReasonDialog.Reason(
                            reason.word(),
                            CardWords.text("board.reason." + reason.word()),
                            reason == CloseReason.OTHER))
                .toList(),
            CardWords.text("board.action.notApplicable"),
            answer ->
                make(
                    MoveRequest.notApplicable(
                        card.id(), card.version(), CloseReason.of(answer.reason()), answer.note()),
                    name))
        .open();
  }

  private void askWho(CardSummary card, String name) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(CardWords.text("board.assign.title", name));
    dialog.setWidth("28rem");
    ComboBox<User> who = new ComboBox<>(CardWords.text("board.assign.who"));
    List<User> choices = moves.assignable();
    who.setItems(choices);
    who.setItemLabelGenerator(person -> person.name().in(Screen.language()));
    who.setWidthFull();
    who.setRequiredIndicatorVisible(true);
    who.setAutofocus(true);
    String current = card.assignee() == null ? user.login() : card.assignee();
    choices.stream()
        .filter(person -> person.login().equals(current))
        .findFirst()
        .ifPresent(who::setValue);
    dialog.add(new Paragraph(CardWords.text("board.assign.text")), who);
    Button assign =
        new Button(
            CardWords.text("board.action.assign"),
            event -> {
              User chosen = who.getValue();
              who.setInvalid(chosen == null);
              who.setErrorMessage(CardWords.text("board.assign.choose"));
              if (chosen != null) {
                dialog.close();
                make(MoveRequest.assign(card.id(), card.version(), chosen.login()), name);
              }
            });
    assign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog
        .getFooter()
        .add(new Button(CardWords.text("shared.cancel"), event -> dialog.close()), assign);
    dialog.open();
  }

  private void make(MoveRequest wanted, String name) {
    MoveResult result = moves.move(wanted, user);
    switch (result) {
      case MoveResult.Moved moved -> {
        String said =
            wanted.action() == CardAction.ASSIGN && moved.assignee() != null
                ? CardWords.text("board.done.assign", name, people.name(moved.assignee()))
                : CardWords.text("board.done.moved", name, CardWords.state(moved.to()));
        if (moved.undoable()) {
          Toasts.undoable(said, () -> undo(moved, name));
        } else {
          Toasts.done(said);
        }
      }
      case MoveResult.Conflict conflict ->
          conflict(conflict, name, () -> again(wanted, conflict, name));
      case MoveResult.Refused refused ->
          Toasts.problem(CardWords.text("board.refused." + refused.why().word()));
    }
    surroundings.refresh();
  }

  private void again(MoveRequest wanted, MoveResult.Conflict conflict, String name) {
    make(
        new MoveRequest(
            wanted.card(),
            conflict.version(),
            wanted.action(),
            wanted.assignee(),
            wanted.reason(),
            wanted.note()),
        name);
  }

  private void undo(MoveResult.Moved moved, String name) {
    MoveResult result = moves.undo(moved.card(), moved.version(), user);
    switch (result) {
      case MoveResult.Moved back ->
          Toasts.done(CardWords.text("board.done.undone", name, CardWords.state(back.to())));
      case MoveResult.Conflict conflict -> conflict(conflict, name, null);
      case MoveResult.Refused refused ->
          Toasts.problem(CardWords.text("board.refused." + refused.why().word()));
    }
    surroundings.refresh();
  }

  private void conflict(
      MoveResult.Conflict conflict, String name, @Nullable SerializableRunnable again) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(CardWords.text("board.conflict.title", name));
    dialog.setWidth("32rem");
    Instant at = conflict.at();
    dialog.add(
        new Paragraph(
            CardWords.text(
                "board.conflict.text",
                people.name(conflict.by()),
                Dates.moment(at, Screen.language()),
                CardWords.text("board.event." + conflict.what()),
                CardWords.state(conflict.state()))),
        new Paragraph(CardWords.text("board.conflict.nothingLost")));
    Button look =
        new Button(
            CardWords.text("board.conflict.look"),
            event -> {
              dialog.close();
              surroundings.look(conflict.card());
            });
    look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    look.setAutofocus(true);
    dialog.getFooter().add(new Button(CardWords.text("shared.close"), event -> dialog.close()));
    if (again != null) {
      dialog
          .getFooter()
          .add(
              new Button(
                  CardWords.text("board.conflict.again"),
                  event -> {
                    dialog.close();
                    again.run();
                  }));
    }
    dialog.getFooter().add(look);
    dialog.open();
  }
}
