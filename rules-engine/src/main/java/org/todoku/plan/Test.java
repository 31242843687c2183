package org.todoku.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout;
import org.todoku.rule.Comparison.Operator;

/** A criterion with its names and parameters resolved, which can be asked of a child. */
sealed interface Test {
  /** The truth for the child and record at hand, see {@link Bits}. */
  int bits(Child child);

  record All(List<Test> of) implements Test {
    @Override
    public int bits(Child child) {
      int bits = Bits.TRUE;
      for (int i = 0; i < of.size() && bits != Bits.FALSE; i++) {
        bits &= of.get(i).bits(child);
      }
      return bits;
    }
  }

  record Any(List<Test> of) implements Test {
    @Override
    public int bits(Child child) {
      int bits = Bits.FALSE;
      for (int i = 0; i < of.size() && bits != Bits.TRUE; i++) {
        bits |= of.get(i).bits(child);
      }
      return bits;
    }
  }

  record Not(Test of) implements Test {
    @Override
    public int bits(Child child) {
      return Bits.not(of.bits(child));
    }
  }

  record AtLeast(int n, List<Test> of) implements Test {
    @Override
    public int bits(Child child) {
      int certain = 0;
      int possible = 0;
      for (Test part : of) {
        int bits = part.bits(child);
        certain += bits & 1;
        possible += bits >> 1;
      }
      return Bits.among(possible >= n, certain < n);
    }
  }

  /**
   * Compares the points of those that hold.
   *
   * @param operator null for between
   */
  record Score(Sums sums, List<Test> of, @Nullable Operator operator, List<OperandPlan> operands)
      implements Test {
    @Override
    public int bits(Child child) {
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
      int[] bits = new int[of.size()];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = of.get(i).bits(child);
      }
      return sums.compare(
          bits,
          sums.range(
              operator, operands.getFirst().number(child), operands.getLast().number(child)));
    }
  }

  record OfValue(Source source, Compare compare) implements Test {
    @Override
    public int bits(Child child) {
      long packed = source.read(child);
      if (packed == Source.SOME_DAY
          && source instanceof Source.RowValue(int level, int column, boolean time)) {
        return compare.someDay(child.unseenFirst[level], child.unseenLast[level], child);
      }
      return compare.value(packed, child);
    }
  }

  /** Whether a value is recorded. */
  record Recorded(Source source) implements Test {
    @Override
    public int bits(Child child) {
      long packed = source.read(child);
      if (packed == Source.UNSEEN) {
        return Bits.UNKNOWN;
      }
      return Bits.of(packed == Source.SOME_DAY || AttributeLayout.isValue(packed));
    }
  }

  record OfMeasure(MeasurePlan measure, Compare compare) implements Test {
    @Override
    public int bits(Child child) {
      return compare.outcome(child.measuring[measure.level()].measure(measure, child), child);
    }
  }
}
