package org.todoku.authoring;

import java.util.List;
import org.todoku.authoring.DraftResult.Why;
import org.todoku.library.RuleVersion;
import org.todoku.simulate.CaseResult;
import org.todoku.text.Finding;

/** What came of publishing, publishing again or retiring. */
public sealed interface PublicationResult {
  /** It is a version now. */
  record Published(RuleVersion version) implements PublicationResult {}

  /** The rule ends after this version. */
  record Retired(RuleVersion version) implements PublicationResult {}

  /** The draft changed since it was looked at; nothing was published. */
  record Conflict(Draft now) implements PublicationResult {}

  /**
   * It is not possible; nothing was changed.
   *
   * @param findings the errors that stand in the way
   * @param failing the cases that do
   * @param rules the rules that do, by id
   */
  record Refused(Why why, List<Finding> findings, List<CaseResult> failing, List<String> rules)
      implements PublicationResult {
    public Refused {
      findings = List.copyOf(findings);
      failing = List.copyOf(failing);
      rules = List.copyOf(rules);
    }

    public Refused(Why why) {
      this(why, List.of(), List.of(), List.of());
    }
  }
}
