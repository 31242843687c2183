package org.todoku.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Contents.Member;
import org.todoku.explain.NearMiss.Change;
import org.todoku.explain.NearMiss.FewerRecords;
import org.todoku.explain.NearMiss.MoreRecords;
import org.todoku.explain.NearMiss.OtherValue;
import org.todoku.phrase.Phrases;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Measure;
import org.todoku.rule.NodePath;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;

/**
 * Finds the smallest single change with which a rule would match: thinks of changes at every
 * condition, and tries them from the smallest on. Sizes are compared as parts of what is recorded
 * or asked for; a year of a date weighs as much as another code.
 */
final class NearMissFinder {
  /** Most changes that are tried. */
  private static final int MOST_TRIED = 200;

  /** Most records of one condition whose values are changed. */
  private static final int MOST_RECORDS = 12;

  /** Profiles with more records are not searched. */
  private static final int MOST_IN_PROFILE = 2_000;

  private final RuleSet rules;
  private final LinkedProfile profile;
  private final LocalDate asOf;
  private final Evaluation evaluation;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<String> visited = new HashSet<>();

  NearMissFinder(RuleSet rules, LinkedProfile profile, LocalDate asOf) {
    this.rules = rules;
    this.profile = profile;
    this.asOf = asOf;
    this.evaluation = new Evaluation(rules, profile, asOf);
  }

  /**
   * A change to be tried.
   *
   * @param size how much it changes, above 0
   */
  private record Candidate(NodePath node, Change change, double size) {}

