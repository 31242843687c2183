package org.todoku.linkage.profile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue.Reason;

/**
 * The records of one entity that one file has of one subject, packed as profiles want them.
 *
 * <p>Reads the form that imports write: an object of lists of equal length by attribute id. What
 * the vocabulary does not know any more is left out, and a value that is not of its attribute's
 * type any more is unknown.
 */
final class FactBlock {
  private static final byte[] MISSING = "missing".getBytes(StandardCharsets.US_ASCII);
  private static final List<byte[]> REASON_WORDS =
      Arrays.stream(Reason.values())
          .map(reason -> reason.word().getBytes(StandardCharsets.US_ASCII))
          .toList();

  private static final int FIRST_YEAR = 1900;

  /** The first days of the months from {@link #FIRST_YEAR} on: most dates are near one another. */
  private static final long[] MONTHS =
      IntStream.range(0, 250 * 12)
          .mapToLong(month -> LocalDate.of(FIRST_YEAR, 1, 1).plusMonths(month).toEpochDay())
          .toArray();

  private final EntityLayout entity;
  private int size;
  private long[] cells = {};
  private List<String> texts = List.of();

  private FactBlock(EntityLayout entity) {
    this.entity = entity;
  }

  int size() {
    return size;
  }

  /** A packed value; of texts, the index in {@link #text}. */
  long cell(int row, int column) {
    return cells[row * entity.width() + column];
  }

  String text(long packed) {
    return texts.get((int) packed);
  }

  /** Whether a row says the same as an earlier one: exports repeat rows now and then. */
  boolean repeats(int row) {
    int width = entity.width();
    int time = entity.timeColumn();
    long day = cell(row, time);
    for (int earlier = row - 1; earlier >= 0; earlier--) {
      if (cell(earlier, time) == day
          && Arrays.equals(
              cells,
              earlier * width,
              (earlier + 1) * width,
              cells,
              row * width,
              (row + 1) * width)) {
        return true;
      }
    }
    return false;
  }

  /** All packed values, row by row; not to be changed. */
  long[] cells() {
    return cells;
  }

  boolean hasTexts() {
    return !texts.isEmpty();
  }

  /** Whether rows that {@linkplain #rising rise} all have a date: what is missing sorts first. */
  boolean dated() {
    return size > 0 && AttributeLayout.isValue(cell(0, entity.timeColumn()));
  }

  /** The day of the first row; of rows that rise, the earliest. */
  long firstDay() {
    return cell(0, entity.timeColumn());
  }

  long lastDay() {
    return cell(size - 1, entity.timeColumn());
  }

  /** Whether the rows are in rising order of their dates, no two on one day. */
  boolean rising() {
    for (int row = 1; row < size; row++) {
      if (cell(row, entity.timeColumn()) <= cell(row - 1, entity.timeColumn())) {
        return false;
      }
    }
    return true;
  }

  static FactBlock read(byte[] json, EntityLayout entity, Wanted wanted) {
    FactBlock block = new FactBlock(entity);
    new Parser(json, block, wanted).read();
    return block;
  }

  /** A parser for exactly this form, which is most of the work of reading a population. */
  private static final class Parser {
    private final byte[] in;
    private final FactBlock block;
    private final EntityLayout entity;
    private final Wanted wanted;
    private final List<byte[]> names;
    private List<byte[]> codes = List.of();
    private int at;

    Parser(byte[] in, FactBlock block, Wanted wanted) {
      this.in = in;
      this.block = block;
      this.entity = block.entity;
      this.wanted = wanted;
      this.names = wanted.names(entity.index());
    }

    void read() {
      expect('{');
      skipBlanks();
      while (in[at] != '}') {
        int start = stringStart();
        int end = stringEnd();
        int index = index(start, end);
        expect(':');
        expect('[');
        if (index >= 0 && wanted.column(entity.index(), index)) {
          readList(index);
        } else {
          block.size = Math.max(block.size, skipList());
        }
        skipBlanks();
        if (in[at] == ',') {
          at++;
          skipBlanks();
        }
      }
      block.cells = cells(block.size);
    }

    /** The cells of so many rows, with what was read so far. */
    private long[] cells(int rows) {
      int from = block.cells.length;
      int length = rows * entity.width();
      if (length == from) {
        return block.cells;
      }
      long[] cells = Arrays.copyOf(block.cells, length);
      if (length > from) {
        Arrays.fill(cells, from, length, AttributeLayout.NOT_COLLECTED);
      }
      return cells;
    }

    private int index(int start, int end) {
      for (int i = 0; i < names.size(); i++) {
        byte[] name = names.get(i);
        if (Arrays.equals(in, start, end, name, 0, name.length)) {
          return i;
        }
      }
      return -1;
    }

    private void readList(int index) {
      AttributeLayout attribute = entity.attributes().get(index);
      codes = wanted.codes(entity.index(), index);
      int width = entity.width();
      int row = 0;
      skipBlanks();
      while (in[at] != ']') {
        if (row * width >= block.cells.length) {
          // lists are of equal length: the first one says how many rows there are
          block.cells = cells(Math.max(block.size, Math.max(8, row * 2)));
        }
        block.cells[row++ * width + index] = value(attribute);
        skipBlanks();
        if (in[at] == ',') {
          at++;
          skipBlanks();
        }
      }
      at++;
      block.size = Math.max(block.size, row);
    }

