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

  /** Writes the values of some rows into a place of features, the first row into the first. */
  void read(int from, int to, int slot, Features[] into) {
    if (longs != null && ints != null) {
      for (int row = from; row < to; row++) {
        write(ints[row], longs[row], slot, into[row - from]);
      }
    } else if (bytes != null) {
      for (int row = from; row < to; row++) {
        write(bytes[row] & 0xFF, slot, into[row - from]);
      }
    } else if (shorts != null) {
      for (int row = from; row < to; row++) {
        write(shorts[row] & 0xFFFF, slot, into[row - from]);
      }
    } else if (ints != null) {
      for (int row = from; row < to; row++) {
        write(ints[row], slot, into[row - from]);
      }
    } else {
      for (int row = from; row < to; row++) {
        write(same, slot, into[row - from]);
      }
    }
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
