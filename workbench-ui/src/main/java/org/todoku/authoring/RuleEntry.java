package org.todoku.authoring;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.Basis;
import org.todoku.vocabulary.AttributePath;

/**
 * A rule of the library, in the version that is in force.
 *
 * @param rule what it says
 * @param version counts from 1 for each rule
 * @param publishedAt when that version was published
 * @param publishedBy the login of who published it, or {@code system}
 * @param cases the named examples that it is tested by
 * @param reads the attributes that it reads
 */
public record RuleEntry(
    Rule rule,
    int version,
    Instant publishedAt,
    String publishedBy,
    List<NamedCase> cases,
    Set<AttributePath> reads) {

  public RuleEntry {
    cases = List.copyOf(cases);
    reads = Set.copyOf(reads);
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
