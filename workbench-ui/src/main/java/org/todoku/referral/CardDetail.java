package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;
import org.todoku.vocabulary.LocalizedText;

/**
 * Everything about one card.
 *
 * @param child with the name, since who opens a card is recorded
 * @param household who the child lives with, or null where nobody knows
 * @param candidates what rules found, the most pressing first
 * @param events what happened, newest first
 * @param viewers who has looked, newest first
 */
public record CardDetail(
    CardSummary summary,
    ShownChild child,
    @Nullable Household household,
    List<Candidate> candidates,
    List<Event> events,
    List<Viewer> viewers) {

  public CardDetail {
    candidates = List.copyOf(candidates);
    events = List.copyOf(events);
    viewers = List.copyOf(viewers);
  }

  /**
   * Whether a rule asks for priority and the card stays below, since neither two departments nor a
   * statutory fact carry it (gate G4).
   */
  public boolean levelHeld() {
    return candidates.stream()
        .anyMatch(
            candidate ->
                candidate.level() == Rule.Level.PRIORITY && summary.level() != Rule.Level.PRIORITY);
  }

  /**
   * A household as the register has it.
   *
   * @param size registered members
   * @param address as registered; null where it is protected or unknown
   * @param siblings the other children, eldest first
   */
  public record Household(int size, @Nullable String address, List<Sibling> siblings) {
    public Household {
      siblings = List.copyOf(siblings);
    }
  }

  /**
   * Another child of the household.
   *
   * @param openCard the child's own open card, or null
   */
  public record Sibling(String name, @Nullable LocalDate birthDate, @Nullable Long openCard) {}

  /**
   * What one rule found.
   *
   * @param provisional whether its threshold is a local placeholder
   * @param evidence newest first; never empty
   */
  public record Candidate(
      String rule,
      LocalizedText title,
      String need,
      Rule.Level level,
      boolean provisional,
      List<Evidence> evidence) {
    public Candidate {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * The facts that decided, as of a day.
   *
   * @param explanation the explanation tree as JSON
   */
  public record Evidence(
      LocalDate asOf, int ruleVersion, long run, String explanation, Instant foundAt) {}

  /**
   * Something that happened to the card.
   *
   * @param kind an action's word, or {@code opened}, {@code matched}, {@code evidence}
   * @param rule the title of the rule concerned, or null
   * @param happenedAt when it really happened, where that is told
   * @param way how the family was approached, for contacts
   */
  public record Event(
      Instant at,
      String actor,
      String kind,
      @Nullable CardState from,
      @Nullable CardState to,
      @Nullable String assignee,
      @Nullable Reason reason,
      @Nullable String note,
      @Nullable LocalizedText rule,
      @Nullable Instant happenedAt,
      @Nullable ContactWay way) {}

  /** Somebody who has looked. */
  public record Viewer(String login, Instant firstAt, Instant lastAt, int looks) {}
}
