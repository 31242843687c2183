package org.todoku.explain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.todoku.explain.Contents.Member;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.ValueType;

/** Thinks of one more record such as a condition counts. */
final class Likeness {
  private final Evaluation evaluation;
  private final LinkedProfile profile;
  private final LocalDate asOf;

  Likeness(Evaluation evaluation, LinkedProfile profile, LocalDate asOf) {
    this.evaluation = evaluation;
    this.profile = profile;
    this.asOf = asOf;
  }

  /**
   * A record on the last day of the window; like one that counts if there is any, else as the
   * {@code where} asks for it, so far as that can be guessed.
   */
  Optional<Map<String, FactValue>> of(
      Criterion.Records records, Scope scope, List<Member> counted) {
    EntityLayout entity = profile.layout().entity(records.entity());
    Days days =
        records.within() == null
            ? Days.ALL
            : switch (evaluation.windows().resolve(records.within(), scope, List.of())) {
              case Windows.Resolved.Fixed(Days fixed) -> fixed;
              case Windows.Resolved.MostRecent recent -> Days.ALL;
              case Windows.Resolved.Alternatives alternatives -> new Days(1, 0);
              case Windows.Resolved.NoValue() -> new Days(1, 0);
            };
    long last = Math.min(days.last(), asOf.toEpochDay());
    if (days.first() > last || entity.entity().time() == null) {
      return Optional.empty();
    }
    Map<String, FactValue> facts = new LinkedHashMap<>();
    if (!counted.isEmpty()) {
      facts.putAll(profile.record(entity.index(), counted.getFirst().frame().row()));
    } else if (records.where() != null) {
      satisfy(records.where(), entity, scope, facts);
    }
    facts.put(entity.entity().time(), new Known(new Value.DateValue(LocalDate.ofEpochDay(last))));
    return Optional.of(facts);
  }

  private void satisfy(
      Criterion where, EntityLayout entity, Scope scope, Map<String, FactValue> facts) {
    switch (where) {
      case Criterion.All(var of) -> of.forEach(part -> satisfy(part, entity, scope, facts));
      case Criterion.Any(var of) -> satisfy(of.getFirst(), entity, scope, facts);
      case Criterion.AtLeastOf(int n, var of) ->
          of.forEach(part -> satisfy(part, entity, scope, facts));
      case Criterion.ValueTest(var path, Comparison comparison) -> {
        Attribute attribute = entity.entity().attributes().get(path.attribute());
        if (path.qualifier() == null && attribute != null) {
          value(attribute, comparison, scope)
              .ifPresent(value -> facts.put(attribute.id(), new Known(value)));
        }
      }
      case Criterion.None other -> {}
      case Criterion.Not other -> {}
      case Criterion.Score other -> {}
      case Criterion.Missing other -> {}
      case Criterion.Recorded other -> {}
      case Criterion.Records other -> {}
      case Criterion.RuleReference other -> {}
    }
  }

  /** A value of which a comparison holds. */
  private Optional<Value> value(Attribute attribute, Comparison comparison, Scope scope) {
    Thresholds thresholds = new Thresholds(evaluation, comparison, scope);
    if (!thresholds.complete()) {
      return Optional.empty();
    }
    return thresholds.values(attribute).stream()
        .filter(value -> evaluation.holds(value, comparison, scope))
        .findFirst()
        .or(
            () ->
                attribute.type() instanceof ValueType.TextType && isNot(comparison)
                    ? Optional.of(new Value.TextValue("-"))
                    : Optional.empty());
  }

  private static boolean isNot(Comparison comparison) {
    return comparison instanceof Comparison.NotIn
        || comparison instanceof Comparison.Relation(Operator operator, var operand)
            && operator == Operator.IS_NOT;
  }
}
