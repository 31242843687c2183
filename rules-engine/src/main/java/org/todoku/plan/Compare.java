package org.todoku.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.plan.Possible.Fractions;
import org.todoku.profile.AttributeLayout;
import org.todoku.rule.Comparison.Operator;

/**
 * A question put to a packed value or to what a measure came to. Where there is no value, or an
 * operand has none, the answer is no.
 */
sealed interface Compare {
  /** Asks a value, or what stands for its absence. */
  int value(long packed, Child child);

  /** Asks the date of an unseen record, which may be any from one to another. */
  default int someDay(long first, long last, Child child) {
    return Bits.UNKNOWN;
  }

  /** Asks what a measure came to. */
  int outcome(Outcome outcome, Child child);

  /** Questions to whole numbers: integers, scaled decimals, days. */
  sealed interface OfNumbers extends Compare {
    /**
     * Finds out what is asked for: {@link Asked#state} and, if that is {@link Asked#READY}, the
     * range in which numbers satisfy.
     */
    void ask(Child child, Asked asked);

    @Override
    default int value(long packed, Child child) {
      if (packed == Source.NONE) {
        return Bits.FALSE;
      }
      Asked asked = child.asked;
      ask(child, asked);
      if (asked.state == Asked.NO_VALUE) {
        return Bits.FALSE;
      }
      return !AttributeLayout.isValue(packed) || asked.state == Asked.UNKNOWN
          ? Bits.UNKNOWN
          : asked.stretch(packed, packed);
    }

    @Override
    default int someDay(long first, long last, Child child) {
      Asked asked = child.asked;
      ask(child, asked);
      if (asked.state != Asked.READY) {
        return asked.state == Asked.NO_VALUE ? Bits.FALSE : Bits.UNKNOWN;
      }
      return asked.stretch(first, last);
    }

    @Override
    default int outcome(Outcome outcome, Child child) {
      if (outcome.state == Outcome.NO_WINDOW || outcome.state == Outcome.NONE) {
        return Bits.FALSE;
      }
      Asked asked = child.asked;
      ask(child, asked);
      if (asked.state != Asked.READY) {
        return asked.state == Asked.NO_VALUE ? Bits.FALSE : Bits.UNKNOWN;
      }
      return outcome.state == Outcome.DECIDED
          ? asked.stretch(outcome.value, outcome.value)
          : asked.possible(outcome.possible);
    }
  }

  /** What is asked for. Reused. */
  final class Asked {
    static final int READY = 0;
    static final int NO_VALUE = 1;
    static final int UNKNOWN = 2;

    int state;

    /** Numbers from here to there certainly satisfy. */
    long certainFrom;

    long certainTo;

    /** Numbers from here to there may satisfy. */
    long possibleFrom;

    long possibleTo;

    /** Whether the question is answered the other way round. */
    boolean outside;

    void range(long from, long to, boolean negated) {
      state = READY;
      certainFrom = from;
      certainTo = to;
      possibleFrom = from;
      possibleTo = to;
      outside = negated;
    }

    int stretch(long low, long high) {
      boolean in = possibleFrom <= possibleTo && low <= possibleTo && high >= possibleFrom;
      boolean out = certainFrom > certainTo || low < certainFrom || high > certainTo;
      return outside ? Bits.among(out, in) : Bits.among(in, out);
    }

    int possible(Possible possible) {
      boolean in = false;
      boolean out = possible.none();
      for (int i = 0; i < possible.size(); i++) {
        int bits = stretch(possible.low(i), possible.high(i));
        in |= bits != Bits.FALSE;
        out |= bits != Bits.TRUE;
      }
      return Bits.among(in, out);
    }
  }

  /** In a range that is written in the rule. */
  record InRange(long from, long to, boolean outside) implements OfNumbers {
    @Override
    public void ask(Child child, Asked asked) {
      asked.range(from, to, outside);
    }
  }

  /** In a range of days that follows from the as-of date. */
  record InDayRange(int index, boolean upToToday) implements OfNumbers {
    @Override
    public void ask(Child child, Asked asked) {
      Day day = child.day();
      long last = day.rangeLast[index];
      asked.range(day.rangeFirst[index], upToToday ? Math.min(last, day.today) : last, false);
    }
  }