  Optional<NearMiss> find(Rule rule) {
    if (evaluation.answer(rule) != Answer.NO_MATCH || records() > MOST_IN_PROFILE) {
      return Optional.empty();
    }
    collect(rule.when(), NodePath.WHEN, rule);
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::size))
        .limit(MOST_TRIED)
        .filter(candidate -> matches(rule, candidate.change()))
        .findFirst()
        .map(
            found ->
                new NearMiss(
                    found.node().text(),
                    found.change(),
                    new NearMissText(rules.vocabulary()).of(found.change()),
                    found.size()));
  }

  private int records() {
    int records = 0;
    for (int entity = 0; entity < profile.layout().entities().size(); entity++) {
      records += profile.size(entity);
    }
    return records;
  }

  private boolean matches(Rule rule, Change change) {
    LinkedProfile changed = ChangedProfile.of(profile, change);
    return new Evaluation(rules, changed, asOf).answer(rule) == Answer.MATCH;
  }

  private void collect(Criterion criterion, NodePath node, Rule rule) {
    for (Phrases.Part part : Phrases.parts(criterion, node)) {
      collect(part.criterion(), part.node(), rule);
    }
    Scope scope = new Scope(rule, null);
    switch (criterion) {
      case Criterion.ValueTest(var path, Comparison comparison) ->
          value(path, comparison, node, scope);
      case Criterion.Records records -> records(records, node, scope);
      case Criterion.RuleReference(String id) -> {
        Optional<Rule> other = visited.add(id) ? rules.rule(id) : Optional.empty();
        other.ifPresent(target -> collect(target.when(), node, target));
      }
      case Criterion.All group -> {}
      case Criterion.Any group -> {}
      case Criterion.None group -> {}
      case Criterion.Not group -> {}
      case Criterion.AtLeastOf group -> {}
      case Criterion.Score group -> {}
      case Criterion.Missing leaf -> {}
      case Criterion.Recorded leaf -> {}
    }
  }

  /** Other values of a cardinality-one attribute, and of those that it is compared with. */
  private void value(Criterion.ValuePath path, Comparison comparison, NodePath node, Scope scope) {
    Thresholds thresholds = new Thresholds(evaluation, comparison, scope);
    single(path, thresholds, node, scope);
    if (evaluation.readings().read(path, scope) instanceof Reading.Known(Value mine)) {
      for (Criterion.ValuePath other : thresholds.paths()) {
        single(other, thresholds.around(mine), node, scope);
      }
    }
  }

  private void single(Criterion.ValuePath path, Thresholds thresholds, NodePath node, Scope scope) {
    Attribute attribute = evaluation.readings().attribute(path, scope);
    if (!attribute.builtIn()
        && path.qualifier() != null
        && evaluation.readings().read(path, scope) instanceof Reading.Known(Value now)) {
      for (Value to : thresholds.values(attribute)) {
        add(node, new OtherValue(path.qualifier(), attribute.id(), null, 0, now, to), now, to);
      }
    }
  }

  private void records(Criterion.Records records, NodePath node, Scope scope) {
    List<Contents> contents = evaluation.selection(records, scope).contents(evaluation.windows());
    if (contents == null || contents.size() != 1) {
      return;
    }
    List<Member> counted =
        contents.getFirst().members().stream()
            .filter(member -> member.counts() == Truth.TRUE)
            .toList()
            .reversed();
    switch (records.measure()) {
      case Measure.Exists exists -> number(records, counted, List.of(0L, 1L), node, scope);
      case Measure.Count(Comparison comparison) ->
          number(
              records,
              counted,
              new Thresholds(evaluation, comparison, scope).counts(),
              node,
              scope);
      case Measure.Aggregate(var function, String id, Comparison comparison) ->
          aggregate(records, id, comparison, counted, node, scope);
      case Measure.Share share -> {}
      case Measure.Streak streak -> {}
    }
  }

  private void number(
      Criterion.Records records,
      List<Member> counted,
      List<Long> wanted,
      NodePath node,
      Scope scope) {
    Entity entity = profile.layout().entity(records.entity()).entity();
    for (long count : wanted) {
      int difference = (int) Math.clamp(count - counted.size(), -10_000, 10_000);
      double size = Math.abs(difference) / (double) Math.max(1, Math.max(count, counted.size()));
      if (difference > 0) {
        Likeness likeness = new Likeness(evaluation, profile, asOf);
        likeness
            .of(records, scope, counted)
            .ifPresent(
                like ->
                    candidates.add(
                        new Candidate(node, new MoreRecords(entity.id(), difference, like), size)));
      } else if (difference < 0) {
        List<Integer> rows =
            counted.stream().limit(-difference).map(member -> member.frame().row()).toList();
        candidates.add(new Candidate(node, new FewerRecords(entity.id(), rows), size));
      }
    }
  }

  private void aggregate(
      Criterion.Records records,
      String id,
      Comparison comparison,
      List<Member> counted,
      NodePath node,
      Scope scope) {
    Attribute attribute = profile.layout().entity(records.entity()).entity().attributes().get(id);
    PossibleValues measured = evaluation.measure(records, scope);
    if (attribute == null || measured == null) {
      return;
    }
    Thresholds thresholds = new Thresholds(evaluation, comparison, scope);
    boolean isTime = id.equals(profile.layout().entity(records.entity()).entity().time());
    for (Member member :
        isTime ? List.<Member>of() : counted.stream().limit(MOST_RECORDS).toList()) {
      if (!(evaluation.readings().ofRecord(member.frame(), id)
          instanceof Reading.Known(Value now))) {
        continue;
      }
      LocalDate on = LocalDate.ofEpochDay(member.day());
      List<Value> others = new ArrayList<>(thresholds.values(attribute));
      BigDecimal number = number(measured);
      if (number != null && now instanceof Value.NumberValue) {
        for (int times : new int[] {1, counted.size()}) {
          others.addAll(thresholds.shifted(attribute, now, number, BigDecimal.valueOf(times)));
        }
      }
      for (Value to : others) {
        add(node, new OtherValue(records.entity(), id, on, member.frame().row(), now, to), now, to);
      }
    }
  }

  /** What a measure comes to, if it is one number that can be written. */
  private static @Nullable BigDecimal number(PossibleValues measured) {
    if (!measured.decided() || measured.numbers().isEmpty()) {
      return null;
    }
    Rational value = measured.numbers().getFirst().low();
    return value == null
        ? null
        : new BigDecimal(value.numerator())
            .divide(new BigDecimal(value.denominator()), 9, RoundingMode.HALF_EVEN);
  }

  private void add(NodePath node, Change change, Value from, Value to) {
    if (!from.equals(to)) {
      candidates.add(new Candidate(node, change, size(from, to)));
    }
  }

  private static double size(Value from, Value to) {
    return switch (from) {
      case Value.NumberValue(BigDecimal a) when to instanceof Value.NumberValue(BigDecimal b) ->
          b.subtract(a).abs().doubleValue()
              / Math.max(1, Math.max(a.abs().doubleValue(), b.abs().doubleValue()));
      case Value.DateValue(LocalDate a) when to instanceof Value.DateValue(LocalDate b) ->
          Math.abs(b.toEpochDay() - a.toEpochDay()) / 365.0;
      case Value.NumberValue other -> 1;
      case Value.DateValue other -> 1;
      case Value.BooleanValue other -> 1;
      case Value.TextValue other -> 1;
    };
  }
}
