package org.todoku.referral;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cards for the board. */
public interface BoardStore {
  /** How many cards the filter leaves in each state; states without any are left out. */
  Map<CardState, Total> totals(BoardFilter filter, Now now);

  /**
   * The most pressing cards in a state: by level, then due date, then age; closed ones by when they
   * were closed.
   */
  List<CardSummary> cards(BoardFilter filter, CardState state, String reader, Now now, int limit);

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
