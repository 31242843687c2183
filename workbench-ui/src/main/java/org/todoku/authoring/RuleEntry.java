package org.todoku.authoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.Basis;
import org.todoku.simulate.RuleCase;

/**
 * A rule as it stands in the library.
 *
 * @param rule the version that is in force
 * @param version counts from 1 for each rule
 * @param publishedAt when that version was published, or null where it was not published here
 * @param publishedBy the login of who published it, or null
 * @param cases the named examples that it is tested by
 */
public record RuleEntry(
    Rule rule,
    int version,
    @Nullable Instant publishedAt,
    @Nullable String publishedBy,
    List<RuleCase> cases) {

  public RuleEntry {
    cases = List.copyOf(cases);
  }

  public String id() {
    return rule.id();
  }

  /** Whether its criterion is a placeholder that waits to be calibrated. */
  public boolean provisional() {
    Basis basis = rule.basis();
    return basis != null && basis.kind() == Basis.Kind.PROVISIONAL;
  }
}
