package org.todoku.explain;

import org.todoku.rule.Operand;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Value;

/** Reads what a value or measure is compared with. */
final class Operands {
  private final Readings readings;
  private final Windows windows;

  Operands(Readings readings, Windows windows) {
    this.readings = readings;
    this.windows = windows;
  }

  Reading read(Operand operand, Scope scope) {
    return switch (operand) {
      case Operand.Literal(Value value) -> new Reading.Known(value);
      case Operand.ParameterReference(String id) -> new Reading.Known(parameter(id, scope.rule()));
      case Operand.ValueReference(var path) -> readings.read(path, scope);
      case Operand.AsOf(var offset) ->
          new Reading.Known(new Value.DateValue(windows.offset(offset, scope.rule())));
    };
  }

  static Value parameter(String id, Rule rule) {
    Parameter parameter = rule.parameters().get(id);
    if (parameter == null) {
      throw new IllegalArgumentException("rule " + rule.id() + " has no parameter " + id);
    }
    return parameter.value();
  }
}
