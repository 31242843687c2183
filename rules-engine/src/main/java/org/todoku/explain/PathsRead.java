package org.todoku.explain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Measure;
import org.todoku.rule.Operand;
import org.todoku.rule.Window;
import org.todoku.vocabulary.Vocabulary;

/** Finds the paths whose values a criterion reads, without those of records within it. */
final class PathsRead {
  private final Set<ValuePath> paths = new LinkedHashSet<>();
  private final ValuePath birthDate;
  private final boolean withMissing;

  /**
   * @param vocabulary whose root has the date of birth that windows by age hang on
   * @param withMissing whether to list also the paths of which it is only asked whether they are
   *     recorded
   */
  PathsRead(Vocabulary vocabulary, boolean withMissing) {
    this.birthDate = new ValuePath(vocabulary.root().id(), Vocabulary.BIRTH_DATE);
    this.withMissing = withMissing;
  }

  /** All that were found so far. */
  Set<ValuePath> all() {
    return paths;
  }

  Set<ValuePath> of(Criterion criterion) {
    read(criterion);
    return paths;
  }

  Set<ValuePath> of(Comparison comparison) {
    read(comparison);
    return paths;
  }

  Set<ValuePath> of(Measure measure) {
    switch (measure) {
      case Measure.Exists exists -> {}
      case Measure.Count(Comparison comparison) -> read(comparison);
      case Measure.Share(Comparison comparison) -> read(comparison);
      case Measure.Streak(Comparison comparison) -> read(comparison);
      case Measure.Aggregate(var function, var attribute, Comparison comparison) ->
          read(comparison);
    }
    return paths;
  }

  Set<ValuePath> of(Window window) {
    read(window);
    return paths;
  }

  private void read(Criterion criterion) {
    switch (criterion) {
      case Criterion.All(List<Criterion> of) -> of.forEach(this::read);
      case Criterion.Any(List<Criterion> of) -> of.forEach(this::read);
      case Criterion.None(List<Criterion> of) -> of.forEach(this::read);
      case Criterion.Not(Criterion of) -> read(of);
      case Criterion.AtLeastOf(int n, List<Criterion> of) -> of.forEach(this::read);
      case Criterion.Score(var parts, Comparison comparison) -> {
        parts.forEach(part -> read(part.when()));
        read(comparison);
      }
      case Criterion.ValueTest(ValuePath path, Comparison comparison) -> {
        paths.add(path);
        read(comparison);
      }
      case Criterion.Missing(ValuePath path) -> asked(path);
      case Criterion.Recorded(ValuePath path) -> asked(path);
      case Criterion.Records records -> {
        if (records.within() != null) {
          read(records.within());
        }
      }
      case Criterion.RuleReference reference -> {}
    }
  }

  private void asked(ValuePath path) {
    if (withMissing) {
      paths.add(path);
    }
  }

  private void read(Comparison comparison) {
    switch (comparison) {
      case Comparison.Relation(var operator, Operand operand) -> read(operand);
      case Comparison.Between(Operand low, Operand high) -> {
        read(low);
        read(high);
      }
      case Comparison.In(List<Operand> operands) -> operands.forEach(this::read);
      case Comparison.NotIn(List<Operand> operands) -> operands.forEach(this::read);
      case Comparison.Within(Window window) -> read(window);
    }
  }

  private void read(Operand operand) {
    if (operand instanceof Operand.ValueReference(ValuePath path)) {
      paths.add(path);
    }
  }

  private void read(Window window) {
    switch (window) {
      case Window.Since(ValuePath path) -> paths.add(path);
      case Window.After(ValuePath path, var length) -> paths.add(path);
      case Window.Last last -> {}
      case Window.FromTo fromTo -> {}
      case Window.SchoolYear schoolYear -> {}
      case Window.Month month -> {}
      case Window.Age age -> paths.add(birthDate);
      case Window.Latest latest -> {}
    }
  }
}
