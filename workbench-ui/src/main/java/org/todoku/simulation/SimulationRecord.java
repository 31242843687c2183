package org.todoku.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulation as it is kept.
 *
 * @param done children who have been asked about
 * @param total children there are
 * @param figures what came out; empty until it is finished
 * @param message why it failed, or null
 */
public record SimulationRecord(
    long id,
    LocalDate asOf,
    SimulationState state,
    String startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    long done,
    long total,
    List<ChosenRule> chosen,
    Optional<Figures> figures,
    @Nullable String message) {

  public SimulationRecord {
    chosen = List.copyOf(chosen);
  }
}
