package org.todoku.referral;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.BoardStore.Counts;
import org.todoku.referral.BoardStore.Total;

/** The support board as people read it. Who reads it without being a caseworker is refused. */
@Service
public class Board {
  private final BoardStore board;
  private final CardStore cards;
  private final ShownChildren children;
  private final ProtectiveFacts protective;
  private final AuditLog audit;
  private final Clock clock;

  Board(
      BoardStore board,
      CardStore cards,
      ShownChildren children,
      ProtectiveFacts protective,
      AuditLog audit,
      Clock clock) {
    this.board = board;
    this.cards = cards;
    this.children = children;
    this.protective = protective;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether a person may see the board at all. */
  public static boolean mayRead(CurrentUser reader) {
    return reader.isAnyOf(Role.CASEWORKER, Role.SUPERVISOR);
  }

  /** Keeps in the audit log that a person has the board open; names may stand on it. */
  public void opened(CurrentUser reader) {
    requireReader(reader);
    audit.record(AuditEvent.by(reader, "referral.boardOpened"));
  }

  /**
   * The columns of the board, each with its most pressing cards.
   *
   * @param limits how many cards of a column at most; columns not named show {@code limit}
   */
  @Transactional(readOnly = true)
  public List<BoardColumn> columns(
      BoardFilter filter, CurrentUser reader, int limit, Map<CardState, Integer> limits) {
    requireReader(reader);
    Now now = Now.of(clock);
    Map<CardState, Total> totals = board.totals(filter, now);
    List<CardState> shown =
        Workflow.columns().stream()
            .filter(state -> state != CardState.CLOSED || filter.closed())
            .filter(state -> state != CardState.SAFETY_CHECK || totals.containsKey(state))
            .toList();
    List<CardSummary> summaries =
        shown.stream()
            .filter(totals::containsKey)
            .flatMap(
                state ->
                    board
                        .cards(
                            filter, state, reader.login(), now, limits.getOrDefault(state, limit))
                        .stream())
            .toList();
    Map<CardState, List<BoardCard>> byState =
        children.onBoard(summaries, reader).stream()
            .collect(Collectors.groupingBy(card -> card.summary().state()));
    return shown.stream()
        .map(
            state -> {
              Total total = totals.get(state);
              return new BoardColumn(
                  state,
                  total == null ? 0 : total.count(),
                  total == null ? null : total.oldest(),
                  byState.getOrDefault(state, List.of()));
            })
        .toList();
  }

  /** Opens a card; who looks is kept, and shown on the card. Empty where there is no such card. */
  @Transactional
  public Optional<CardDetail> open(long card, CurrentUser reader) {
    requireReader(reader);
    if (board.summary(card, reader.login()).isEmpty()) {
      return Optional.empty();
    }
    cards.looked(card, reader.login(), clock.instant());
    audit.record(AuditEvent.by(reader, "referral.cardOpened").on("card", card));
    return read(card, reader);
  }

  /** Reads a card again that the reader has open. */
  @Transactional(readOnly = true)
  public Optional<CardDetail> read(long card, CurrentUser reader) {
    requireReader(reader);
    return board
        .summary(card, reader.login())
        .map(
            summary ->
                new CardDetail(
                    summary,
                    children.opened(summary, reader),
                    children.household(summary, reader),
                    board.candidates(card),
                    board.events(card),
                    board.viewers(card)));
  }

  /** What is recorded that protects the child of an opened card. */
  public List<Why.Fact> protective(CardDetail card, CurrentUser reader) {
    requireReader(reader);
    return protective.of(card.summary().child());
  }

  /** The kinds of need that stand on open cards, in the order of the alphabet. */
  public List<String> needs() {
    return board.needs();
  }

  /** How many cards wait; all zero for who may not see the board. */
  @Transactional(readOnly = true)
  public Counts counts(CurrentUser reader) {
    return mayRead(reader)
        ? board.counts(reader.login(), Now.of(clock))
        : new Counts(0, 0, 0, 0, 0);
  }

  private static void requireReader(CurrentUser reader) {
    if (!mayRead(reader)) {
      throw new AccessDeniedException(reader.login() + " may not see the board");
    }
  }
}
