package org.todoku.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.todoku.engine.Answers;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.explain.Explanation;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.RuleSetComparison;
import org.todoku.text.Finding;

/** Evaluates lines of facts with two rule sets. Safe for several threads. */
final class Simulation {
  private final Side baseline;
  private final Side candidate;
  private final LocalDate asOf;

  /**
   * @param file the name of the facts file, for messages
   */
  Simulation(RuleSet baseline, RuleSet candidate, LocalDate asOf, String file) {
    this.baseline = Side.of(baseline, file);
    this.candidate = Side.of(candidate, file);
    this.asOf = asOf;
  }

  /** One of the rule sets, which reads the facts in the words of its own vocabulary. */
  private record Side(
      RuleSet rules,
      CompiledRuleSet compiled,
      ReferenceEvaluator explaining,
      ProfileLines reading) {
    static Side of(RuleSet rules, String file) {
      return new Side(
          rules,
          CompiledRuleSet.compile(rules),
          new ReferenceEvaluator(rules),
          new ProfileLines(rules.vocabulary(), file));
    }
  }

  /**
   * What became of some lines.
   *
   * @param counts the answers of their children, compared
   * @param changed the children whom a rule gains or loses
   * @param findings what was wrong with lines; their children are not compared
   */
  record Part(RuleSetComparison counts, List<Changed> changed, List<Finding> findings)
      implements FactsChunks.Result {}

  /** A change, and the child's profile as each rule set sees it. */
  record Changed(RuleSetComparison.Change change, LinkedProfile before, LinkedProfile now) {}

  RuleSetComparison nothing() {
    return new RuleSetComparison(baseline.rules(), candidate.rules());
  }

  LocalDate asOf() {
    return asOf;
  }

  Part of(List<LineSplitter.Line> lines, boolean stopAtFirstProblem) {
    List<LinkedProfile> before = new ArrayList<>(lines.size());
    List<LinkedProfile> now = new ArrayList<>(lines.size());
    // what is wrong with a line is mostly wrong in both vocabularies, and said once
    Set<Finding> findings = new LinkedHashSet<>();
    for (LineSplitter.Line line : lines) {
      if (line.isBlank()) {
        continue;
      }
      List<Finding> mine = new ArrayList<>();
      LinkedProfile asBefore = baseline.reading().read(line, mine);
      LinkedProfile asNow = candidate.reading().read(line, mine);
      findings.addAll(mine);
      if (asBefore != null && asNow != null) {
        before.add(asBefore);
        now.add(asNow);
      } else if (stopAtFirstProblem) {
        break;
      }
    }
    List<Answers> answersBefore = baseline.compiled().evaluate(before, asOf);
    List<Answers> answersNow = candidate.compiled().evaluate(now, asOf);
    RuleSetComparison counts = nothing();
    List<Changed> changed = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      for (var change : counts.add(answersBefore.get(i), answersNow.get(i))) {
        changed.add(new Changed(change, before.get(i), now.get(i)));
      }
    }
    return new Part(counts, changed, List.copyOf(findings));
  }

  /** Why the baseline answers as it does; for a rule that it has. */
  Explanation before(Changed changed) {
    return baseline.explaining().explain(changed.change().rule(), changed.before(), asOf);
  }

  /** Why the candidate answers as it does; for a rule that it has. */
  Explanation now(Changed changed) {
    return candidate.explaining().explain(changed.change().rule(), changed.now(), asOf);
  }
}
