package org.todoku.rule;

import java.util.List;

/** A question put to a value or measure. */
public sealed interface Comparison {
  /** One operator and one operand. */
  record Relation(Operator operator, Operand operand) implements Comparison {}

  /** low ≤ value ≤ high, numbers only. */
  record Between(Operand low, Operand high) implements Comparison {}

  /** The value is one of the operands; never empty. */
  record In(List<Operand> operands) implements Comparison {
    public In {
      operands = List.copyOf(operands);
    }
  }

  /** The value is none of the operands; never empty. */
  record NotIn(List<Operand> operands) implements Comparison {
    public NotIn {
      operands = List.copyOf(operands);
    }
  }

  /** The date lies in the window. */
  record Within(Window window) implements Comparison {}

  /** The operators with one operand, by kind of value. */
  enum Operator {
    EQUALS("equals"),
    NOT_EQUALS("notEquals"),
    LESS_THAN("lessThan"),
    AT_MOST("atMost"),
    MORE_THAN("moreThan"),
    AT_LEAST("atLeast"),
    IS("is"),
    IS_NOT("isNot"),
    BEFORE("before"),
    ON_OR_BEFORE("onOrBefore"),
    AFTER("after"),
    ON_OR_AFTER("onOrAfter");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    /** The key for this operator in files. */
    public String word() {
      return word;
    }
  }
}
