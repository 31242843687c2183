package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where matches become candidates on cards, many at a time. Called within a transaction. */
public interface IntakeStore {
  /** The newest card of each child, held for a change; children without a card are left out. */
  Map<String, Standing> hold(Collection<String> children);

  /** The open cards of some children, by child; not held. */
  Map<String, Long> openCards(Collection<String> children);

  /** Of some cards, what events of one kind were about which rules. */
  Set<CardRule> rulesOf(Collection<Long> cards, String kind);

  /** A rule on a card. */
  record CardRule(long card, String rule) {}

  /** The rules of closed cards that still speak for these children on a day. */
  Map<String, Set<String>> quietRules(Collection<String> children, LocalDate today);

  /** Opens cards; gives their ids by child. */
  Map<String, Long> open(List<NewCard> cards);

  /** Brings held cards to another level and other needs, one version up. */
  void raise(List<Raised> cards);

  /** Adds candidates; gives their ids. */
  Map<Found, Long> addCandidates(List<NewCandidate> candidates);

  /** Adds evidence; gives the candidates that did not have the same facts already. */
  Set<Long> addEvidence(Map<Long, Match> byCandidate, Instant at);

  /** Keeps what the newest run knew of children, in place of what was known before. */
  void keepSigns(Collection<Match> matches);

  /**
   * A child's newest card.
   *
   * @param candidates the ids of its candidates, by rule
   */
  record Standing(
      long card,
      int episode,
      CardState state,
      int level,
      List<String> needs,
      @Nullable LocalDate dueOn,
      int version,
      Map<String, Long> candidates) {}

  /**
   * A card to be opened as a candidate.
   *
   * @param office the office of the child's area, or null where none is known or may be told
   */
  record NewCard(
      String child,
      @Nullable String household,
      int episode,
      int level,
      List<String> needs,
      LocalDate dueOn,
      Instant at,
      @Nullable String office) {}

  /** A card to which a rule was added. */
  record Raised(long card, int version, int level, List<String> needs, @Nullable LocalDate dueOn) {}

  /** A candidate to be added. */
  record NewCandidate(long card, int episode, Match match, Instant at) {}

  /** What a candidate is of. */
  record Found(String child, String rule) {}
}
