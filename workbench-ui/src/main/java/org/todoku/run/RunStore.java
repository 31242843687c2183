package org.todoku.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.library.PublishedRuleSet;
import org.todoku.referral.Intake;
import org.todoku.rule.Answer;

/** Where runs are kept. */
public interface RunStore {
  /** Starts a run, or gives empty where one is running or interrupted. */
  Optional<Long> insert(LocalDate asOf, String by, Instant at, long total, PublishedRuleSet rules);

  Optional<RunRecord> find(long run);

  /** The run that is running or interrupted. */
  Optional<RunRecord> active();

  /** Newest first. */
  List<RunRecord> newest(int limit);

  List<RuleCounts> counts(long run);

  /** The ids of the versions that the run uses, in the order in which it answers. */
  List<Long> versions(long run);

  /** Whether the batch beginning with this child is stored. */
  boolean hasBatch(long run, String firstChild);

  /** Stores that a batch is done; in the transaction of its candidates. */
  void addBatch(
      long run,
      List<String> children,
      Map<String, Map<Answer, Integer>> counts,
      Intake.Taken taken,
      Instant at);

  void setState(long run, RunState state, Instant endedAt, String message);

  /** Marks a run as interrupted or running again. */
  void setOpenState(long run, RunState state);
}
