package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.User;
import org.todoku.referral.CardAction;
import org.todoku.referral.CardMoves;
import org.todoku.referral.CardState;
import org.todoku.referral.CardSummary;
import org.todoku.referral.MoveRequest;
import org.todoku.referral.MoveResult;
import org.todoku.referral.Workflow;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Toasts;

/** Asks what a move still needs, makes it, and says what came of it. */
final class MoveDesk {
  private final CardMoves moves;
  private final CurrentUser user;
  private final People people;
  private final Clock clock;
  private final Surroundings surroundings;

  /** The page around the desk. */
  interface Surroundings {
    /** Shows the board and the open card as they are now. */
    void refresh();

    /** Opens a card. */
    void look(long card);
  }

  MoveDesk(
      CardMoves moves, CurrentUser user, People people, Clock clock, Surroundings surroundings) {
    this.clock = clock;
    this.moves = moves;
    this.user = user;
    this.people = people;
    this.surroundings = surroundings;
  }

  /** What this person can do with a card, in the order in which it is offered. */
  List<CardAction> actions(CardState state) {
    return Workflow.actionsIn(state).stream().filter(action -> action.allowedTo(user)).toList();
  }

  /** The one action that leads on from a state, or null where this person may not do it. */
  @Nullable CardAction next(CardState state) {
    CardAction next = state.next();
    return next != null && next.allowedTo(user) ? next : null;
  }

  /** What can be done with a card, without what its clock makes pointless. */
  List<CardAction> actions(CardSummary card) {
    CardAction pointless = card.pausedOn() == null ? CardAction.RESUME : CardAction.PAUSE;
    return actions(card.state()).stream().filter(action -> action != pointless).toList();
  }

  /** Lists what can be done with a card. */
  void choose(CardSummary card, String name) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(CardWords.text("board.menu.title", name));
    Div choices = new Div();
    choices.addClassName("move-choices");
    for (CardAction action : actions(card)) {
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
    if (action == CardAction.ASSIGN) {
      askWho(card, name);
    } else if (ActionDialog.asks(action)) {
      new ActionDialog(
              action,
              card,
              name,
              LocalDateTime.now(clock),
              wanted -> {
                MoveResult result = moves.move(wanted, user);
                if (result instanceof MoveResult.Moved moved) {
                  tell(wanted, moved, name);
                }
                surroundings.refresh();
                return result;
              },
              this::whoWasFaster)
          .open();
    } else {
      make(MoveRequest.of(card.id(), card.version(), action), name);
    }
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
      case MoveResult.Moved moved -> tell(wanted, moved, name);
      case MoveResult.Conflict conflict ->
          conflict(conflict, name, () -> make(wanted.seen(conflict.version()), name));
      case MoveResult.Refused refused ->
          Toasts.problem(CardWords.text("board.refused." + refused.why().word()));
    }
    surroundings.refresh();
  }

  private void tell(MoveRequest wanted, MoveResult.Moved moved, String name) {
    String said;
    if (wanted.action() == CardAction.ASSIGN && moved.assignee() != null) {
      said = CardWords.text("board.done.assign", name, people.name(moved.assignee()));
    } else if (moved.from() == moved.to()) {
      said =
          CardWords.text(
              "board.done.recorded", name, CardWords.text("board.event." + wanted.action().word()));
    } else {
      said = CardWords.text("board.done.moved", name, CardWords.state(moved.to()));
    }
    if (moved.undoable()) {
      Toasts.undoable(said, () -> undo(moved, name));
    } else {
      Toasts.done(said);
    }
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
    dialog.add(
        new Paragraph(whoWasFaster(conflict)),
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

  private String whoWasFaster(MoveResult.Conflict conflict) {
    return CardWords.text(
        "board.conflict.text",
        people.name(conflict.by()),
        Dates.moment(conflict.at(), Screen.language()),
        CardWords.text("board.event." + conflict.what()),
        CardWords.state(conflict.state()));
  }
}
