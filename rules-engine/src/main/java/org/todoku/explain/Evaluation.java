package org.todoku.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Measure;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;

/** The truth of criteria for one child on one date. Not for several threads. */
final class Evaluation {
  private final RuleSet rules;
  private final LinkedProfile profile;
  private final LocalDate asOf;
  private final Readings readings;
  private final Windows windows;
  private final Comparisons comparisons;
  private final Map<String, Answer> answers = new HashMap<>();

  Evaluation(RuleSet rules, LinkedProfile profile, LocalDate asOf) {
    this.rules = rules;
    this.profile = profile;
    this.asOf = asOf;
    this.readings = new Readings(profile, asOf);
    this.windows = new Windows(readings, asOf);
    this.comparisons = new Comparisons(new Operands(readings, windows), windows);
  }

  Answer answer(Rule rule) {
    Answer known = answers.get(rule.id());
    if (known == null) {
      known = evaluate(rule);
      answers.put(rule.id(), known);
    }
    return known;
  }

  private Answer evaluate(Rule rule) {
    if (!rule.inForce(asOf)) {
      return Answer.NOT_IN_FORCE;
    }
    Scope scope = new Scope(rule, null);
    Truth when = truth(rule.when(), scope);
    if (when == Truth.FALSE) {
      return Answer.NO_MATCH;
    }
    Truth excepted = Truth.FALSE;
    for (Rule.ExceptionClause exception : rule.unless()) {
      excepted = excepted.or(truth(exception.when(), scope));
    }
    return switch (excepted) {
      case TRUE -> Answer.SUPPRESSED;
      case UNKNOWN -> Answer.CANNOT_TELL;
      case FALSE -> when == Truth.TRUE ? Answer.MATCH : Answer.CANNOT_TELL;
    };
  }

  Truth truth(Criterion criterion, Scope scope) {
    return switch (criterion) {
      case Criterion.All(List<Criterion> of) -> {
        Truth all = Truth.TRUE;
        for (Criterion part : of) {
          all = all.and(truth(part, scope));
          if (all == Truth.FALSE) {
            break;
          }
        }
        yield all;
      }
      case Criterion.Any(List<Criterion> of) -> any(of, scope);
      case Criterion.None(List<Criterion> of) -> any(of, scope).not();
      case Criterion.Not(Criterion of) -> truth(of, scope).not();
      case Criterion.AtLeastOf(int n, List<Criterion> of) -> {
        int certain = 0;
        int possible = 0;
        for (Criterion part : of) {
          Truth truth = truth(part, scope);
          certain += truth == Truth.TRUE ? 1 : 0;
          possible += truth == Truth.FALSE ? 0 : 1;
        }
        yield Truth.among(possible >= n, certain < n);
      }
      case Criterion.Score(var parts, Comparison comparison) ->
          comparisons.compare(score(parts, scope), comparison, scope);
      case Criterion.ValueTest(var path, Comparison comparison) ->
          comparisons.compare(readings.read(path, scope), comparison, scope);
      case Criterion.Missing(var path) -> recorded(path, scope).not();
      case Criterion.Recorded(var path) -> recorded(path, scope);
      case Criterion.Records records -> truth(records, scope);
      case Criterion.RuleReference(String id) -> truth(id);
    };
  }

  private Truth any(List<Criterion> of, Scope scope) {
    Truth any = Truth.FALSE;
    for (Criterion part : of) {
      any = any.or(truth(part, scope));
      if (any == Truth.TRUE) {
        break;
      }
    }
    return any;
  }

  /** The sums that the points may come to. */
  PossibleValues score(List<Criterion.Points> parts, Scope scope) {
    BigDecimal certain = BigDecimal.ZERO;
    List<BigDecimal> possible = new ArrayList<>();
    for (Criterion.Points part : parts) {
      switch (truth(part.when(), scope)) {
        case TRUE -> certain = certain.add(part.points());
        case UNKNOWN -> possible.add(part.points());
        case FALSE -> {}
      }
    }
    return Scores.sums(certain, possible);
  }

  private Truth recorded(Criterion.ValuePath path, Scope scope) {
    return switch (readings.read(path, scope)) {
      case Reading.Known known -> Truth.TRUE;
      case Reading.SomeDay someDay -> Truth.TRUE;
      case Reading.NoValue() -> Truth.FALSE;
      case Reading.Unknown unknown ->
          unknown == Reading.OF_UNSEEN_RECORD ? Truth.UNKNOWN : Truth.FALSE;
    };
  }

  private Truth truth(Criterion.Records records, Scope scope) {
    PossibleValues values = measure(records, scope);
    if (values == null) {
      return Truth.FALSE;
    }
    return switch (records.measure()) {
      case Measure.Exists(boolean expected) -> {
        Truth exists = comparisons.compare(values, Measures.AT_LEAST_ONE, scope);
        yield expected ? exists : exists.not();
      }
      case Measure.Count(Comparison comparison) -> comparisons.compare(values, comparison, scope);
      case Measure.Share(Comparison comparison) -> comparisons.compare(values, comparison, scope);
      case Measure.Streak(Comparison comparison) -> comparisons.compare(values, comparison, scope);
      case Measure.Aggregate(var function, var attribute, Comparison comparison) ->
          comparisons.compare(values, comparison, scope);
    };
  }

  /** What a measure may come to; null if its window does not apply. */
  @Nullable PossibleValues measure(Criterion.Records records, Scope scope) {
    Selection selection = selection(records, scope);
    List<Contents> contents = selection.contents(windows);
    if (contents == null) {
      return null;
    }
    Measures measures = new Measures(profile.layout().entity(records.entity()), readings);
    PossibleValues values = null;
    for (Contents each : contents) {
      PossibleValues possible = measures.of(records.measure(), each);
      values = values == null ? possible : values.or(possible);
    }
    return values == null ? PossibleValues.ANYTHING : values;
  }

  Selection selection(Criterion.Records records, Scope scope) {
    return new Selection(records, scope, profile, asOf, this::truth);
  }

  private Truth truth(String ruleId) {
    Rule rule =
        rules.rule(ruleId).orElseThrow(() -> new IllegalArgumentException("no rule " + ruleId));
    return switch (answer(rule)) {
      case MATCH -> Truth.TRUE;
      case NO_MATCH, SUPPRESSED, NOT_IN_FORCE -> Truth.FALSE;
      case CANNOT_TELL -> Truth.UNKNOWN;
    };
  }

  /** Whether a comparison certainly holds of a value. */
  boolean holds(Value value, Comparison comparison, Scope scope) {
    return comparisons.compare(new Reading.Known(value), comparison, scope) == Truth.TRUE;
  }

  Readings readings() {
    return readings;
  }

  Windows windows() {
    return windows;
  }
}
