package org.todoku.explain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Entity;

/**
 * Finds what makes a criterion hold, or not hold, for one child: of alternatives only those that
 * are so. Not for several threads.
 */
final class GroundsFinder {
  /**
   * Codes that say of a procedure or a service that there is none, by agreement of vocabularies.
   */
  private static final Set<String> NOTHING = Set.of("none", "ended");

  private final RuleSet rules;
  private final Evaluation evaluation;
  private final Set<String> holders = new TreeSet<>();
  private boolean statutory;

  GroundsFinder(RuleSet rules, Evaluation evaluation) {
    this.rules = rules;
    this.evaluation = evaluation;
  }

  Grounds of(Rule rule) {
    find(rule.when(), true, new Scope(rule, null));
    return new Grounds(holders, statutory);
  }

  /**
   * @param holds whether the criterion is to hold; it does what is asked of it
   */
  private void find(Criterion criterion, boolean holds, Scope scope) {
    switch (criterion) {
      case Criterion.All(List<Criterion> of) -> those(of, holds, scope);
      case Criterion.Any(List<Criterion> of) -> those(of, holds, scope);
      case Criterion.AtLeastOf(int n, List<Criterion> of) -> those(of, holds, scope);
      case Criterion.None(List<Criterion> of) -> those(of, !holds, scope);
      case Criterion.Not(Criterion of) -> find(of, !holds, scope);
      case Criterion.Score(var parts, var comparison) ->
          those(parts.stream().map(Criterion.Points::when).toList(), holds, scope);
      case Criterion.ValueTest(ValuePath path, var comparison) -> value(path, scope);
      case Criterion.Missing(ValuePath path) -> value(path, scope);
      case Criterion.Recorded(ValuePath path) -> value(path, scope);
      case Criterion.Records records ->
          add(
              rules.vocabulary().entity(records.entity()).orElseThrow(),
              records.measure().needsRecords() == holds);
      case Criterion.RuleReference(String id) -> {
        Rule rule = rules.rule(id).orElseThrow();
        find(rule.when(), holds, new Scope(rule, null));
      }
    }
  }

  /** Those parts that are as they are to be. */
  private void those(List<Criterion> parts, boolean hold, Scope scope) {
    Truth wanted = hold ? Truth.TRUE : Truth.FALSE;
    for (Criterion part : parts) {
      if (evaluation.truth(part, scope) == wanted) {
        find(part, hold, scope);
      }
    }
  }

  private void value(ValuePath path, Scope scope) {
    Entity entity = rules.vocabulary().entity(String.valueOf(path.qualifier())).orElseThrow();
    if (!entity.ageOnly(path.attribute())) {
      add(entity, saysSomething(evaluation.readings().read(path, scope)));
    }
  }

  /** Whether a value says that there is something: not false, not 0, neither none nor ended. */
  private static boolean saysSomething(Reading reading) {
    return reading instanceof Reading.Known(Value value)
        && switch (value) {
          case Value.BooleanValue(boolean flag) -> flag;
          case Value.NumberValue(var number) -> number.signum() != 0;
          case Value.TextValue(String text) -> !NOTHING.contains(text);
          case Value.DateValue date -> true;
        };
  }

  private void add(Entity entity, boolean there) {
    switch (entity.evidence()) {
      case SIGN -> holders.add(entity.holder());
      case STATUTORY -> {
        holders.add(entity.holder());
        statutory |= there;
      }
      case SERVICE -> {
        if (!there) {
          holders.add(entity.holder());
        }
      }
      case NEVER_ALONE -> {}
    }
  }
}
