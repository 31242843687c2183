package org.todoku.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.plan.Possible.Fractions;
import org.todoku.profile.AttributeLayout;
import org.todoku.rule.Comparison.Operator;

/** A three-valued question to a child's features; see {@link Bits}. */
public sealed interface Atom {
  int bits(Features features);

  /** Whether a number lies in a range. */
  record InRange(int slot, long from, long to, boolean outside) implements Atom {
    @Override
    public int bits(Features features) {
      long value = features.values[slot];
      if (AttributeLayout.isValue(value)) {
        return Bits.of((value >= from && value <= to) != outside);
      }
      if (value == Features.NONE || value == Features.NO_WINDOW) {
        return Bits.FALSE;
      }
      Possible possible = features.possible[slot];
      return value == Features.UNDECIDED && possible != null ? among(possible) : Bits.UNKNOWN;
    }

    private int among(Possible possible) {
      boolean in = false;
      boolean out = possible.none();
      for (int i = 0; i < possible.size(); i++) {
        boolean meets = from <= to && possible.low(i) <= to && possible.high(i) >= from;
        boolean misses = from > to || possible.low(i) < from || possible.high(i) > to;
        in |= outside ? misses : meets;
        out |= outside ? meets : misses;
      }
      return Bits.among(in, out);
    }
  }

  /** Whether a code or boolean is one of several, given as bits. */
  record InCodes(int slot, long codes, boolean outside) implements Atom {
    @Override
    public int bits(Features features) {
      long value = features.values[slot];
      if (AttributeLayout.isValue(value)) {
        return Bits.of(contains(value) != outside);
      }
      if (value == Features.NONE || value == Features.NO_WINDOW) {
        return Bits.FALSE;
      }
      Possible possible = features.possible[slot];
      return value == Features.UNDECIDED && possible != null ? among(possible) : Bits.UNKNOWN;
    }

    private boolean contains(long code) {
      return code < Long.SIZE && (codes >>> code & 1) != 0;
    }

    private int among(Possible possible) {
      boolean in = false;
      boolean out = possible.none();
      for (int i = 0; i < possible.size(); i++) {
        if (possible.low(i) == Possible.MINUS_INFINITY) {
          return Bits.UNKNOWN;
        }
        for (long code = possible.low(i); code <= possible.high(i); code++) {
          in |= contains(code) != outside;
          out |= contains(code) == outside;
        }
      }
      return Bits.among(in, out);
    }
  }

  /**
   * Whether a fraction, in two slots, stands in a relation to numbers.
   *
   * @param operator null for between
   * @param scale digits after the point of the numerator
   */
  record OfFraction(
      int slot, @Nullable Operator operator, int scale, BigDecimal first, BigDecimal second)
      implements Atom {
    @Override
    public int bits(Features features) {
      long value = features.values[slot];
      if (AttributeLayout.isValue(value)) {
        return Fractional.decided(value, features.values[slot + 1], operator, scale, first, second);
      }
      if (value == Features.NONE || value == Features.NO_WINDOW) {
        return Bits.FALSE;
      }
      Possible possible = features.possible[slot];
      if (value != Features.UNDECIDED || possible == null) {
        return Bits.UNKNOWN;
      }
      boolean in = false;
      boolean out = possible.none();
      for (Fractions stretch : possible.fractions()) {
        int bits = Fractional.stretch(stretch, operator, scale, first, second);
        in |= bits != Bits.FALSE;
        out |= bits != Bits.TRUE;
      }
      return Bits.among(in, out);
    }
  }

  /** A truth that was computed with the features. */
  record Truth(int slot) implements Atom {
    @Override
    public int bits(Features features) {
      return (int) features.values[slot];
    }
  }

  /** Whether a value is recorded; never unknown. */
  record Recorded(int slot) implements Atom {
    @Override
    public int bits(Features features) {
      return Bits.of(AttributeLayout.isValue(features.values[slot]));
    }
  }

  /** Whether another rule matches. */
  record OfRule(int rule) implements Atom {
    @Override
    public int bits(Features features) {
      return features.truth(rule);
    }
  }

  /**
   * Whether points add up as asked.
   *
   * @param parts for each of the points, formulas for "certainly" and "possibly"
   * @param range what is asked, where that is known when the rule is read
   * @param operator null for between
   * @param operands what is asked, where it hangs on values
   */
  record Score(
      Sums sums,
      List<Part> parts,
      Compare.@Nullable InRange range,
      @Nullable Operator operator,
      List<SlotOperand> operands)
      implements Atom {

    /** When points count. */
    public record Part(Formula certainly, Formula possibly) {}

    /**
     * A number that a value slot holds, or a constant.
     *
     * @param slot −1 for a constant
     * @param scale digits after the point of what the slot holds
     */
    public record SlotOperand(int slot, int scale, @Nullable BigDecimal constant) {
      long state(Features features) {
        return slot < 0 ? 0 : features.values[slot];
      }

      BigDecimal number(Features features) {
        return constant != null ? constant : BigDecimal.valueOf(features.values[slot], scale);
      }
    }

    @Override
    public int bits(Features features) {
      Compare.InRange asked = range;
      if (asked == null) {
        boolean unknown = false;
        for (SlotOperand operand : operands) {
          long state = operand.state(features);
          if (state == Features.NONE) {
            return Bits.FALSE;
          }
          unknown |= !AttributeLayout.isValue(state);
        }
        if (unknown) {
          return Bits.UNKNOWN;
        }
        asked =
            sums.range(
                operator,
                operands.getFirst().number(features),
                operands.getLast().number(features));
      }
      int[] bits = new int[parts.size()];
      for (int i = 0; i < bits.length; i++) {
        Part part = parts.get(i);
        bits[i] =
            part.possibly().holds(features)
                ? part.certainly().holds(features) ? Bits.TRUE : Bits.UNKNOWN
                : Bits.FALSE;
      }
      return sums.compare(bits, asked);
    }
  }
}
