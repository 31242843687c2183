package org.todoku.authoring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where drafts are kept. */
public interface DraftStore {
  /** A draft that is begun. */
  record NewDraft(
      String ruleId,
      @Nullable Integer baseVersion,
      DraftScope scope,
      String text,
      String cases,
      String by,
      Instant at) {}

  /** Begins a draft; empty where the rule has an open one. */
  Optional<Long> insert(NewDraft draft);

  Optional<Draft> find(long id);

  /** The same, held until the transaction ends. */
  Optional<Draft> hold(long id);

  /** The open draft of a rule. */
  Optional<Draft> open(String ruleId);

  /** The drafts in these states, what waits longest first. */
  List<DraftSummary> list(Set<LifeState> states, int limit);

  /** All drafts of a rule, newest first. */
  List<DraftSummary> ofRule(String ruleId);

  /** How many drafts wait to be approved that this person did not write on. */
  int waitingFor(String approver);

  /** How many drafts this person began that are still written. */
  int writtenBy(String author);

  /** Keeps a next revision of a held draft. */
  void save(
      Draft held, @Nullable Integer baseVersion, String text, String cases, String by, Instant at);

  /**
   * Brings a held draft to a state.
   *
   * @param versionId the version that it became, for {@link LifeState#PUBLISHED}
   */
  void move(Draft held, LifeState to, @Nullable Long versionId, String by, Instant at);

  void addEvent(long draft, DraftEvent event);

  /** Oldest first. */
  List<DraftEvent> events(long draft);

  /** Oldest first, without gaps. */
  List<DraftRevision> revisions(long draft);
}
