package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people's moves of cards are kept. Called within a transaction. */
public interface CardStore {
  /** Reads a card for a change; others who want to change it wait until the transaction ends. */
  Optional<Held> hold(long card);

  /** Whether the child has an open card. */
  boolean hasOpen(String child);

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
      @Nullable LocalDate dueOn,
      Instant stateSince,
      int version) {}

  /**
   * What a card becomes.
   *
   * @param movedBy the action where the state changes, else null
   * @param closed null unless the card is closed then
   */
  record Change(
      CardState state,
      @Nullable CardAction movedBy,
      @Nullable String assignee,
      @Nullable LocalDate dueOn,
      Instant stateSince,
      @Nullable Closed closed) {}

  /** How a card was closed. */
  record Closed(Instant at, CloseReason reason, LocalDate quietUntil) {}

  /**
   * Something that happens to a card.
   *
   * @param version the card's version that this made, or null where it made none
   * @param before what the card was, for people's moves
   */
  record NewEvent(
      long card,
      @Nullable Integer version,
      Instant at,
      String actor,
      String kind,
      @Nullable CardState from,
      @Nullable CardState to,
      @Nullable String assignee,
      @Nullable Before before,
      @Nullable CloseReason reason,
      @Nullable String note,
      @Nullable String rule) {}

  /** What an undo brings back. */
  record Before(@Nullable String assignee, @Nullable LocalDate dueOn, Instant stateSince) {}

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