  /** In a window that hangs on a date. */
  record InWindow(WindowPlan.Hanging window) implements OfNumbers {
    @Override
    public void ask(Child child, Asked asked) {
      long on = window.on().read(child);
      if (!AttributeLayout.isValue(on)) {
        asked.state = on == Source.NONE ? Asked.NO_VALUE : Asked.UNKNOWN;
        return;
      }
      long last = window.last(on, child.today());
      asked.range(
          window.first(on),
          window instanceof WindowPlan.Age ? last : Math.min(last, child.today()),
          false);
    }
  }

  /** In the most recent records' window, which no date can be: not known. */
  record NeverKnown() implements OfNumbers {
    @Override
    public void ask(Child child, Asked asked) {
      asked.state = Asked.UNKNOWN;
    }
  }

  /**
   * In relation to other values.
   *
   * @param operator null for between
   * @param scale digits after the point of what is asked
   */
  record ToOperands(@Nullable Operator operator, int scale, List<OperandPlan> operands)
      implements OfNumbers {
    @Override
    public void ask(Child child, Asked asked) {
      boolean unknown = false;
      for (OperandPlan operand : operands) {
        long packed = operand.read(child);
        if (packed == Source.NONE) {
          asked.state = Asked.NO_VALUE;
          return;
        }
        unknown |= packed != Source.SOME_DAY && !AttributeLayout.isValue(packed);
      }
      if (unknown) {
        asked.state = Asked.UNKNOWN;
        return;
      }
      if (operator == null) {
        asked.range(
            operands.get(0).scaled(child, scale, RoundingMode.CEILING),
            operands.get(1).scaled(child, scale, RoundingMode.FLOOR),
            false);
        return;
      }
      OperandPlan operand = operands.getFirst();
      if (operand.read(child) == Source.SOME_DAY) {
        int level = operand.level();
        ask(asked, operator, child.unseenFirst[level], child.unseenFirst[level]);
        long from = asked.certainFrom;
        long to = asked.certainTo;
        ask(asked, operator, child.unseenLast[level], child.unseenLast[level]);
        asked.possibleFrom = Math.min(from, asked.certainFrom);
        asked.possibleTo = Math.max(to, asked.certainTo);
        asked.certainFrom = Math.max(from, asked.certainFrom);
        asked.certainTo = Math.min(to, asked.certainTo);
        return;
      }
      ask(
          asked,
          operator,
          operand.scaled(child, scale, RoundingMode.FLOOR),
          operand.scaled(child, scale, RoundingMode.CEILING));
    }

    private static void ask(Asked asked, Operator operator, long floor, long ceiling) {
      InRange range = range(operator, floor, ceiling);
      asked.range(range.from(), range.to(), range.outside());
    }
  }

  /**
   * The numbers that stand in a relation to one.
   *
   * @param floor the greatest number of the scale that is not above it
   * @param ceiling the least number of the scale that is not below it
   */
  static InRange range(Operator operator, long floor, long ceiling) {
    return switch (operator) {
      case EQUALS, IS -> new InRange(ceiling, floor, false);
      case NOT_EQUALS, IS_NOT -> new InRange(ceiling, floor, true);
      case LESS_THAN, BEFORE -> new InRange(Possible.MINUS_INFINITY, ceiling - 1, false);
      case AT_MOST, ON_OR_BEFORE -> new InRange(Possible.MINUS_INFINITY, floor, false);
      case MORE_THAN, AFTER -> new InRange(floor + 1, Possible.INFINITY, false);
      case AT_LEAST, ON_OR_AFTER -> new InRange(ceiling, Possible.INFINITY, false);
    };
  }

  /**
   * A number in units of the last digit of a scale, kept within the range of packed numbers: what
   * lies beyond is beyond all of them.
   */
  static long scaled(BigDecimal number, int scale, RoundingMode rounding) {
    BigInteger whole = number.setScale(scale, rounding).unscaledValue();
    BigInteger greatest = BigInteger.valueOf(Long.MAX_VALUE - 2);
    return whole.min(greatest).max(greatest.negate()).longValueExact();
  }

  /** One of a list of words; {@code outside} asks for none of them. */
  sealed interface OfWords extends Compare {}

  /** Codes or booleans among those of a rule, by their packed values as bits. */
  record InCodes(long codes, boolean outside) implements OfWords {
    @Override
    public int value(long packed, Child child) {
      return of(packed);
    }

    int of(long packed) {
      if (!AttributeLayout.isValue(packed)) {
        return packed == Source.NONE ? Bits.FALSE : Bits.UNKNOWN;
      }
      return Bits.of(contains(packed) != outside);
    }

