package org.todoku.authoring;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change to a rule, or a new rule, as somebody writes it. Its texts are kept as they were left,
 * half-finished ones as well.
 *
 * @param id unique over all drafts
 * @param ruleId the rule that it changes or will be
 * @param baseVersion the version of the rule that it changes, or null for a new rule
 * @param scope how much of the rule it may change
 * @param stage where it stands
 * @param revision counts its saves from 1; whoever saves or decides names the one they saw
 * @param text the rule as YAML or JSON
 * @param cases its cases as a case file, YAML or JSON; empty for none
 * @param createdBy the login of who began it
 * @param savedBy the login of who saved this revision
 * @param savedAt when
 * @param authors the logins of all who saved one of its revisions; none of them may approve it
 */
public record Draft(
    long id,
    String ruleId,
    @Nullable Integer baseVersion,
    DraftScope scope,
    DraftStage stage,
    int revision,
    String text,
    String cases,
    String createdBy,
    Instant createdAt,
    String savedBy,
    Instant savedAt,
    Set<String> authors) {

  public Draft {
    authors = Set.copyOf(authors);
  }

  public LifeState state() {
    return stage.state();
  }

  /** Whether it may still become a version: it is written or waits to be approved. */
  public boolean open() {
    return switch (stage) {
      case DraftStage.Writing writing -> true;
      case DraftStage.Submitted submitted -> true;
      case DraftStage.Published published -> false;
      case DraftStage.Withdrawn withdrawn -> false;
    };
  }
}
