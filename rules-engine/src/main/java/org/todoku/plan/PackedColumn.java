package org.todoku.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout;

/**
 * The values of one place in the features of some children, in as few bytes as they need. Each is a
 * code: first the absences, then what undecided values may be, then the values from the least one
 * on. Immutable.
 */
final class PackedColumn {
  /** Codes of absences: how far they lie above {@link Long#MIN_VALUE}. */
  private static final int ABSENCES = 16;

  /** What the codes of values are counted from, so that the first value's code is the first. */
  private final long origin;

  private final int firstValue;
  private final Possible[] undecided;

  /** The codes; one of these, or none where all codes are the same. */
  private final byte @Nullable [] bytes;

  private final short @Nullable [] shorts;
  private final int @Nullable [] ints;

  /** The values themselves where even that is not enough; then {@link #ints} say what is absent. */
  private final long @Nullable [] longs;

  private final int same;

  /**
   * @param values as they stand in features
   * @param possible what undecided values may be
   */
  PackedColumn(long[] values, @Nullable Possible[] possible) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    Map<Possible, Integer> kinds = new LinkedHashMap<>();
    for (int row = 0; row < values.length; row++) {
      if (AttributeLayout.isValue(values[row])) {
        least = Math.min(least, values[row]);
        greatest = Math.max(greatest, values[row]);
      } else if (possible[row] instanceof Possible some) {
        kinds.putIfAbsent(some, kinds.size());
      }
    }
    undecided = List.copyOf(kinds.keySet()).toArray(Possible[]::new);
    firstValue = ABSENCES + undecided.length;
    boolean any = least <= greatest;
    long span = any ? greatest - least : 0;
    boolean wide = span < 0 || span > Integer.MAX_VALUE - firstValue - 1L;
    origin = any && !wide ? least - firstValue : 0;
    int[] codes = new int[values.length];
    int highest = 0;
    int lowest = Integer.MAX_VALUE;
    for (int row = 0; row < values.length; row++) {
      long value = values[row];
      if (AttributeLayout.isValue(value)) {
        codes[row] = wide ? firstValue : (int) (value - origin);
      } else if (possible[row] instanceof Possible some) {
        codes[row] = ABSENCES + kinds.getOrDefault(some, 0);
      } else {
        codes[row] = (int) (value - Long.MIN_VALUE);
      }
      highest = Math.max(highest, codes[row]);
      lowest = Math.min(lowest, codes[row]);
    }
    boolean constant = !wide && lowest >= highest;
    same = highest;
    longs = wide ? values.clone() : null;
    bytes = !wide && !constant && highest <= 0xFF ? narrow(codes) : null;
    shorts = !wide && !constant && bytes == null && highest <= 0xFFFF ? shorter(codes) : null;
    ints = wide || !constant && bytes == null && shorts == null ? codes : null;
  }

  private static byte[] narrow(int[] codes) {
    byte[] narrow = new byte[codes.length];
    for (int row = 0; row < codes.length; row++) {
      narrow[row] = (byte) codes[row];
    }
    return narrow;
  }

  private static short[] shorter(int[] codes) {
    short[] shorter = new short[codes.length];
    for (int row = 0; row < codes.length; row++) {
      shorter[row] = (short) codes[row];
    }
    return shorter;
  }

  /** Writes the value of a row into a place of features. */
  void read(int row, int slot, Features into) {
    if (longs != null && ints != null) {
      write(ints[row], longs[row], slot, into);
    } else {
      write(code(row), slot, into);
    }
  }

  private int code(int row) {
    if (bytes != null) {
      return bytes[row] & 0xFF;
    }
    if (shorts != null) {
      return shorts[row] & 0xFFFF;
    }
    return ints != null ? ints[row] : same;
  }

  /**
   * The truths of an atom that hangs on this column alone.
   *
   * @param size how many rows there are
   * @param one room for one child's features, of which only this column's place is used
   */
  Truths ask(Atom atom, int slot, int size, Features one) {
    if (bytes != null) {
      return ofBytes(bytes, answers(atom, slot, 0x100, one));
    }
    if (longs == null && shorts == null && ints == null) {
      write(same, slot, one);
      int bits = atom.bits(one);
      return new Truths(
          bits == Bits.TRUE ? Rows.first(size) : Rows.none(size),
          bits != Bits.FALSE ? Rows.first(size) : Rows.none(size));
    }
    if (longs == null && atom instanceof Atom.InRange(var at, long from, long to, var outside)) {
      int least = codeOf(from);
      int most = from <= to && to >= origin + firstValue ? codeOf(to) : least - 1;
      byte[] absent = answers(atom, slot, firstValue, one);
      if (shorts != null) {
        return ofShorts(shorts, absent, least, most, outside);
      }
      if (ints != null) {
        return ofInts(ints, absent, least, most, outside);
      }
    }
    Truths truths = Truths.none(size);
    for (int row = 0; row < size; row++) {
      read(row, slot, one);
      truths.put(row, atom.bits(one));
    }
    return truths;
  }

  /** What an atom answers to each code, from 0 on, see {@link Bits}. */
  private byte[] answers(Atom atom, int slot, int codes, Features one) {
    byte[] answers = new byte[codes];
    for (int code = 0; code < codes; code++) {
      write(code, slot, one);
      answers[code] = (byte) atom.bits(one);
    }
    return answers;
  }

  /** The code of a value, or the nearest that codes of values may have. */
  private int codeOf(long value) {
    if (value <= origin + firstValue) {
      return firstValue;
    }
    long code = value - origin;
    return code < 0 || code > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) code;
  }

  private static Truths ofBytes(byte[] codes, byte[] answers) {
    Truths truths = Truths.none(codes.length);
    for (int row = 0; row < codes.length; row++) {
      truths.put(row, answers[codes[row] & 0xFF]);
    }
    return truths;
  }

  private static Truths ofShorts(
      short[] codes, byte[] absent, int least, int most, boolean outside) {
    Truths truths = Truths.none(codes.length);
    for (int row = 0; row < codes.length; row++) {
      truths.put(row, bits(codes[row] & 0xFFFF, absent, least, most, outside));
    }
    return truths;
  }

  private static Truths ofInts(int[] codes, byte[] absent, int least, int most, boolean outside) {
    Truths truths = Truths.none(codes.length);
    for (int row = 0; row < codes.length; row++) {
      truths.put(row, bits(codes[row], absent, least, most, outside));
    }
    return truths;
  }

  private static int bits(int code, byte[] absent, int least, int most, boolean outside) {
    return code < absent.length
        ? absent[code]
        : Bits.of((code >= least && code <= most) != outside);
  }

  private void write(int code, int slot, Features into) {
    write(code, origin + code, slot, into);
  }

  private void write(int code, long value, int slot, Features into) {
    if (code >= firstValue) {
      into.values[slot] = value;
    } else if (code < ABSENCES) {
      into.values[slot] = Long.MIN_VALUE + code;
    } else {
      into.values[slot] = Features.UNDECIDED;
      into.possible[slot] = undecided[code - ABSENCES];
    }
  }

  /** Bytes that it takes, about. */
  long bytes() {
    long sum = 64;
    sum += bytes == null ? 0 : 16 + bytes.length;
    sum += shorts == null ? 0 : 16 + 2L * shorts.length;
    sum += ints == null ? 0 : 16 + 4L * ints.length;
    sum += longs == null ? 0 : 16 + 8L * longs.length;
    for (Possible each : undecided) {
      sum += each.bytes();
    }
    return sum;
  }
}
