package org.todoku.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.todoku.difference.RuleChange.Spot;
import org.todoku.rule.NodePath;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.ExceptionClause;

/**
 * Compares two versions of a rule. There is no change if and only if they are equal.
 *
 * @param changes the rule's own keys first, then parameters, conditions and exceptions
 */
public record RuleDifference(List<RuleChange> changes) {
  public RuleDifference {
    changes = List.copyOf(changes);
  }

  /** What leads from one version to another. */
  public static RuleDifference between(Rule before, Rule after) {
    List<RuleChange> changes = new ArrayList<>();
    keys(before, after, changes);
    parameters(before, after, changes);
    CriterionDifference criteria = new CriterionDifference();
    criteria.compare(
        before.when(),
        new Spot(NodePath.WHEN, false, null, null),
        after.when(),
        new Spot(NodePath.WHEN, true, null, null));
    exceptions(before, after, criteria, changes);
    changes.addAll(criteria.changes());
    return new RuleDifference(changes);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private static void keys(Rule before, Rule after, List<RuleChange> changes) {
    if (!before.title().equals(after.title())) {
      changes.add(new RuleChange.TitleChanged(before.title(), after.title()));
    }
    if (!Objects.equals(before.need(), after.need())) {
      changes.add(new RuleChange.NeedChanged(before.need(), after.need()));
    }
    if (before.level() != after.level()) {
      changes.add(new RuleChange.LevelChanged(before.level(), after.level()));
    }
    if (!Objects.equals(before.purpose(), after.purpose())) {
      changes.add(new RuleChange.PurposeChanged(before.purpose(), after.purpose()));
    }
    if (!Objects.equals(before.basis(), after.basis())) {
      changes.add(new RuleChange.BasisChanged(before.basis(), after.basis()));
    }
    if (!Objects.equals(before.effective(), after.effective())) {
      changes.add(new RuleChange.EffectiveChanged(before.effective(), after.effective()));
    }
    if (before.whenUnknown() != after.whenUnknown()) {
      changes.add(new RuleChange.WhenUnknownChanged(before.whenUnknown(), after.whenUnknown()));
    }
    support(before.support(), after.support(), changes);
  }

  private static void support(List<String> before, List<String> after, List<RuleChange> changes) {
    List<String> added = without(after, before);
    List<String> removed = without(before, after);
    removed.forEach(service -> changes.add(new RuleChange.SupportRemoved(service)));
    added.forEach(service -> changes.add(new RuleChange.SupportAdded(service)));
    if (!without(before, removed).equals(without(after, added))) {
      changes.add(new RuleChange.SupportReordered());
    }
  }

  /** A list without the elements of another, each taken away as often as it stands there. */
  private static <T> List<T> without(List<T> list, List<T> other) {
    List<T> left = new ArrayList<>(list);
    other.forEach(left::remove);
    return left;
  }

  private static void parameters(Rule before, Rule after, List<RuleChange> changes) {
    for (Parameter old : before.parameters().values()) {
      if (!after.parameters().containsKey(old.id())) {
        changes.add(new RuleChange.ParameterRemoved(old));
      }
    }
    for (Parameter now : after.parameters().values()) {
      Parameter old = before.parameters().get(now.id());
      if (old == null) {
        changes.add(new RuleChange.ParameterAdded(now));
        continue;
      }
      if (!old.value().equals(now.value())) {
        changes.add(new RuleChange.ParameterSet(old, now));
      }
      if (!old.type().equals(now.type())) {
        changes.add(new RuleChange.ParameterLimited(old, now));
      }
      if (!Objects.equals(old.label(), now.label()) || !Objects.equals(old.unit(), now.unit())) {
        changes.add(new RuleChange.ParameterRenamed(old, now));
      }
      if (!Objects.equals(old.note(), now.note())) {
        changes.add(new RuleChange.ParameterNoted(old, now));
      }
    }
    List<String> earlier = new ArrayList<>(before.parameters().keySet());
    List<String> later = new ArrayList<>(after.parameters().keySet());
    earlier.retainAll(after.parameters().keySet());
    later.retainAll(before.parameters().keySet());
    if (!earlier.equals(later)) {
      changes.add(new RuleChange.ParametersReordered());
    }
  }

  /** Exceptions are the same where their reason or their condition is. */
  private static void exceptions(
      Rule before, Rule after, CriterionDifference criteria, List<RuleChange> changes) {
    Pairing<ExceptionClause> pairing =
        Pairing.of(
            before.unless(),
            after.unless(),
            (old, now) ->
                old.because().equals(now.because()) ? 2 : old.when().equals(now.when()) ? 1 : 0);
    for (int index : pairing.removed()) {
      changes.add(new RuleChange.ExceptionRemoved(before.unless().get(index)));
    }
    for (int index : pairing.added()) {
      changes.add(new RuleChange.ExceptionAdded(after.unless().get(index)));
    }
    for (Pairing.Pair pair : pairing.pairs()) {
      ExceptionClause old = before.unless().get(pair.before());
      ExceptionClause now = after.unless().get(pair.after());
      if (!old.because().equals(now.because())) {
        changes.add(new RuleChange.ExceptionReworded(old, now));
      }
      criteria.compare(
          old.when(),
          new Spot(NodePath.unless(pair.before()), false, old, null),
          now.when(),
          new Spot(NodePath.unless(pair.after()), true, now, null));
    }
    if (pairing.reordered()) {
      changes.add(new RuleChange.ExceptionsReordered());
    }
  }
}
