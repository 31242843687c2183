package org.todoku.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;

/**
 * A {@code where} that reads nothing but one or two codes or booleans of the record, as a table of
 * its answers: one look-up a record.
 */
final class CodeTable {
  /** Packed reasons for having no value are 1 to 4 in their lower bits; codes come after them. */
  private static final int CODES_FROM = 5;

  private static final int LARGEST = 4096;

  private final int first;
  private final int second;
  private final int width;
  private final byte[] answers;

  private CodeTable(int first, int second, int width, byte[] answers) {
    this.first = first;
    this.second = second;
    this.width = width;
    this.answers = answers;
  }

  /** The table of a {@code where}, or null if it is not of the kind that has one. */
  static @Nullable CodeTable of(Test where, EntityLayout entity) {
    List<Integer> columns = new ArrayList<>();
    if (!columns(where, columns) || columns.isEmpty() || columns.size() > 2) {
      return null;
    }
    int first = columns.getFirst();
    int second = columns.getLast();
    int width = size(entity.attributes().get(first));
    int height = second == first ? 1 : size(entity.attributes().get(second));
    if (width == 0 || height == 0 || width * height > LARGEST) {
      return null;
    }
    byte[] answers = new byte[width * height];
    long[] row = new long[entity.width()];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (second != first) {
          row[second] = packed(y);
        }
        row[first] = packed(x);
        answers[y * width + x] = (byte) bits(where, row);
      }
    }
    return new CodeTable(first, second, width, answers);
  }

  private static int size(AttributeLayout attribute) {
    return switch (attribute.kind()) {
      case BOOLEAN -> CODES_FROM + 2;
      case CODE -> CODES_FROM + attribute.codeCount();
      case INTEGER, DECIMAL, DATE, TEXT -> 0;
    };
  }

  private static long packed(int place) {
    return place < CODES_FROM ? Long.MIN_VALUE + place : place - CODES_FROM;
  }

  private static int place(long packed) {
    return (int) packed + (packed >= 0 ? CODES_FROM : 0);
  }

  /** Answers for the records from one to another. */
  void fill(long[] cells, int start, int stride, int from, int to, byte[] into) {
    if (first == second) {
      for (int row = from, base = start + from * stride; row < to; row++, base += stride) {
        into[row] = answers[place(cells[base + first])];
      }
    } else {
      for (int row = from, base = start + from * stride; row < to; row++, base += stride) {
        into[row] = answers[place(cells[base + second]) * width + place(cells[base + first])];
      }
    }
  }

  /** Collects the columns that are read; false if anything else is. */
  private static boolean columns(Test test, List<Integer> columns) {
    return switch (test) {
      case Test.All(List<Test> of) -> of.stream().allMatch(part -> columns(part, columns));
      case Test.Any(List<Test> of) -> of.stream().allMatch(part -> columns(part, columns));
      case Test.Not(Test of) -> columns(of, columns);
      case Test.AtLeast(int n, List<Test> of) ->
          of.stream().allMatch(part -> columns(part, columns));
      case Test.OfValue(Source source, Compare compare) ->
          compare instanceof Compare.InCodes && column(source, columns);
      case Test.Recorded(Source source) -> column(source, columns);
      case Test.Score score -> false;
      case Test.OfMeasure measure -> false;
    };
  }

  private static boolean column(Source source, List<Integer> columns) {
    if (!(source instanceof Source.RowValue(int level, int column, boolean time)) || level != 0) {
      return false;
    }
    if (!columns.contains(column)) {
      columns.add(column);
    }
    return true;
  }

  private static int bits(Test test, long[] row) {
    return switch (test) {
      case Test.All(List<Test> of) -> {
        int bits = Bits.TRUE;
        for (Test part : of) {
          bits &= bits(part, row);
        }
        yield bits;
      }
      case Test.Any(List<Test> of) -> {
        int bits = Bits.FALSE;
        for (Test part : of) {
          bits |= bits(part, row);
        }
        yield bits;
      }
      case Test.Not(Test of) -> Bits.not(bits(of, row));
      case Test.AtLeast(int n, List<Test> of) -> {
        int certain = 0;
        int possible = 0;
        for (Test part : of) {
          certain += bits(part, row) & 1;
          possible += bits(part, row) >> 1;
        }
        yield Bits.among(possible >= n, certain < n);
      }
      case Test.OfValue(Source.RowValue(int level, int column, boolean time), Compare compare)
          when compare instanceof Compare.InCodes codes ->
          codes.of(row[column]);
      case Test.Recorded(Source.RowValue(int level, int column, boolean time)) ->
          Bits.of(AttributeLayout.isValue(row[column]));
      case Test.OfValue other -> throw new IllegalStateException("no code: " + other);
      case Test.Recorded other -> throw new IllegalStateException("no code: " + other);
      case Test.Score score -> throw new IllegalStateException("no code: " + score);
      case Test.OfMeasure measure -> throw new IllegalStateException("no code: " + measure);
    };
  }
}