    private boolean contains(long packed) {
      return packed < Long.SIZE && (codes >>> packed & 1) != 0;
    }

    @Override
    public int outcome(Outcome outcome, Child child) {
      if (outcome.state == Outcome.DECIDED) {
        return value(outcome.value, child);
      }
      if (outcome.state != Outcome.UNDECIDED) {
        return Bits.FALSE;
      }
      boolean in = false;
      boolean out = outcome.possible.none();
      for (int i = 0; i < outcome.possible.size(); i++) {
        long low = outcome.possible.low(i);
        long high = outcome.possible.high(i);
        if (low == Possible.MINUS_INFINITY) {
          in = true;
          out = true;
          continue;
        }
        for (long code = low; code <= high; code++) {
          in |= contains(code) != outside;
          out |= contains(code) == outside;
        }
      }
      return Bits.among(in, out);
    }
  }

  /** Words among other words that only the profile knows: texts, and values of other attributes. */
  record ToWords(WordsOf left, List<OperandPlan> operands, boolean outside) implements OfWords {
    @Override
    public int value(long packed, Child child) {
      if (packed == Source.NONE) {
        return Bits.FALSE;
      }
      int ready = ready(child);
      if (ready != Bits.TRUE) {
        return ready;
      }
      return AttributeLayout.isValue(packed)
          ? Bits.of(contains(packed, child) != outside)
          : Bits.UNKNOWN;
    }

    @Override
    public int outcome(Outcome outcome, Child child) {
      if (outcome.state == Outcome.NO_WINDOW || outcome.state == Outcome.NONE) {
        return Bits.FALSE;
      }
      int ready = ready(child);
      if (ready != Bits.TRUE) {
        return ready;
      }
      if (outcome.state == Outcome.DECIDED) {
        return value(outcome.value, child);
      }
      boolean in = false;
      boolean out = outcome.possible.none();
      for (int i = 0; i < outcome.possible.size(); i++) {
        long low = outcome.possible.low(i);
        long high = outcome.possible.high(i);
        if (low == Possible.MINUS_INFINITY) {
          in = true;
          out = true;
          continue;
        }
        for (long word = low; word <= high; word++) {
          in |= contains(word, child) != outside;
          out |= contains(word, child) == outside;
        }
      }
      return Bits.among(in, out);
    }

    /** True if all operands are known, false if one has no value. */
    private int ready(Child child) {
      int ready = Bits.TRUE;
      for (OperandPlan operand : operands) {
        long packed = operand.read(child);
        if (packed == Source.NONE) {
          return Bits.FALSE;
        }
        ready = AttributeLayout.isValue(packed) ? ready : Bits.UNKNOWN;
      }
      return ready;
    }

    private boolean contains(long packed, Child child) {
      String word = left.word(packed, child);
      for (OperandPlan operand : operands) {
        if (word.equals(operand.word(child))) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Questions to averages and shares, which are fractions.
   *
   * @param operator null for between
   * @param scale digits after the point of the numerator
   */
  record OfFractions(@Nullable Operator operator, int scale, List<OperandPlan> operands)
      implements Compare {
    @Override
    public int value(long packed, Child child) {
      throw new IllegalStateException("a value is no fraction");
    }

    @Override
    public int outcome(Outcome outcome, Child child) {
      if (outcome.state == Outcome.NO_WINDOW || outcome.state == Outcome.NONE) {
        return Bits.FALSE;
      }
      boolean unknown = false;
      for (OperandPlan operand : operands) {
        long packed = operand.read(child);
        if (packed == Source.NONE) {
          return Bits.FALSE;
        }
        unknown |= !AttributeLayout.isValue(packed);
      }
      if (unknown) {
        return Bits.UNKNOWN;
      }
      BigDecimal first = operands.getFirst().number(child);
      BigDecimal second = operands.getLast().number(child);
      if (outcome.state == Outcome.DECIDED) {
        return Fractional.decided(outcome.value, outcome.over, operator, scale, first, second);
      }
      boolean in = false;
      boolean out = outcome.possible.none();
      for (Fractions stretch : outcome.possible.fractions()) {
        int bits = Fractional.stretch(stretch, operator, scale, first, second);
        in |= bits != Bits.FALSE;
        out |= bits != Bits.TRUE;
      }
      return Bits.among(in, out);
    }
  }
}
