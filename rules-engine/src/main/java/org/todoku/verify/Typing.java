package org.todoku.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Measure;
import org.todoku.rule.NodePath;
import org.todoku.rule.Rule;
import org.todoku.rule.Window;
import org.todoku.text.Fix;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/**
 * Checks a rule against a vocabulary and gives every literal the type of what it is compared with:
 * numbers, booleans, dates, and texts for codes and text.
 */
final class Typing {
  private final Vocabulary vocabulary;
  private final RuleDocument document;
  private final Problems problems;
  private final Set<String> knownRules;
  private final Set<String> usedParameters = new HashSet<>();
  private final Names names;
  private final ComparisonTyping comparisons;
  private final WindowTyping windows;

  private Typing(
      Vocabulary vocabulary, RuleDocument document, Problems problems, Set<String> knownRules) {
    this.vocabulary = vocabulary;
    this.document = document;
    this.problems = problems;
    this.knownRules = knownRules;
    this.names = new Names(vocabulary, document, problems);
    this.windows = new WindowTyping(names, document, problems, usedParameters);
    this.comparisons = new ComparisonTyping(names, windows, document, problems);
  }

  /** The typed rule, or null where it has errors, which are among the problems. */
  static @Nullable Rule check(
      Vocabulary vocabulary, RuleDocument document, Problems problems, Set<String> knownRules) {
    long before = problems.errors();
    problems.concern(document.rule().id());
    Rule typed = new Typing(vocabulary, document, problems, knownRules).rule();
    problems.concern(null);
    return problems.errors() > before ? null : typed;
  }

  private @Nullable Rule rule() {
    Rule rule = document.rule();
    Criterion when = criterion(rule.when(), NodePath.WHEN, Scope.TOP);
    List<Rule.ExceptionClause> unless = new ArrayList<>();
    for (int i = 0; i < rule.unless().size(); i++) {
      Rule.ExceptionClause clause = rule.unless().get(i);
      Criterion typed = criterion(clause.when(), NodePath.unless(i), Scope.TOP);
      if (typed != null) {
        unless.add(new Rule.ExceptionClause(clause.because(), typed));
      }
    }
    for (String parameter : rule.parameters().keySet()) {
      if (!usedParameters.contains(parameter)) {
        problems.warning(
            document.placeOf("parameters." + parameter),
            "parameters." + parameter,
            "しきい値 " + parameter + " は使われていません",
            "the parameter " + parameter + " is not used");
        problems.fixable(new Fix.DropParameter(parameter));
      }
    }
    return when == null
        ? null
        : new Rule(
            rule.id(),
            rule.title(),
            rule.need(),
            rule.level(),
            rule.purpose(),
            rule.basis(),
            rule.effective(),
            rule.parameters(),
            when,
            unless,
            rule.whenUnknown(),
            rule.support());
  }

  private @Nullable Criterion criterion(Criterion criterion, NodePath at, Scope scope) {
    return switch (criterion) {
      case Criterion.All(var of) -> {
        List<Criterion> typed = list(of, at, "all", scope);
        yield typed == null ? null : new Criterion.All(typed);
      }
      case Criterion.Any(var of) -> {
        List<Criterion> typed = list(of, at, "any", scope);
        yield typed == null ? null : new Criterion.Any(typed);
      }
      case Criterion.None(var of) -> {
        List<Criterion> typed = list(of, at, "none", scope);
        yield typed == null ? null : new Criterion.None(typed);
      }
      case Criterion.Not(var of) -> {
        Criterion typed = criterion(of, at.child("not"), scope);
        yield typed == null ? null : new Criterion.Not(typed);
      }
      case Criterion.AtLeastOf(var n, var of) -> {
        List<Criterion> typed = list(of, at, "of", scope);
        yield typed == null ? null : new Criterion.AtLeastOf(n, typed);
      }
      case Criterion.Score score -> score(score, at, scope);
      case Criterion.ValueTest(var path, var comparison) -> {
        Attribute attribute = names.readable(path, at, scope);
        Comparison typed =
            attribute == null
                ? null
                : comparisons.of(comparison, ComparisonTyping.Subject.of(attribute), at, scope);
        yield typed == null ? null : new Criterion.ValueTest(path, typed);
      }
      case Criterion.Missing(var path) ->
          names.readable(path, at, scope) == null ? null : criterion;
      case Criterion.Recorded(var path) ->
          names.readable(path, at, scope) == null ? null : criterion;
      case Criterion.Records records -> records(records, at, scope);
      case Criterion.RuleReference(var rule) -> reference(criterion, rule, at, scope);
    };
  }

