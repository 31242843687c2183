package org.todoku.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where offices and transfers are kept. */
public interface OfficeStore {
  /** All offices by name, with their members. */
  List<Office> all();

  /** Adds an office, or changes it; its members leave the offices where they were. */
  void save(Office office);

  /** The card that is offered now, or empty. */
  Optional<Transfer> offered(long card);

  /** A transfer that waits for an answer, held for a change. */
  Optional<Transfer> hold(long transfer);

  /** The office that a card is with, or null. */
  @Nullable String officeOf(long card);

  /** Keeps an offer; gives its id. */
  long add(Transfer transfer);

  /**
   * Keeps what became of an offer.
   *
   * @param cardVersion the version of the card that accepting makes, else null
   */
  void answer(
      long transfer,
      Transfer.Answer answer,
      String by,
      Instant at,
      @Nullable String words,
      @Nullable Integer cardVersion);
}
