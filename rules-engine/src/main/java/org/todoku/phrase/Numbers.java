package org.todoku.phrase;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Amount;
import org.todoku.rule.Comparison;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;

/** Finds plain numbers in criteria. */
final class Numbers {
  private Numbers() {}

  /** The number that an operand is, or null if it is none that is known when the rule is read. */
  static @Nullable BigDecimal of(Operand operand, Setting setting) {
    Value value =
        switch (operand) {
          case Operand.Literal(Value literal) -> literal;
          case Operand.ParameterReference(String id) -> setting.parameter(id);
          case Operand.ValueReference reference -> null;
          case Operand.AsOf asOf -> null;
        };
    return value instanceof Value.NumberValue(BigDecimal number) ? number : null;
  }

  /** The unit of the parameter that an operand names, or null. */
  static @Nullable String unit(Operand operand, Setting setting) {
    return operand instanceof Operand.ParameterReference(String id)
        ? setting.parameterOf(id).unit()
        : null;
  }

  /** The unit of the first operand that names a parameter with one, or null. */
  static @Nullable String unit(Comparison comparison, Setting setting) {
    return switch (comparison) {
      case Comparison.Relation(var operator, Operand operand) -> unit(operand, setting);
      case Comparison.Between(Operand low, Operand high) -> {
        String unit = unit(low, setting);
        yield unit != null ? unit : unit(high, setting);
      }
      case Comparison.In in -> null;
      case Comparison.NotIn notIn -> null;
      case Comparison.Within within -> null;
    };
  }

  static int amount(Amount amount, Setting setting) {
    return switch (amount) {
      case Amount.Fixed(int value) -> value;
      case Amount.FromParameter(String id) ->
          setting.parameter(id) instanceof Value.NumberValue(BigDecimal number)
              ? number.intValueExact()
              : 0;
    };
  }

  /** A number without a superfluous point. */
  static String plain(BigDecimal number) {
    return (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
  }

  /** A share as a percentage. */
  static String percent(BigDecimal share) {
    return plain(share.movePointRight(2)) + "%";
  }
}
