package org.todoku.phrase;

import java.math.BigDecimal;
import java.util.List;
import org.todoku.rule.Comparison;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;

/** Shares are written as percentages. */
final class Shares {
  private Shares() {}

  /** The same comparison with its numbers a hundred times as large. */
  static Comparison asPercent(Comparison comparison, Setting setting) {
    return switch (comparison) {
      case Comparison.Relation(var operator, Operand operand) ->
          new Comparison.Relation(operator, asPercent(operand, setting));
      case Comparison.Between(Operand low, Operand high) ->
          new Comparison.Between(asPercent(low, setting), asPercent(high, setting));
      case Comparison.In(List<Operand> operands) -> comparison;
      case Comparison.NotIn(List<Operand> operands) -> comparison;
      case Comparison.Within within -> comparison;
    };
  }

  private static Operand asPercent(Operand operand, Setting setting) {
    BigDecimal number = Numbers.of(operand, setting);
    return number == null
        ? operand
        : new Operand.Literal(new Value.NumberValue(number.movePointRight(2)));
  }
}
