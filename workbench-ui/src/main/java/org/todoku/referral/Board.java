package org.todoku.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.linkage.ChildDirectory;
import org.todoku.referral.BoardStore.Counts;
import org.todoku.referral.BoardStore.Total;

/** The support board as people read it. Who reads it without being a caseworker is refused. */
@Service
public class Board {
  private static final int MOST_DUE = 500;
  private static final int MOST_FOUND = 200;

  private final BoardStore board;
  private final CardStore cards;
  private final ShownChildren children;
  private final ProtectiveFacts protective;
  private final ChildDirectory directory;
  private final AuditLog audit;
  private final Clock clock;

  Board(
      BoardStore board,
      CardStore cards,
      ShownChildren children,
      ProtectiveFacts protective,
      ChildDirectory directory,
      AuditLog audit,
      Clock clock) {
    this.board = board;
    this.cards = cards;
    this.children = children;
    this.protective = protective;
    this.directory = directory;
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
    return columns(filter, reader, limit, limits, EnumSet.allOf(CardState.class));
  }

  /**
   * The same, with the cards of some columns only; the others come without, and say how many they
   * have.
   */
  @Transactional(readOnly = true)
  public List<BoardColumn> columns(
      BoardFilter filter,
      CurrentUser reader,
      int limit,
      Map<CardState, Integer> limits,
      Set<CardState> read) {
    requireReader(reader);
    BoardQuery query = query(filter, reader);
    Map<CardState, Total> totals = board.totals(query);
    List<CardState> shown =
        Workflow.columns().stream()
            .filter(state -> state != CardState.CLOSED || filter.closed())
            .filter(state -> state != CardState.SAFETY_CHECK || totals.containsKey(state))
            .toList();
    List<CardSummary> summaries =
        shown.stream()
            .filter(totals::containsKey)
            .filter(read::contains)
            .flatMap(state -> board.cards(query, state, limits.getOrDefault(state, limit)).stream())
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

  /** How many cards the filter leaves. */
  @Transactional(readOnly = true)
  public int count(BoardFilter filter, CurrentUser reader) {
    requireReader(reader);
    return board.totals(query(filter, reader)).values().stream().mapToInt(Total::count).sum();
  }

  /** A part of all cards that the filter leaves, as a list. */
  @Transactional(readOnly = true)
  public List<BoardCard> list(BoardFilter filter, CurrentUser reader, int offset, int limit) {
    requireReader(reader);
    return children.onBoard(board.list(query(filter, reader), offset, limit), reader);
  }

  /** The cards that are due in a time, by day; at most {@value #MOST_DUE}. */
  @Transactional(readOnly = true)
  public List<BoardCard> due(BoardFilter filter, CurrentUser reader, LocalDate from, LocalDate to) {
    requireReader(reader);
    return children.onBoard(board.due(query(filter, reader), from, to, MOST_DUE), reader);
  }

  /** The people who are responsible for open cards. */
  @Transactional(readOnly = true)
  public List<String> assignees() {
    return board.assignees();
  }

  /** What a search finds is looked up by name or number, and that is kept. */
  private BoardQuery query(BoardFilter filter, CurrentUser reader) {
    String search = filter.search();
    List<String> found =
        search == null
            ? null
            : directory.search(search, MOST_FOUND).stream()
                .map(ChildDirectory.ChildCard::child)
                .toList();
    return new BoardQuery(filter, reader.login(), Now.of(clock), found);
  }

  /** Keeps in the audit log that a person searched the board; the words are not kept. */
  public void searched(CurrentUser reader) {
    requireReader(reader);
    audit.record(AuditEvent.by(reader, "referral.searched"));
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
