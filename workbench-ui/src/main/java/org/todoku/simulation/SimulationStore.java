package org.todoku.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where simulations are kept. */
public interface SimulationStore {
  /** Notes that a simulation begins. */
  long insert(LocalDate asOf, String by, Instant at, long total, List<ChosenRule> chosen);

  Optional<SimulationRecord> find(long id);

  /** Newest first, with their figures. */
  List<SimulationRecord> newest(int limit);

  /** The newest that has been finished and tried a draft. */
  Optional<SimulationRecord> newestOfDraft(long draft);

  void done(long id, long children);

  void finish(long id, Figures figures, Instant at);

  /**
   * Notes that it ended without figures.
   *
   * @param message why, or empty
   */
  void end(long id, SimulationState state, String message, Instant at);

  /** Notes that those ended which ran when the program did; how many. */
  int endLeftOver(String message, Instant at);
}