  private @Nullable List<Criterion> list(List<Criterion> of, NodePath at, String key, Scope scope) {
    List<Criterion> typed = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      Criterion one = criterion(of.get(i), at.child(key, i), scope);
      if (one != null) {
        typed.add(one);
      }
    }
    return typed.size() == of.size() ? typed : null;
  }

  private @Nullable Criterion score(Criterion.Score score, NodePath at, Scope scope) {
    List<Criterion.Points> parts = new ArrayList<>();
    for (int i = 0; i < score.parts().size(); i++) {
      Criterion.Points part = score.parts().get(i);
      Criterion when = criterion(part.when(), at.child("score", i).child("when"), scope);
      if (when != null) {
        parts.add(new Criterion.Points(part.points(), when));
      }
    }
    Comparison comparison =
        comparisons.of(score.comparison(), ComparisonTyping.Subject.NUMBER, at, scope);
    return comparison == null || parts.size() < score.parts().size()
        ? null
        : new Criterion.Score(parts, comparison);
  }

  private @Nullable Criterion reference(
      Criterion criterion, String rule, NodePath at, Scope scope) {
    if (scope.depth() > 0) {
      problems.error(
          document.placeOf(at.text(), rule),
          at.text(),
          "rule は where の中には書けません",
          "rule may not stand inside where",
          "where の外に出してください",
          "move it out of the where");
      return null;
    }
    if (!knownRules.contains(rule)) {
      problems.unknownName(
          document.placeOf(at.text(), rule),
          at.text(),
          rule,
          knownRules,
          "そのルールはありません",
          "there is no such rule");
      return null;
    }
    return criterion;
  }

  private @Nullable Criterion records(Criterion.Records records, NodePath at, Scope scope) {
    Entity entity = names.manyEntity(records.entity(), at);
    if (entity == null) {
      return null;
    }
    if (scope.depth() > 1) {
      problems.error(
          document.placeOf(at.text()),
          at.text(),
          "where の中の records は一段までです",
          "records in a where goes one level deep");
      return null;
    }
    if (records.as() != null
        && vocabulary
            .entity(records.as())
            .filter(other -> other.cardinality() == Entity.Cardinality.ONE)
            .isPresent()) {
      problems.error(
          document.placeOf(at.text(), records.as()),
          at.text(),
          "as の名前 " + records.as() + " は種類の名前と同じです",
          "the name " + records.as() + " given by as is that of an entity");
      return null;
    }
    Scope inside = scope.inside(entity, records.as());
    Criterion where =
        records.where() == null ? null : criterion(records.where(), at.child("where"), inside);
    boolean good = records.where() == null || where != null;
    Window within = records.within();
    good &= within == null || windows.window(within, at.child("within"), scope, false);
    Measure measure = measure(records.measure(), entity, at, scope);
    return good && measure != null
        ? new Criterion.Records(records.entity(), records.as(), where, within, measure)
        : null;
  }

  private @Nullable Measure measure(Measure measure, Entity entity, NodePath at, Scope scope) {
    return switch (measure) {
      case Measure.Exists exists -> exists;
      case Measure.Count(var comparison) -> {
        Comparison typed =
            comparisons.of(comparison, ComparisonTyping.Subject.COUNT, at.child("count"), scope);
        yield typed == null ? null : new Measure.Count(typed);
      }
      case Measure.Share(var comparison) -> {
        Comparison typed =
            comparisons.of(comparison, ComparisonTyping.Subject.SHARE, at.child("share"), scope);
        yield typed == null ? null : new Measure.Share(typed);
      }
      case Measure.Streak(var comparison) -> {
        Comparison typed =
            comparisons.of(comparison, ComparisonTyping.Subject.COUNT, at.child("streak"), scope);
        yield typed == null ? null : new Measure.Streak(typed);
      }
      case Measure.Aggregate aggregate -> aggregate(aggregate, entity, at, scope);
    };
  }

  private @Nullable Measure aggregate(
      Measure.Aggregate aggregate, Entity entity, NodePath at, Scope scope) {
    NodePath here = at.child(aggregate.function().word());
    Attribute attribute =
        names.readable(
            new ValuePath(null, aggregate.attribute()), here, scope.inside(entity, null));
    if (attribute == null) {
      return null;
    }
    boolean number =
        attribute.type() instanceof ValueType.IntegerType
            || attribute.type() instanceof ValueType.DecimalType;
    boolean date = attribute.type() instanceof ValueType.DateType;
    boolean fits =
        switch (aggregate.function()) {
          case DISTINCT, LATEST, EARLIEST -> true;
          case SUM, AVERAGE, CHANGE -> number;
          case MIN, MAX -> number || date;
        };
    if (!fits) {
      problems.error(
          document.placeOf(here.text(), attribute.id()),
          here.text(),
          aggregate.function().word()
              + " は数の項目に使います("
              + attribute.id()
              + " は "
              + attribute.type().word()
              + ")",
          aggregate.function().word()
              + " is for numbers, and "
              + attribute.id()
              + " is "
              + attribute.type().word());
      return null;
    }
    ComparisonTyping.Subject subject =
        switch (aggregate.function()) {
          case DISTINCT -> ComparisonTyping.Subject.COUNT;
          case SUM, CHANGE -> ComparisonTyping.Subject.unbounded(attribute);
          case AVERAGE -> ComparisonTyping.Subject.NUMBER;
          case MIN, MAX, LATEST, EARLIEST -> ComparisonTyping.Subject.of(attribute);
        };
    Comparison typed = comparisons.of(aggregate.comparison(), subject, here, scope);
    return typed == null
        ? null
        : new Measure.Aggregate(aggregate.function(), aggregate.attribute(), typed);
  }
}
