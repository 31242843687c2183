package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.access.Role;

/** Where people's moves of cards are kept. Called within a transaction. */
public interface CardStore {
  /** Reads a card for a change; others who want to change it wait until the transaction ends. */
  Optional<Held> hold(long card);

  /** Whether the child has an open card. */
  boolean hasOpen(String child);

  /** Whether a support plan is written. */
  boolean hasPlan(long card);

  /** Whether some service has accepted the family. */
  boolean hasAccepted(long card);

  /**
   * Brings a held card to what it becomes, one version up.
   *
   * @throws IllegalStateException if the card was not held
   */
  void change(Held card, Change change);

  void addEvents(List<NewEvent> events);

  /** What was last done to a card, with what it was before. */
  Optional<Done> lastDone(long card);

  /** Counts a look of a person at a card. */
  void looked(long card, String viewer, Instant at);

  /** A card held for a change. */
  record Held(
      long id,
      String child,
      CardState state,
      @Nullable String assignee,
      int level,
      Clocks clocks,
      int version) {}

  /**
   * The clocks of a card.
   *
   * @param dueOn when the step is due, or null
   * @param dueAt to the minute, for a safety check, else null
   * @param stateSince since when it stands where it stands
   * @param pause null while the clock runs
   */
  record Clocks(
      @Nullable LocalDate dueOn,
      @Nullable Instant dueAt,
      Instant stateSince,
      @Nullable Pause pause) {
    Clocks with(@Nullable Pause stands) {
      return new Clocks(dueOn, dueAt, stateSince, stands);
    }

    Clocks due(@Nullable LocalDate day) {
      return new Clocks(day, dueAt, stateSince, pause);
    }
  }

  /**
   * Since when and why a clock stands still.
   *
   * @param resumeOn when it is to go on, or null
   */
  record Pause(Instant since, Reason reason, @Nullable LocalDate resumeOn) {}

  /**
   * What a card becomes.
   *
   * @param movedBy the action where the state changes, else null
   * @param closed null unless the card is closed then
   * @param office the office that it goes to, or null where it stays
   */
  record Change(
      CardState state,
      @Nullable CardAction movedBy,
      @Nullable String assignee,
      Clocks clocks,
      @Nullable Closed closed,
      @Nullable String office) {}

  /**
   * How a card was closed.
   *
   * @param offerAgainOn when help is offered again, or null
   */
  record Closed(
      Instant at, Reason reason, LocalDate quietUntil, @Nullable LocalDate offerAgainOn) {}

  /**
   * Something that happens to a card.
   *
   * @param version the card's version that this made, or null where it made none
   * @param role in which it was done, or null for what the program does
   * @param before what the card was, for people's moves
   */
  record NewEvent(
      long card,
      @Nullable Integer version,
      Instant at,
      String actor,
      @Nullable Role role,
      String kind,
      @Nullable CardState from,
      @Nullable CardState to,
      @Nullable String assignee,
      @Nullable Before before,
      Told told) {}

  /** What was told with it. */
  record Told(
      @Nullable Reason reason,
      @Nullable String note,
      @Nullable String rule,
      @Nullable Instant happenedAt,
      @Nullable ContactWay way) {
    static final Told NOTHING = new Told(null, null, null, null, null);

    static Told ofRule(@Nullable String rule) {
      return new Told(null, null, rule, null, null);
    }
  }

  /** What an undo brings back. */
  record Before(@Nullable String assignee, Clocks clocks) {}

  /** What was done to a card, and made this version of it. */
  record Done(
      int version,
      Instant at,
      String actor,
      String kind,
      @Nullable CardState from,
      @Nullable CardState to,
      @Nullable Before before) {}
}
