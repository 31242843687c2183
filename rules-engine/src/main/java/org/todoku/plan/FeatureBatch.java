package org.todoku.plan;

import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout;

/**
 * The features of the children that are evaluated together, as columns. Reused from batch to batch;
 * not for several threads at a time.
 */
public final class FeatureBatch implements Block {
  private final long[][] values;
  private final @Nullable Possible[][] possible;

  /** By place, the rows for which there is none, it is not known, or it is not decided. */
  private final long[][] none;

  private final long[][] unknown;
  private final long[][] undecided;

  private final int capacity;
  private int size;

  /**
   * @param capacity how many children it has room for
   */
  FeatureBatch(int slots, int capacity) {
    this.capacity = capacity;
    // rows of one column that lie a power of two apart from those of the next share cache lines
    int length = capacity + 8;
    values = new long[slots][length];
    possible = new @Nullable Possible[slots][length];
    none = new long[slots][];
    unknown = new long[slots][];
    undecided = new long[slots][];
    clear();
  }

  @Override
  public int size() {
    return size;
  }

  /** How many children it has room for. */
  public int capacity() {
    return capacity;
  }

  /** Takes all children out. */
  public void clear() {
    size = 0;
    for (int slot = 0; slot < values.length; slot++) {
      none[slot] = Rows.none(capacity);
      unknown[slot] = Rows.none(capacity);
      undecided[slot] = Rows.none(capacity);
    }
  }

  /** Adds a child. */
  void add(Features features) {
    int row = size++;
    for (int slot = 0; slot < values.length; slot++) {
      long value = features.values[slot];
      values[slot][row] = value;
      if (!AttributeLayout.isValue(value)) {
        if (value == Features.NONE || value == Features.NO_WINDOW) {
          Rows.put(none[slot], row);
        } else if (value == Features.UNDECIDED
            && features.possible[slot] instanceof Possible some) {
          Rows.put(undecided[slot], row);
          possible[slot][row] = some;
        } else {
          Rows.put(unknown[slot], row);
        }
      }
    }
  }

  @Override
  public void read(int row, int[] slots, Features into) {
    for (int slot : slots) {
      into.values[slot] = values[slot][row];
      into.possible[slot] = possible[slot][row];
    }
  }

  @Override
  public Truths ask(Atom atom, int slot, Features one) {
    return switch (atom) {
      case Atom.InRange(var at, long from, long to, boolean outside) ->
          truths(atom, slot, inRange(values[slot], from, to), outside, one);
      case Atom.InCodes(var at, long codes, boolean outside) ->
          truths(atom, slot, inCodes(values[slot], codes), outside, one);
      case Atom.Recorded(var at) -> {
        long[] recorded = present(slot);
        yield new Truths(recorded, recorded);
      }
      case Atom.Truth(var at) -> {
        Truths truths = Truths.none(size);
        for (int row = 0; row < size; row++) {
          truths.put(row, (int) values[slot][row]);
        }
        yield truths;
      }
      case Atom.OfFraction other -> throw new IllegalArgumentException("not of one place");
      case Atom.OfRule other -> throw new IllegalArgumentException("not of one place");
      case Atom.Score other -> throw new IllegalArgumentException("not of one place");
    };
  }

  /** Turns "lies within" into "holds", and answers for the rows without a value. */
  private Truths truths(Atom atom, int slot, long[] within, boolean outside, Features one) {
    long[] present = present(slot);
    long[] held = outside ? Rows.without(present, within) : Rows.both(present, within);
    Truths truths = new Truths(held, held.clone());
    Rows.add(truths.possibly(), unknown[slot]);
    Rows.forEach(
        undecided[slot],
        row -> {
          one.values[slot] = Features.UNDECIDED;
          one.possible[slot] = possible[slot][row];
          truths.put(row, atom.bits(one));
        });
    return truths;
  }

  private long[] present(int slot) {
    long[] present = Rows.first(size);
    Rows.remove(present, none[slot]);
    Rows.remove(present, unknown[slot]);
    Rows.remove(present, undecided[slot]);
    return present;
  }

  // What follows runs over rows that are absent or not filled too: their bits are not used.

  private long[] inRange(long[] column, long from, long to) {
    long[] rows = Rows.none(size);
    for (int word = 0; word < rows.length; word++) {
      int first = word << 6;
      int last = Math.min(size - first, 64);
      long bits = 0;
      for (int bit = 0; bit < last; bit++) {
        long value = column[first + bit];
        bits |= (value >= from & value <= to ? 1L : 0L) << bit;
      }
      rows[word] = bits;
    }
    return rows;
  }

  private long[] inCodes(long[] column, long codes) {
    long[] rows = Rows.none(size);
    for (int word = 0; word < rows.length; word++) {
      int first = word << 6;
      int last = Math.min(size - first, 64);
      long bits = 0;
      for (int bit = 0; bit < last; bit++) {
        long value = column[first + bit];
        bits |= (value < Long.SIZE ? codes >>> value & 1 : 0L) << bit;
      }
      rows[word] = bits;
    }
    return rows;
  }
}
