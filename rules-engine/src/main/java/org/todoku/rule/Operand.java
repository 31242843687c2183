package org.todoku.rule;

/** What a value or a measure is compared with. */
public sealed interface Operand {
  /** A value written in the rule. */
  record Literal(Value value) implements Operand {}

  /** The value of one of the rule's parameters. */
  record ParameterReference(String parameter) implements Operand {}

  /** Another recorded value. */
  record ValueReference(Criterion.ValuePath path) implements Operand {}

  /** A date counted from the as-of date. */
  record AsOf(Offset offset) implements Operand {}
}
