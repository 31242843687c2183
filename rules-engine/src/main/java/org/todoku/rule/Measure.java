package org.todoku.rule;

/** What is asked of the records in a window. */
public sealed interface Measure {
  /**
   * Whether there must be records for the measure to hold, as with "at least three" and unlike with
   * "none" or "at most two". Where a threshold is not a number as written, the operator alone
   * decides.
   */
  default boolean needsRecords() {
    return switch (this) {
      case Exists(boolean expected) -> expected;
      case Count(Comparison.Relation(var operator, var operand)) ->
          switch (operator) {
            case LESS_THAN, AT_MOST, NOT_EQUALS, IS_NOT, BEFORE, ON_OR_BEFORE -> false;
            case EQUALS, IS ->
                !(operand instanceof Operand.Literal(Value.NumberValue(var number))
                    && number.signum() == 0);
            case MORE_THAN, AT_LEAST, AFTER, ON_OR_AFTER -> true;
          };
      case Count count -> true;
      case Share share -> true;
      case Streak streak -> true;
      case Aggregate aggregate -> true;
    };
  }

  /** Whether there is any record. */
  record Exists(boolean expected) implements Measure {}

  /** How many records. */
  record Count(Comparison comparison) implements Measure {}

  /** Part of the window's records that satisfy {@code where}, 0 to 1. */
  record Share(Comparison comparison) implements Measure {}

  /** Longest run of consecutive records in the window that satisfy {@code where}. */
  record Streak(Comparison comparison) implements Measure {}

  /** An aggregate of one attribute over the records. */
  record Aggregate(Function function, String attribute, Comparison comparison) implements Measure {}

  /** The functions of {@link Aggregate}. */
  enum Function {
    /** Number of different values. */
    DISTINCT("distinct"),
    SUM("sum"),
    /** Arithmetic mean, compared exactly. */
    AVERAGE("average"),
    MIN("min"),
    MAX("max"),
    /** Value of the most recent record. */
    LATEST("latest"),
    /** Value of the first record. */
    EARLIEST("earliest"),
    /** Latest minus earliest value; no value with one record. */
    CHANGE("change");

    private final String word;

    Function(String word) {
      this.word = word;
    }

    /** The key for this function in files. */
    public String word() {
      return word;
    }
  }
}
