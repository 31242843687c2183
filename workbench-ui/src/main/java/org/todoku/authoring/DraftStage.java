package org.todoku.authoring;

import java.time.Instant;

/** Where a draft stands, with what is known there. */
public sealed interface DraftStage {
  /** The state as a word. */
  LifeState state();

  /** It is being written. */
  record Writing() implements DraftStage {
    @Override
    public LifeState state() {
      return LifeState.DRAFT;
    }
  }

  /** It waits to be approved. */
  record Submitted(String by, Instant at) implements DraftStage {
    @Override
    public LifeState state() {
      return LifeState.SUBMITTED;
    }
  }

  /**
   * It was approved.
   *
   * @param versionId the version that it became
   */
  record Published(String by, Instant at, long versionId) implements DraftStage {
    @Override
    public LifeState state() {
      return LifeState.PUBLISHED;
    }
  }

  /** It was given up. */
  record Withdrawn(String by, Instant at) implements DraftStage {
    @Override
    public LifeState state() {
      return LifeState.WITHDRAWN;
    }
  }
}
