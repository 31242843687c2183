package org.todoku.verify;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Measure;
import org.todoku.rule.Operand;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Window;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Vocabulary;

/** Which attributes rules read: no more than these is linked for an evaluation. */
public final class AttributesRead {
  private final Vocabulary vocabulary;
  private final Set<AttributePath> read = new TreeSet<>();

  private AttributesRead(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The attributes that the rules of a set read; the date of every dated entity is among them. */
  public static Set<AttributePath> of(RuleSet rules) {
    AttributesRead reader = new AttributesRead(rules.vocabulary());
    rules.rules().forEach(reader::rule);
    return reader.read;
  }

  /** The attributes that one rule reads, not counting those of rules that it refers to. */
  public static Set<AttributePath> of(Rule rule, Vocabulary vocabulary) {
    AttributesRead reader = new AttributesRead(vocabulary);
    reader.rule(rule);
    return reader.read;
  }

  private void rule(Rule rule) {
    criterion(rule.when(), Scope.TOP);
    rule.unless().forEach(clause -> criterion(clause.when(), Scope.TOP));
  }

  private void criterion(Criterion criterion, Scope scope) {
    switch (criterion) {
      case Criterion.All(var of) -> of.forEach(part -> criterion(part, scope));
      case Criterion.Any(var of) -> of.forEach(part -> criterion(part, scope));
      case Criterion.None(var of) -> of.forEach(part -> criterion(part, scope));
      case Criterion.Not(var of) -> criterion(of, scope);
      case Criterion.AtLeastOf(var n, var of) -> of.forEach(part -> criterion(part, scope));
      case Criterion.Score(var parts, var comparison) -> {
        parts.forEach(part -> criterion(part.when(), scope));
        comparison(comparison, scope);
      }
      case Criterion.ValueTest(var path, var comparison) -> {
        path(path, scope);
        comparison(comparison, scope);
      }
      case Criterion.Missing(var path) -> path(path, scope);
      case Criterion.Recorded(var path) -> path(path, scope);
      case Criterion.RuleReference reference -> {}
      case Criterion.Records records -> records(records, scope);
    }
  }

  private void records(Criterion.Records records, Scope scope) {
    Entity entity = vocabulary.entity(records.entity()).orElseThrow();
    Scope inside = scope.inside(entity, records.as());
    if (entity.time() != null) {
      read.add(new AttributePath(entity.id(), entity.time()));
    }
    if (records.where() != null) {
      criterion(records.where(), inside);
    }
    window(records.within(), scope);
    switch (records.measure()) {
      case Measure.Exists exists -> {}
      case Measure.Count(var comparison) -> comparison(comparison, scope);
      case Measure.Share(var comparison) -> comparison(comparison, scope);
      case Measure.Streak(var comparison) -> comparison(comparison, scope);
      case Measure.Aggregate(var function, var attribute, var comparison) -> {
        read.add(new AttributePath(entity.id(), attribute));
        comparison(comparison, scope);
      }
    }
  }

  private void window(@Nullable Window window, Scope scope) {
    switch (window) {
      case null -> {}
      case Window.Since(var path) -> path(path, scope);
      case Window.After(var path, var length) -> path(path, scope);
      case Window.Age age ->
          read.add(new AttributePath(vocabulary.root().id(), Vocabulary.BIRTH_DATE));
      case Window.Last last -> {}
      case Window.FromTo fromTo -> {}
      case Window.SchoolYear year -> {}
      case Window.Month month -> {}
      case Window.Latest latest -> {}
    }
  }

  private void comparison(Comparison comparison, Scope scope) {
    switch (comparison) {
      case Comparison.Relation(var operator, var operand) -> operand(operand, scope);
      case Comparison.Between(var low, var high) -> {
        operand(low, scope);
        operand(high, scope);
      }
      case Comparison.In(var operands) -> operands.forEach(operand -> operand(operand, scope));
      case Comparison.NotIn(var operands) -> operands.forEach(operand -> operand(operand, scope));
      case Comparison.Within(var window) -> window(window, scope);
    }
  }

  private void operand(Operand operand, Scope scope) {
    if (operand instanceof Operand.ValueReference(var path)) {
      path(path, scope);
    }
  }

  private void path(ValuePath path, Scope scope) {
    String qualifier = path.qualifier();
    Entity entity =
        qualifier == null
            ? scope.record()
            : scope.named().getOrDefault(qualifier, vocabulary.entity(qualifier).orElse(null));
    if (entity == null) {
      throw new IllegalArgumentException("not a checked rule: " + path);
    }
    boolean builtIn =
        entity.attribute(path.attribute()).map(attribute -> attribute.builtIn()).orElse(false);
    read.add(new AttributePath(entity.id(), builtIn ? Vocabulary.BIRTH_DATE : path.attribute()));
  }
}
