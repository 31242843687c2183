package org.todoku.verify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Operand;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Value;
import org.todoku.rule.Value.NumberValue;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/**
 * A value that a single fact may have when the meaning of a rule is looked at.
 *
 * @param value null where it does not apply, so that every comparison is false
 */
record PossibleValue(@Nullable Value value) {
  private static final PossibleValue NONE = new PossibleValue(null);

  static PossibleValue of(BigDecimal number) {
    return new PossibleValue(new NumberValue(number));
  }

  /** Whether a comparison is with constants only. */
  static boolean constant(Comparison comparison, Rule rule) {
    return constants(comparison, rule) != null;
  }

  /**
   * Enough values of an attribute that every other one compares like one of them; null where the
   * comparison is not with constants.
   */
  static @Nullable Set<PossibleValue> around(
      ValuePath path, Comparison comparison, Rule rule, Vocabulary vocabulary) {
    List<Value> constants = constants(comparison, rule);
    Attribute attribute =
        path.qualifier() == null
            ? null
            : vocabulary
                .attribute(new AttributePath(path.qualifier(), path.attribute()))
                .orElse(null);
    if (constants == null || attribute == null) {
      return null;
    }
    Set<PossibleValue> values = new LinkedHashSet<>();
    values.add(NONE);
    switch (attribute.type()) {
      case ValueType.BooleanType() -> {
        values.add(new PossibleValue(new Value.BooleanValue(true)));
        values.add(new PossibleValue(new Value.BooleanValue(false)));
      }
      case ValueType.CodeType(var codes) ->
          codes.forEach(code -> values.add(new PossibleValue(new Value.TextValue(code.id()))));
      case ValueType.TextType() -> {
        constants.forEach(constant -> values.add(new PossibleValue(constant)));
        // a text that nobody wrote
        values.add(new PossibleValue(new Value.TextValue("\u0000")));
      }
      case ValueType.IntegerType(Long min, Long max) ->
          numbers(
              constants,
              0,
              min == null ? null : BigDecimal.valueOf(min),
              max == null ? null : BigDecimal.valueOf(max),
              values);
      case ValueType.DecimalType(int scale, var min, var max) ->
          numbers(constants, scale, min, max, values);
      case ValueType.DateType() -> {
        for (Value constant : constants) {
          if (constant instanceof Value.DateValue(var date)) {
            for (int days = -1; days <= 1; days++) {
              values.add(new PossibleValue(new Value.DateValue(date.plusDays(days))));
            }
          }
        }
      }
    }
    return values;
  }

  /** The numbers of a scale at, just below and just above constants, as far as they may occur. */
  private static void numbers(
      List<Value> constants,
      int scale,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      Set<PossibleValue> values) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
    Set<BigDecimal> tried = new LinkedHashSet<>();
    for (Value constant : constants) {
      if (constant instanceof NumberValue(BigDecimal number)) {
        BigDecimal below = number.setScale(scale, RoundingMode.FLOOR);
        BigDecimal above = number.setScale(scale, RoundingMode.CEILING);
        tried.addAll(List.of(below.subtract(step), below, above, above.add(step)));
      }
    }
    if (min != null) {
      tried.add(min);
    }
    if (max != null) {
      tried.add(max);
    }
    for (BigDecimal number : tried) {
      if ((min == null || number.compareTo(min) >= 0)
          && (max == null || number.compareTo(max) <= 0)) {
        values.add(of(number));
      }
    }
  }

  /** What is compared with, or null where it is not written in the rule. */
  private static @Nullable List<Value> constants(Comparison comparison, Rule rule) {
    List<Operand> operands =
        switch (comparison) {
          case Comparison.Relation(var operator, Operand operand) -> List.of(operand);
          case Comparison.Between(Operand low, Operand high) -> List.of(low, high);
          case Comparison.In(var list) -> list;
          case Comparison.NotIn(var list) -> list;
          case Comparison.Within within -> null;
        };
    if (operands == null) {
      return null;
    }
    List<Value> constants = new ArrayList<>();
    for (Operand operand : operands) {
      switch (operand) {
        case Operand.Literal(Value literal) -> constants.add(literal);
        case Operand.ParameterReference(String id) -> {
          Parameter parameter = rule.parameters().get(id);
          if (parameter == null) {
            return null;
          }
          constants.add(parameter.value());
        }
        case Operand.ValueReference other -> {
          return null;
        }
        case Operand.AsOf other -> {
          return null;
        }
      }
    }
    return constants;
  }

  /** Whether a comparison with constants holds of this value. */
  boolean satisfies(Comparison comparison, Rule rule) {
    List<Value> constants = constants(comparison, rule);
    if (value == null || constants == null) {
      return false;
    }
    return switch (comparison) {
      case Comparison.Relation(var operator, var operand) -> {
        Value other = constants.getFirst();
        yield switch (operator) {
          case EQUALS, IS -> value.equals(other);
          case NOT_EQUALS, IS_NOT -> !value.equals(other);
          case LESS_THAN, BEFORE -> order(value, other) < 0;
          case AT_MOST, ON_OR_BEFORE -> order(value, other) <= 0;
          case MORE_THAN, AFTER -> order(value, other) > 0;
          case AT_LEAST, ON_OR_AFTER -> order(value, other) >= 0;
        };
      }
      case Comparison.Between between ->
          order(value, constants.get(0)) >= 0 && order(value, constants.get(1)) <= 0;
      case Comparison.In in -> constants.contains(value);
      case Comparison.NotIn notIn -> !constants.contains(value);
      case Comparison.Within within -> false;
    };
  }

  private static int order(Value a, Value b) {
    return switch (a) {
      case NumberValue(BigDecimal number) when b instanceof NumberValue(BigDecimal other) ->
          number.compareTo(other);
      case Value.DateValue(var date) when b instanceof Value.DateValue(var other) ->
          date.compareTo(other);
      case NumberValue other -> throw new IllegalArgumentException("compared with " + b);
      case Value.DateValue other -> throw new IllegalArgumentException("compared with " + b);
      case Value.BooleanValue other -> throw new IllegalArgumentException("no order: " + a);
      case Value.TextValue other -> throw new IllegalArgumentException("no order: " + a);
    };
  }
}
