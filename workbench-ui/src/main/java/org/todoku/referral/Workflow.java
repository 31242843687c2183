package org.todoku.referral;

import static org.todoku.referral.CardState.ASSIGNMENT;
import static org.todoku.referral.CardState.CANDIDATE;
import static org.todoku.referral.CardState.CLOSED;
import static org.todoku.referral.CardState.CONFERENCE;
import static org.todoku.referral.CardState.MONITORING;
import static org.todoku.referral.CardState.OUTREACH;
import static org.todoku.referral.CardState.REFERRAL;
import static org.todoku.referral.CardState.SAFETY_CHECK;
import static org.todoku.referral.CardState.SCREENING;
import static org.todoku.referral.CardState.SUPPORT_PLAN;
import static org.todoku.referral.CardState.WISHES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of moves. The database holds the same table and refuses what is not in it; a test
 * holds the two together. A row that leads to its own state is something done that leaves the card
 * where it is.
 */
public final class Workflow {
  /** One way from a state to another. */
  public record Move(CardState from, CardAction action, CardState to) {}

  static final List<Move> MOVES = table();

  private Workflow() {}

  private static List<Move> table() {
    List<Move> table =
        new ArrayList<>(
            List.of(
                new Move(CANDIDATE, CardAction.CHECK, SCREENING),
                new Move(CANDIDATE, CardAction.NOT_APPLICABLE, CLOSED),
                new Move(CANDIDATE, CardAction.ALREADY_SUPPORTED, CLOSED),
                new Move(SCREENING, CardAction.CONFIRM, CONFERENCE),
                new Move(SCREENING, CardAction.NOT_APPLICABLE, CLOSED),
                new Move(SCREENING, CardAction.ALREADY_SUPPORTED, CLOSED),
                new Move(SCREENING, CardAction.TAKE_BACK, CANDIDATE),
                new Move(CONFERENCE, CardAction.DECIDE, ASSIGNMENT),
                new Move(CONFERENCE, CardAction.NOT_APPLICABLE, CLOSED),
                new Move(CONFERENCE, CardAction.ALREADY_SUPPORTED, CLOSED),
                new Move(CONFERENCE, CardAction.TAKE_BACK, SCREENING),
                new Move(ASSIGNMENT, CardAction.ASSIGN, OUTREACH),
                new Move(ASSIGNMENT, CardAction.TAKE_BACK, CONFERENCE),
                new Move(OUTREACH, CardAction.MET, WISHES),
                new Move(OUTREACH, CardAction.ABSENT, OUTREACH),
                new Move(OUTREACH, CardAction.REFUSED, OUTREACH),
                new Move(OUTREACH, CardAction.TAKE_BACK, ASSIGNMENT),
                new Move(WISHES, CardAction.AGREE, SUPPORT_PLAN),
                new Move(WISHES, CardAction.AGREE_PARTLY, SUPPORT_PLAN),
                new Move(WISHES, CardAction.DECLINE, CLOSED),
                new Move(WISHES, CardAction.TAKE_BACK, OUTREACH),
                new Move(SUPPORT_PLAN, CardAction.PLANNED, REFERRAL),
                new Move(SUPPORT_PLAN, CardAction.MONITOR, MONITORING),
                new Move(SUPPORT_PLAN, CardAction.DECLINE, CLOSED),
                new Move(SUPPORT_PLAN, CardAction.TAKE_BACK, WISHES),
                new Move(REFERRAL, CardAction.MONITOR, MONITORING),
                new Move(REFERRAL, CardAction.DECLINE, CLOSED),
                new Move(REFERRAL, CardAction.TAKE_BACK, SUPPORT_PLAN),
                new Move(MONITORING, CardAction.REVIEW, MONITORING),
                new Move(MONITORING, CardAction.REPLAN, SUPPORT_PLAN),
                new Move(MONITORING, CardAction.TAKE_BACK, REFERRAL),
                new Move(SAFETY_CHECK, CardAction.CHILD_SEEN, CONFERENCE),
                new Move(SAFETY_CHECK, CardAction.SEND_TO_CENTRE, CLOSED),
                new Move(CLOSED, CardAction.REOPEN, CANDIDATE)));
    Set<CardState> open = EnumSet.complementOf(EnumSet.of(CLOSED));
    Set<CardState> inHands = EnumSet.of(WISHES, SUPPORT_PLAN, REFERRAL, MONITORING);
    for (CardState state : open) {
      if (state != SAFETY_CHECK) {
        table.add(new Move(state, CardAction.SUSPECT_ABUSE, SAFETY_CHECK));
        table.add(new Move(state, CardAction.PAUSE, state));
        table.add(new Move(state, CardAction.RESUME, state));
      }
      if (state != ASSIGNMENT) {
        table.add(new Move(state, CardAction.ASSIGN, state));
      }
      table.add(new Move(state, CardAction.TAKE_OVER, state));
      if (state == OUTREACH || inHands.contains(state)) {
        table.add(new Move(state, CardAction.CLOSE, CLOSED));
      }
      if (state == SAFETY_CHECK || inHands.contains(state)) {
        table.add(new Move(state, CardAction.MET, state));
        table.add(new Move(state, CardAction.ABSENT, state));
        table.add(new Move(state, CardAction.REFUSED, state));
      }
    }
    for (Move move : List.copyOf(table)) {
      Move back = new Move(move.to(), CardAction.UNDO, move.from());
      boolean taken = move.from() != move.to() || move.action() == CardAction.ASSIGN;
      if (taken && move.action().undoable() && !table.contains(back)) {
        table.add(back);
      }
    }
    return List.copyOf(table);
  }

  /** Where an action leads. An undo leads to where its card came from: its history tells. */
  public static Optional<CardState> after(CardState from, CardAction action) {
    if (action == CardAction.UNDO) {
      return Optional.empty();
    }
    return MOVES.stream()
        .filter(move -> move.from() == from && move.action() == action)
        .map(Move::to)
        .findFirst();
  }

  /** Whether a move stands in the table. */
  public static boolean allows(CardState from, CardAction action, CardState to) {
    return MOVES.contains(new Move(from, action, to));
  }

  /**
   * What can be done with a card in a state, in the order in which it is offered. Taking over is
   * left out: it is offered with the transfer that it accepts.
   */
  public static List<CardAction> actionsIn(CardState state) {
    return Arrays.stream(CardAction.values())
        .filter(action -> action != CardAction.TAKE_OVER && after(state, action).isPresent())
        .toList();
  }

  /** The action, if there is one, that brings a card from one state to another by dragging. */
  public static Optional<CardAction> between(CardState from, CardState to) {
    return MOVES.stream()
        .filter(move -> move.from() == from && move.to() == to && from != to)
        .filter(move -> move.action() != CardAction.UNDO)
        .map(Move::action)
        .findFirst();
  }

  /** The columns of the board, in their order. */
  public static List<CardState> columns() {
    return List.of(CardState.values());
  }

  /** The state that a number key stands for: 1 to 9 in the order of the board, the fast lane 0. */
  public static Optional<CardState> atKey(int number) {
    return number >= 0 && number < CLOSED.ordinal()
        ? Optional.of(CardState.values()[number])
        : Optional.empty();
  }
}
