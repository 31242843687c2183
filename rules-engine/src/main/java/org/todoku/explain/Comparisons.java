package org.todoku.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Operand;
import org.todoku.rule.Window;

/**
 * Puts questions to values and measures. Without a value every comparison is false; otherwise a
 * comparison with something unknown is unknown, and one with several possibilities is as they all
 * agree.
 */
final class Comparisons {
  private final Operands operands;
  private final Windows windows;

  Comparisons(Operands operands, Windows windows) {
    this.operands = operands;
    this.windows = windows;
  }

  /** Compares one value. */
  Truth compare(Reading left, Comparison comparison, Scope scope) {
    return switch (left) {
      case Reading.NoValue() -> Truth.FALSE;
      case Reading.Known(var value) -> compare(Readings.only(value), comparison, scope);
      case Reading.SomeDay(Days days) ->
          compare(PossibleValues.numbers(days.interval()), comparison, scope);
      case Reading.Unknown unknown -> compare((@Nullable PossibleValues) null, comparison, scope);
    };
  }

  /**
   * Compares what is possible.
   *
   * @param left null for a value of which nothing is known
   */
  Truth compare(@Nullable PossibleValues left, Comparison comparison, Scope scope) {
    if (left != null && left.onlyNone()) {
      return Truth.FALSE;
    }
    if (comparison instanceof Comparison.Within(Window window)) {
      return within(left, window, scope);
    }
    List<PossibleValues> right = new ArrayList<>();
    boolean unknown = left == null;
    for (Operand operand : operands(comparison)) {
      switch (this.operands.read(operand, scope)) {
        case Reading.Known(var value) -> right.add(Readings.only(value));
        case Reading.SomeDay(Days days) -> right.add(PossibleValues.numbers(days.interval()));
        case Reading.NoValue() -> {
          return Truth.FALSE;
        }
        case Reading.Unknown missing -> unknown = true;
      }
    }
    return unknown || left == null
        ? Truth.UNKNOWN
        : falseForNone(left, decide(left, comparison, right));
  }

  private static List<Operand> operands(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Relation(var operator, Operand operand) -> List.of(operand);
      case Comparison.Between(Operand low, Operand high) -> List.of(low, high);
      case Comparison.In(List<Operand> list) -> list;
      case Comparison.NotIn(List<Operand> list) -> list;
      case Comparison.Within(Window window) -> List.of();
    };
  }

  private static Truth decide(
      PossibleValues left, Comparison comparison, List<PossibleValues> right) {
    return switch (comparison) {
      case Comparison.Relation(var operator, var operand) ->
          relate(left, operator, right.getFirst());
      case Comparison.Between between ->
          between(
              left,
              right.get(0).numbers().getFirst().low(),
              right.get(1).numbers().getFirst().high());
      case Comparison.In in -> among(left, right);
      case Comparison.NotIn notIn -> among(left, right).not();
      case Comparison.Within within -> throw new IllegalStateException("no operands");
    };
  }

  private static Truth relate(
      PossibleValues left, Comparison.Operator operator, PossibleValues right) {
    return switch (operator) {
      case EQUALS, IS -> among(left, List.of(right));
      case NOT_EQUALS, IS_NOT -> among(left, List.of(right)).not();
      case LESS_THAN, BEFORE -> below(left, right);
      case AT_MOST, ON_OR_BEFORE -> above(left, right).not();
      case MORE_THAN, AFTER -> above(left, right);
      case AT_LEAST, ON_OR_AFTER -> below(left, right).not();
    };
  }

  private static Truth below(PossibleValues left, PossibleValues right) {
    boolean some = false;
    boolean other = false;
    for (Interval mine : left.numbers()) {
      for (Interval theirs : right.numbers()) {
        Rational high = theirs.high();
        Rational low = theirs.low();
        some |= high == null || mine.reachesBelow(high);
        other |= low == null || mine.meets(low, null);
      }
    }
    return Truth.among(some, other);
  }

  private static Truth above(PossibleValues left, PossibleValues right) {
    boolean some = false;
    boolean other = false;
    for (Interval mine : left.numbers()) {
      for (Interval theirs : right.numbers()) {
        Rational high = theirs.high();
        Rational low = theirs.low();
        some |= low == null || mine.reachesAbove(low);
        other |= high == null || mine.meets(null, high);
      }
    }
    return Truth.among(some, other);
  }

  private static Truth between(
      PossibleValues left, @Nullable Rational from, @Nullable Rational to) {
    boolean some = false;
    boolean other = false;
    for (Interval mine : left.numbers()) {
      some |= mine.meets(from, to);
      other |= (from != null && mine.reachesBelow(from)) || (to != null && mine.reachesAbove(to));
    }
    return Truth.among(some, other);
  }

  /** Whether the left is one of the right values, which are all known. */
  private static Truth among(PossibleValues left, List<PossibleValues> right) {
    boolean in = false;
    boolean out = false;
    for (String word : left.words()) {
      boolean listed = right.stream().anyMatch(value -> value.words().contains(word));
      in |= listed;
      out |= !listed;
    }
    if (left.anyWord()) {
      in = true;
      out = true;
    }
    for (Interval mine : left.numbers()) {
      boolean listed = false;
      boolean all = false;
      for (PossibleValues value : right) {
        for (Interval theirs : value.numbers()) {
          boolean meets = mine.meets(theirs.low(), theirs.high());
          listed |= meets;
          all |= meets && mine.isPoint();
        }
      }
      in |= listed;
      out |= !all;
    }
    return Truth.among(in, out);
  }

  private Truth within(@Nullable PossibleValues left, Window window, Scope scope) {
    return switch (windows.resolve(window, scope, List.of())) {
      case Windows.Resolved.NoValue() -> Truth.FALSE;
      case Windows.Resolved.MostRecent recent -> Truth.UNKNOWN;
      case Windows.Resolved.Alternatives alternatives -> Truth.UNKNOWN;
      case Windows.Resolved.Fixed(Days days) -> {
        if (left == null) {
          yield Truth.UNKNOWN;
        }
        Days asked = window instanceof Window.Age ? days : windows.upToAsOf(days);
        yield asked.isEmpty()
            ? Truth.FALSE
            : falseForNone(
                left, between(left, Rational.of(asked.first()), Rational.of(asked.last())));
      }
    };
  }

  /** What is true of all values is not certain where there may be none. */
  private static Truth falseForNone(PossibleValues left, Truth ofValues) {
    return left.none() && ofValues == Truth.TRUE ? Truth.UNKNOWN : ofValues;
  }
}
