package org.todoku.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.CaseCoverage;
import org.todoku.simulate.CaseResult;
import org.todoku.text.Finding;

/**
 * What a text of a rule would be among the rules in force.
 *
 * @param rule the rule, typed; empty where the text cannot be used
 * @param rules the rule with those that it refers to and that refer to it; empty likewise
 * @param findings what is wrong or worth knowing; errors keep it from being published
 * @param cases what its own cases give
 * @param others what the cases of rules give that refer to it
 * @param coverage what its own cases show of its conditions
 */
public record RuleTrial(
    Optional<Rule> rule,
    Optional<RuleSet> rules,
    List<Finding> findings,
    List<CaseResult> cases,
    List<CaseResult> others,
    CaseCoverage coverage) {

  public RuleTrial {
    findings = List.copyOf(findings);
    cases = List.copyOf(cases);
    others = List.copyOf(others);
  }

  /** Whether a finding keeps it from being published. */
  public boolean broken() {
    return rule.isEmpty() || findings.stream().anyMatch(Finding::isError);
  }

  /** The cases that do not give what they expect, of its own and of others. */
  public List<CaseResult> failing() {
    return Stream.concat(cases.stream(), others.stream())
        .filter(result -> !result.passed())
        .toList();
  }
}