    private long value(AttributeLayout attribute) {
      return switch (in[at]) {
        case 'n' -> {
          at += 4;
          yield AttributeLayout.NOT_COLLECTED;
        }
        case '{' -> missing();
        case 't' -> {
          at += 4;
          yield attribute.kind() == AttributeLayout.Kind.BOOLEAN ? 1 : unknown();
        }
        case 'f' -> {
          at += 5;
          yield attribute.kind() == AttributeLayout.Kind.BOOLEAN ? 0 : unknown();
        }
        case '"' -> string(attribute);
        default -> number(attribute);
      };
    }

    private static long unknown() {
      return AttributeLayout.packed(Reason.UNKNOWN);
    }

    private long missing() {
      at++;
      skipBlanks();
      int start = stringStart();
      int end = stringEnd();
      boolean known = Arrays.equals(in, start, end, MISSING, 0, MISSING.length);
      expect(':');
      skipBlanks();
      start = stringStart();
      end = stringEnd();
      expect('}');
      for (int i = 0; known && i < REASON_WORDS.size(); i++) {
        byte[] word = REASON_WORDS.get(i);
        if (Arrays.equals(in, start, end, word, 0, word.length)) {
          return AttributeLayout.packed(Reason.values()[i]);
        }
      }
      return unknown();
    }

    private long string(AttributeLayout attribute) {
      int start = stringStart();
      int end = stringEnd();
      return switch (attribute.kind()) {
        case DATE -> date(start, end);
        case CODE -> {
          int code = code(start, end);
          yield code < 0 ? unknown() : code;
        }
        case TEXT -> text(start, end);
        case BOOLEAN, INTEGER, DECIMAL -> unknown();
      };
    }

    private int code(int start, int end) {
      for (int i = 0; i < codes.size(); i++) {
        byte[] code = codes.get(i);
        if (Arrays.equals(in, start, end, code, 0, code.length)) {
          return i;
        }
      }
      return -1;
    }

    private long date(int start, int end) {
      if (end - start != 10) {
        return unknown();
      }
      int year = digits(start, 4);
      int month = digits(start + 5, 2);
      int day = digits(start + 8, 2);
      if (month < 1 || month > 12 || day < 1 || day > 31) {
        return unknown();
      }
      int known = (year - FIRST_YEAR) * 12 + month - 1;
      long first =
          known >= 0 && known < MONTHS.length
              ? MONTHS[known]
              : LocalDate.of(year, month, 1).toEpochDay();
      return day <= 28 ? first + day - 1 : LocalDate.of(year, month, day).toEpochDay();
    }

    private int digits(int start, int count) {
      int value = 0;
      for (int i = start; i < start + count; i++) {
        value = value * 10 + in[i] - '0';
      }
      return value;
    }

    private long text(int start, int end) {
      String text = unescaped(start, end);
      if (block.texts.isEmpty()) {
        block.texts = new ArrayList<>();
      }
      int index = block.texts.indexOf(text);
      if (index < 0) {
        index = block.texts.size();
        block.texts.add(text);
      }
      return index;
    }

    private String unescaped(int start, int end) {
      String text = new String(in, start, end - start, StandardCharsets.UTF_8);
      if (text.indexOf('\\') < 0) {
        return text;
      }
      StringBuilder plain = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\') {
          i++;
          switch (text.charAt(i)) {
            case 'n' -> plain.append('\n');
            case 't' -> plain.append('\t');
            case 'u' -> {
              plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
              i += 4;
            }
            default -> plain.append(text.charAt(i));
          }
        } else {
          plain.append(c);
        }
      }
      return plain.toString();
    }

    private long number(AttributeLayout attribute) {
      boolean negative = in[at] == '-';
      if (negative) {
        at++;
      }
      long value = 0;
      int decimals = -1;
      while (at < in.length && (in[at] >= '0' && in[at] <= '9' || in[at] == '.')) {
        if (in[at] == '.') {
          decimals = 0;
        } else {
          value = value * 10 + in[at] - '0';
          decimals = decimals < 0 ? decimals : decimals + 1;
        }
        at++;
      }
      int scale = attribute.scale() - Math.max(decimals, 0);
      boolean numeric =
          attribute.kind() == AttributeLayout.Kind.INTEGER
              || attribute.kind() == AttributeLayout.Kind.DECIMAL;
      if (!numeric || scale < 0) {
        return unknown();
      }
      for (int i = 0; i < scale; i++) {
        value *= 10;
      }
      return negative ? -value : value;
    }

    private int skipList() {
      int rows = 0;
      int depth = 0;
      boolean any = false;
      while (depth > 0 || in[at] != ']') {
        switch (in[at]) {
          case '"' -> {
            stringStart();
            stringEnd();
            any = true;
            continue;
          }
          case '{', '[' -> depth++;
          case '}', ']' -> depth--;
          case ',' -> rows += depth == 0 ? 1 : 0;
          default -> {}
        }
        any |= in[at] > ' ';
        at++;
      }
      at++;
      return any ? rows + 1 : 0;
    }

    private int stringStart() {
      expect('"');
      return at;
    }

    /** Goes behind the string and says where it ended. */
    private int stringEnd() {
      while (in[at] != '"') {
        at += in[at] == '\\' ? 2 : 1;
      }
      return at++;
    }

    private void expect(char c) {
      skipBlanks();
      if (in[at] != c) {
        throw new IllegalArgumentException("expected " + c + " at " + at);
      }
      at++;
    }

    private void skipBlanks() {
      while (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t') {
        at++;
      }
    }
  }
}
