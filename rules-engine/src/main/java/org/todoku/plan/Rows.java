package org.todoku.plan;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Sets of rows of a block, 64 to a word, the first row in the lowest bit of the first word. */
final class Rows {
  private Rows() {}

  static long[] none(int size) {
    return new long[(size + 63) / 64];
  }

  /** All rows of a block of a size. */
  static long[] first(int size) {
    long[] rows = none(size);
    Arrays.fill(rows, -1);
    if (size % 64 != 0) {
      rows[rows.length - 1] = (1L << size) - 1;
    }
    return rows;
  }

  static boolean isEmpty(long[] rows) {
    for (long word : rows) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  static void put(long[] rows, int row) {
    rows[row >> 6] |= 1L << row;
  }

  static void add(long[] rows, long[] more) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] |= more[i];
    }
  }

  static void remove(long[] rows, long[] less) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] &= ~less[i];
    }
  }

  static long[] both(long[] some, long[] others) {
    long[] both = new long[some.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = some[i] & others[i];
    }
    return both;
  }

  static long[] without(long[] rows, long[] less) {
    long[] left = rows.clone();
    remove(left, less);
    return left;
  }

  /** Hands over the rows of a set, ascending. */
  static void forEach(long[] rows, IntConsumer each) {
    for (int i = 0; i < rows.length; i++) {
      for (long word = rows[i]; word != 0; word &= word - 1) {
        each.accept(i * 64 + Long.numberOfTrailingZeros(word));
      }
    }
  }
}
