package org.todoku.referral;

import static org.todoku.referral.CardAction.ALREADY_SUPPORTED;
import static org.todoku.referral.CardAction.ASSIGN;
import static org.todoku.referral.CardAction.CONFIRM;
import static org.todoku.referral.CardAction.NOT_APPLICABLE;
import static org.todoku.referral.CardAction.REOPEN;
import static org.todoku.referral.CardAction.TAKE_BACK;
import static org.todoku.referral.CardAction.UNDO;
import static org.todoku.referral.CardState.CANDIDATE;
import static org.todoku.referral.CardState.CLOSED;
import static org.todoku.referral.CardState.CONFERENCE;
import static org.todoku.referral.CardState.OUTREACH;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The one table of moves. The database holds the same table and refuses what is not in it; a test
 * holds the two together.
 */
public final class Workflow {
  /** One way from a state to another. */
  public record Move(CardState from, CardAction action, CardState to) {}

  static final List<Move> MOVES =
      List.of(
          new Move(CANDIDATE, CONFIRM, CONFERENCE),
          new Move(CANDIDATE, NOT_APPLICABLE, CLOSED),
          new Move(CANDIDATE, ALREADY_SUPPORTED, CLOSED),
          new Move(CONFERENCE, ASSIGN, OUTREACH),
          new Move(CONFERENCE, NOT_APPLICABLE, CLOSED),
          new Move(CONFERENCE, ALREADY_SUPPORTED, CLOSED),
          new Move(CONFERENCE, TAKE_BACK, CANDIDATE),
          new Move(OUTREACH, TAKE_BACK, CONFERENCE),
          new Move(CLOSED, REOPEN, CANDIDATE),
          new Move(CONFERENCE, UNDO, CANDIDATE),
          new Move(OUTREACH, UNDO, CONFERENCE),
          new Move(CLOSED, UNDO, CANDIDATE),
          new Move(CLOSED, UNDO, CONFERENCE));

  private Workflow() {}

  /**
   * Where an action leads. Assigning where the table knows no move only changes who is responsible:
   * the card stays. An undo leads to where its card came from, which only its history tells.
   */
  public static Optional<CardState> after(CardState from, CardAction action) {
    if (action == UNDO) {
      return Optional.empty();
    }
    Optional<CardState> to =
        MOVES.stream()
            .filter(move -> move.from() == from && move.action() == action)
            .map(Move::to)
            .findFirst();
    return to.isEmpty() && action == ASSIGN && from != CLOSED ? Optional.of(from) : to;
  }

  /** Whether a move stands in the table. */
  public static boolean allows(CardState from, CardAction action, CardState to) {
    return MOVES.contains(new Move(from, action, to));
  }

  /** What can be done with a card in a state, in the order in which it is offered. */
  public static List<CardAction> actionsIn(CardState state) {
    return Arrays.stream(CardAction.values())
        .filter(action -> after(state, action).isPresent())
        .toList();
  }

  /** The action, if there is one, that brings a card from one state to another by dragging. */
  public static Optional<CardAction> between(CardState from, CardState to) {
    return MOVES.stream()
        .filter(move -> move.from() == from && move.to() == to && move.action() != UNDO)
        .map(Move::action)
        .findFirst();
  }

  /** The states that cards come to, in their order: the columns of the board. */
  public static List<CardState> columns() {
    return Arrays.stream(CardState.values())
        .filter(state -> state == CANDIDATE || MOVES.stream().anyMatch(move -> move.to() == state))
        .toList();
  }
}
