package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;

/** Where cards are kept. Called within a transaction where something is changed. */
public interface CardStore {
  List<BoardColumn> columns(BoardFilter filter, String reader, LocalDate today, int cardsPerColumn);

  Optional<CardSummary> summary(long card, String reader);

  Optional<CardDetail> detail(long card, String reader);

  /** Counts a look of a person at a card. */
  void looked(long card, String reader, Instant at);

  /** Reads a card for a change; others wait until the transaction ends. */
  Optional<Held> hold(long card);

  /** The child's open card for a change. */
  Optional<Held> holdOpen(String child);

  /** The newest card of the child, if there is any. */
  Optional<Held> newest(String child);

  /** Whether the rule has a candidate on the card. */
  Optional<Long> candidate(long card, String rule);

  long open(Match match, int episode, LocalDate due, Instant at);

  void raise(Held card, int level, List<String> needs);

  long addCandidate(long card, int episode, Match match, Instant at);

  /** Adds evidence; false where the same facts are there already. */
  boolean addEvidence(long candidate, Match match, Instant at);

  /** Brings a held card to another state or person, one version up. */
  void change(Held card, Change change);

  void addEvent(long card, CardDetail.Event event);

  /** Whoever last did something to a card. */
  Optional<CardDetail.Event> lastEvent(long card);

  /** How many cards wait, for the start page. */
  Counts counts(String login, LocalDate today);

  /** A card held for a change. */
  record Held(
      long id,
      String child,
      int episode,
      CardState state,
      int level,
      List<String> needs,
      @Nullable String assignee,
      @Nullable LocalDate quietUntil,
      int version) {}

  /** What a card becomes. */
  record Change(
      CardState state,
      @Nullable String assignee,
      @Nullable LocalDate due,
      Instant stateSince,
      @Nullable Instant closedAt,
      @Nullable String closeReason,
      @Nullable LocalDate quietUntil) {}

  /**
   * @param candidates cards nobody has decided about
   * @param candidatesOverdue of these, overdue
   * @param conference cards before the conference
   * @param mine open cards of the person
   * @param mineOverdue of these, overdue
   */
  record Counts(int candidates, int candidatesOverdue, int conference, int mine, int mineOverdue) {}

  /** The level as it is stored: 1 watch, 2 preventive, 3 priority. */
  static int number(Rule.@Nullable Level level) {
    return level == null ? 1 : level.ordinal() + 1;
  }

  /** The level of a stored number. */
  static Rule.Level level(int number) {
    return Rule.Level.values()[number - 1];
  }
}
