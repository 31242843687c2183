package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;
import org.todoku.vocabulary.LocalizedText;

/** Everything about one card. */
public record CardDetail(
    CardSummary summary,
    @Nullable CloseReason closeReason,
    List<Candidate> candidates,
    List<Event> events,
    List<Viewer> viewers) {

  public CardDetail {
    candidates = List.copyOf(candidates);
    events = List.copyOf(events);
    viewers = List.copyOf(viewers);
  }

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
   * Something that happened to the card; the kind is an action's word or {@code opened}, {@code
   * matched}.
   */
  public record Event(
      Instant at,
      String actor,
      String kind,
      @Nullable String fromState,
      @Nullable String toState,
      @Nullable String assignee,
      @Nullable String reason,
      @Nullable String note) {}

  /** Somebody who has looked. */
  public record Viewer(String login, Instant firstAt, Instant lastAt, int looks) {}
}
