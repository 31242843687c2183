package org.todoku.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;
import org.todoku.rule.Value.DateValue;
import org.todoku.rule.Value.NumberValue;
import org.todoku.rule.Window;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.ValueType;

/** The values at which the answer of a comparison may turn, and those next to them. */
final class Thresholds {
  private final List<Value> values;
  private final List<ValuePath> paths;
  private boolean complete = true;

  private Thresholds(List<Value> values, List<ValuePath> paths) {
    this.values = values;
    this.paths = paths;
  }

  Thresholds(Evaluation evaluation, Comparison comparison, Scope scope) {
    this(new ArrayList<>(), new ArrayList<>());
    Operands operands = new Operands(evaluation.readings(), evaluation.windows());
    switch (comparison) {
      case Comparison.Relation(var operator, Operand operand) ->
          add(operand, operands, evaluation, scope);
      case Comparison.Between(Operand low, Operand high) -> {
        add(low, operands, evaluation, scope);
        add(high, operands, evaluation, scope);
      }
      case Comparison.In(var list) ->
          list.forEach(operand -> add(operand, operands, evaluation, scope));
      case Comparison.NotIn(var list) ->
          list.forEach(operand -> add(operand, operands, evaluation, scope));
      case Comparison.Within(var window) -> {
        complete = readable(path(window), evaluation, scope);
        if (complete
            && evaluation.windows().resolve(window, scope, List.of())
                instanceof Windows.Resolved.Fixed(Days days)) {
          values.add(new DateValue(LocalDate.ofEpochDay(days.first())));
          values.add(new DateValue(LocalDate.ofEpochDay(days.last())));
        }
      }
    }
  }

  private void add(Operand operand, Operands operands, Evaluation evaluation, Scope scope) {
    if (operand instanceof Operand.ValueReference(ValuePath path)) {
      if (!readable(path, evaluation, scope)) {
        complete = false;
        return;
      }
      paths.add(path);
    }
    if (operands.read(operand, scope) instanceof Reading.Known(Value value)) {
      values.add(value);
    }
  }

  /** Whether all that is compared with can be read outside of the record that is compared. */
  boolean complete() {
    return complete;
  }

  /** Whether a path can be read here; those of records can only be read inside of them. */
  private static boolean readable(@Nullable ValuePath path, Evaluation evaluation, Scope scope) {
    return path == null
        || scope.frameOf(path) != null
        || evaluation.readings().ofEntity(path).isPresent();
  }

  private static @Nullable ValuePath path(Window window) {
    return switch (window) {
      case Window.Since(ValuePath path) -> path;
      case Window.After(ValuePath path, var length) -> path;
      case Window.Last other -> null;
      case Window.FromTo other -> null;
      case Window.SchoolYear other -> null;
      case Window.Month other -> null;
      case Window.Age other -> null;
      case Window.Latest other -> null;
    };
  }

  /** Other values that are compared with. */
  List<ValuePath> paths() {
    return List.copyOf(paths);
  }

  /** The turning point seen from the other side. */
  Thresholds around(Value value) {
    return new Thresholds(List.of(value), List.of());
  }

  /** The numbers of records at and next to the turning points. */
  List<Long> counts() {
    Set<Long> counts = new LinkedHashSet<>();
    for (Value value : values) {
      if (value instanceof NumberValue(BigDecimal number)) {
        long whole = number.setScale(0, RoundingMode.CEILING).longValue();
        for (long count = whole - 1; count <= whole + 1; count++) {
          if (count >= 0) {
            counts.add(count);
          }
        }
      }
    }
    return List.copyOf(counts);
  }

  /** Values that an attribute may have at and next to the turning points. */
  List<Value> values(Attribute attribute) {
    List<Value> found = new ArrayList<>();
    switch (attribute.type()) {
      case ValueType.BooleanType() -> {
        found.add(new Value.BooleanValue(true));
        found.add(new Value.BooleanValue(false));
      }
      case ValueType.CodeType(var codes) ->
          codes.forEach(code -> found.add(new Value.TextValue(code.id())));
      case ValueType.TextType() ->
          values.stream().filter(Value.TextValue.class::isInstance).forEach(found::add);
      case ValueType.DateType() -> {
        for (Value value : values) {
          if (value instanceof DateValue(LocalDate date)) {
            for (int days = -1; days <= 1; days++) {
              found.add(new DateValue(date.plusDays(days)));
            }
          }
        }
      }
      case ValueType.IntegerType whole -> found.addAll(numbers(attribute, BigDecimal.ZERO, null));
      case ValueType.DecimalType decimal -> found.addAll(numbers(attribute, BigDecimal.ZERO, null));
    }
    return found;
  }

  /** The value that would move a sum or an average of so many records to the turning points. */
  List<Value> shifted(Attribute attribute, Value now, BigDecimal measured, BigDecimal times) {
    return now instanceof NumberValue(BigDecimal number)
        ? numbers(attribute, number.subtract(measured.multiply(times)), times)
        : List.of();
  }

  private List<Value> numbers(Attribute attribute, BigDecimal plus, @Nullable BigDecimal times) {
    int scale = attribute.type() instanceof ValueType.DecimalType decimal ? decimal.scale() : 0;
    BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
    List<Value> found = new ArrayList<>();
    for (Value value : values) {
      if (value instanceof NumberValue(BigDecimal threshold)) {
        BigDecimal exact = (times == null ? threshold : threshold.multiply(times)).add(plus);
        for (RoundingMode mode : List.of(RoundingMode.FLOOR, RoundingMode.CEILING)) {
          BigDecimal near = exact.setScale(scale, mode);
          for (BigDecimal each : List.of(near.subtract(step), near, near.add(step))) {
            if (allowed(attribute.type(), each)) {
              found.add(new NumberValue(each));
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean allowed(ValueType type, BigDecimal number) {
    BigDecimal min = null;
    BigDecimal max = null;
    if (type instanceof ValueType.IntegerType(Long least, Long most)) {
      min = least == null ? null : BigDecimal.valueOf(least);
      max = most == null ? null : BigDecimal.valueOf(most);
    } else if (type instanceof ValueType.DecimalType(int scale, var least, var most)) {
      min = least;
      max = most;
    }
    return (min == null || number.compareTo(min) >= 0)
        && (max == null || number.compareTo(max) <= 0)
        && number.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) <= 0;
  }
}
