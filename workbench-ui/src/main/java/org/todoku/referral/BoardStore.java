package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cards for the board. */
public interface BoardStore {
  /** How many cards the filter leaves in each state; states without any are left out. */
  Map<CardState, Total> totals(BoardQuery query);

  /** The first cards in a state, in the order that is asked for. */
  List<CardSummary> cards(BoardQuery query, CardState state, int limit);

  /** Cards of all states that are asked for, in the order that is asked for. */
  List<CardSummary> list(BoardQuery query, int offset, int limit);

  /** Cards that are due from a day to another, by due date; at most so many. */
  List<CardSummary> due(BoardQuery query, LocalDate from, LocalDate to, int limit);

  /** The open cards of each person who is responsible for some; empty for nobody. */
  List<String> assignees();

  Optional<CardSummary> summary(long card, String reader);

  /** What rules found, the most pressing first. */
  List<CardDetail.Candidate> candidates(long card);

  /** What happened, newest first. */
  List<CardDetail.Event> events(long card);

  /** Who has looked, newest first. */
  List<CardDetail.Viewer> viewers(long card);

  /** The open cards of children, by child. */
  Map<String, Long> openCards(Collection<String> children);

  /** The kinds of need on open cards. */
  List<String> needs();

  /** How many cards wait. */
  Counts counts(String login, Now now);

  /**
   * @param oldest since when the longest-waiting of them stands there
   */
  record Total(int count, Instant oldest) {}

  /**
   * How many cards wait.
   *
   * @param candidates cards nobody has decided about
   * @param candidatesOverdue of these, overdue
   * @param conference cards before the conference
   * @param mine open cards of the person
   * @param mineOverdue of these, overdue
   */
  record Counts(int candidates, int candidatesOverdue, int conference, int mine, int mineOverdue) {}
}
