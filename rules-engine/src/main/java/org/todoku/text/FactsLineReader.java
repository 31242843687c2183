package org.todoku.text;

import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.Coverage;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.profile.ProfileLayout;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/**
 * Reads plain lines of facts straight into a profile, many times faster than by way of a tree. It
 * gives up at anything out of the ordinary, right or wrong: {@link FactsReader} then reads the line
 * and says what is wrong with it. What it does read, it reads as that one would. Safe for several
 * threads.
 */
public final class FactsLineReader {
  /** Digits of a number that is read here; longer ones are left to the other reader. */
  private static final int MOST_DIGITS = 12;

  /** Bytes of a text that is read here. */
  private static final int LONGEST_TEXT = 10_000;

  private final ProfileLayout layout;
  private final ByteWords entities;
  private final ByteWords[] attributes;
  private final @Nullable Column[][] columns;
  private final ByteWords reasons;

  public FactsLineReader(Vocabulary vocabulary) {
    layout = ProfileLayout.of(vocabulary);
    entities =
        new ByteWords(layout.entities().stream().map(entity -> entity.entity().id()).toList());
    attributes = new ByteWords[layout.entities().size()];
    columns = new @Nullable Column[attributes.length][];
    for (EntityLayout entity : layout.entities()) {
      List<AttributeLayout> list = entity.attributes();
      attributes[entity.index()] =
          new ByteWords(list.stream().map(each -> each.attribute().id()).toList());
      columns[entity.index()] = list.stream().map(Column::of).toArray(Column[]::new);
    }
    reasons =
        new ByteWords(
            Arrays.stream(FactValue.Reason.values()).map(FactValue.Reason::word).toList());
  }

  /**
   * How the values of one attribute are read.
   *
   * @param min the least packed number
   * @param max the greatest packed number
   */
  private record Column(
      AttributeLayout layout,
      AttributeLayout.Kind kind,
      int scale,
      long min,
      long max,
      ByteWords codes) {
    static Column of(AttributeLayout layout) {
      Attribute attribute = layout.attribute();
      long min = -AttributeLayout.GREATEST;
      long max = AttributeLayout.GREATEST;
      ByteWords codes = new ByteWords(List.of());
      switch (attribute.type()) {
        case ValueType.IntegerType(Long least, Long greatest) -> {
          min = least == null ? min : least;
          max = greatest == null ? max : greatest;
        }
        case ValueType.DecimalType(int scale, var least, var greatest) -> {
          min =
              least == null
                  ? min
                  : least.movePointRight(scale).setScale(0, RoundingMode.CEILING).longValue();
          max =
              greatest == null
                  ? max
                  : greatest.movePointRight(scale).setScale(0, RoundingMode.FLOOR).longValue();
        }
        case ValueType.CodeType(List<ValueType.Code> list) ->
            codes = new ByteWords(list.stream().map(ValueType.Code::id).toList());
        case ValueType.BooleanType() -> {}
        case ValueType.DateType() -> {}
        case ValueType.TextType() -> {}
      }
      return new Column(layout, layout.kind(), layout.scale(), min, max, codes);
    }
  }

  /** Reads a line of UTF-8; null where the other reader has to look at it. */
  public @Nullable LinkedProfile read(byte[] line) {
    try {
      return new Cursor(line).profile();
    } catch (GaveUp e) {
      return null;
    }
  }

  /** Something out of the ordinary. */
  private static final class GaveUp extends Exception {
    private static final long serialVersionUID = 1L;
    static final GaveUp HERE = new GaveUp();

    private GaveUp() {
      super(null, null, false, false);
    }
  }

  /** A line being read. */
  private final class Cursor {
    private final byte[] line;
    private int at;

    /** The string read last, without its quotes. */
    private int from;

    private int to;
    private boolean ascii;

    Cursor(byte[] line) {
      this.line = line;
    }

    LinkedProfile profile() throws GaveUp {
      String child = null;
      int facts = -1;
      int coverage = -1;
      expect('{');
      do {
        string();
        expect(':');
        if (is("child") && child == null) {
          string();
          child = text();
        } else if (is("facts") && facts < 0) {
          facts = at;
          skip();
        } else if (is("coverage") && coverage < 0) {
          coverage = at;
          skip();
        } else {
          throw GaveUp.HERE;
        }
      } while (more('}'));
      space();
      if (at != line.length || child == null || child.isEmpty() || facts < 0) {
        throw GaveUp.HERE;
      }
      ProfileBuilder builder = LinkedProfile.builder(layout.vocabulary(), child);
      at = facts;
      facts(builder);
      if (coverage >= 0) {
        at = coverage;
        coverage(builder);
      }
      return builder.build();
    }

    private void facts(ProfileBuilder builder) throws GaveUp {
      boolean[] seen = new boolean[attributes.length];
      expect('{');
      if (peek() == '}') {
        at++;
        return;
      }
      do {
        int entity = entity(seen);
        if (peek() == 'n') {
          word("null");
        } else if (layout.entity(entity).entity().cardinality() == Cardinality.ONE) {
          record(entity, builder);
        } else {
          builder.emptyEntity(layout.entity(entity).entity().id());
          expect('[');
          if (peek() == ']') {
            at++;
          } else {
            int records = 0;
            do {
              if (++records > FactsReader.MAX_RECORDS) {
                throw GaveUp.HERE;
              }
              record(entity, builder);
            } while (more(']'));
          }
        }
      } while (more('}'));
    }

    private int entity(boolean[] seen) throws GaveUp {
      string();
      int entity = entities.find(line, from, to);
      if (entity < 0 || seen[entity]) {
        throw GaveUp.HERE;
      }
      seen[entity] = true;
      expect(':');
      return entity;
    }

    private void record(int entity, ProfileBuilder builder) throws GaveUp {
      expect('{');
      builder.startRecord(entity, null);
      int time = layout.entity(entity).timeColumn();
      boolean dated = layout.entity(entity).entity().cardinality() == Cardinality.ONE;
      if (peek() == '}') {
        at++;
      } else {
        long seen = 0;
        do {
          string();
          int column = attributes[entity].find(line, from, to);
          if (column < 0 || column >= Long.SIZE || (seen >>> column & 1) != 0) {
            throw GaveUp.HERE;
          }
          seen |= 1L << column;
          expect(':');
          boolean known = value(entity, column, builder);
          dated |= known && column == time;
        } while (more('}'));
      }
      if (!dated) {
        throw GaveUp.HERE;
      }
    }

    /** Reads a value; whether it is one. */
    private boolean value(int entity, int index, ProfileBuilder builder) throws GaveUp {
      Column[] all = columns[entity];
      if (all == null) {
        throw GaveUp.HERE;
      }
      Column column = all[index];
      byte next = peek();
      if (next == 'n') {
        word("null");
        return false;
      }
      if (next == '{') {
        builder.setPacked(entity, index, missing());
        return false;
      }
      switch (column.kind()) {
        case BOOLEAN -> {
          word(next == 't' ? "true" : "false");
          builder.setPacked(entity, index, next == 't' ? 1 : 0);
        }
        case CODE -> {
          string();
          int code = column.codes().find(line, from, to);
          if (code < 0) {
            throw GaveUp.HERE;
          }
          builder.setPacked(entity, index, code);
        }
        case DATE -> {
          string();
          builder.setPacked(entity, index, date());
        }
        case TEXT -> {
          string();
          builder.setText(entity, index, text());
        }
        case INTEGER, DECIMAL -> {
          long number = number(column.scale());
          if (number < column.min() || number > column.max()) {
            throw GaveUp.HERE;
          }
          builder.setPacked(entity, index, number);
        }
      }
      return true;
    }

    private long missing() throws GaveUp {
      expect('{');
      string();
      if (!is("missing")) {
        throw GaveUp.HERE;
      }
      expect(':');
      string();
      int reason = reasons.find(line, from, to);
      expect('}');
      if (reason < 0) {
        throw GaveUp.HERE;
      }
      return AttributeLayout.packed(FactValue.Reason.values()[reason]);
    }

    private void coverage(ProfileBuilder builder) throws GaveUp {
      boolean[] seen = new boolean[attributes.length];
      expect('{');
      if (peek() == '}') {
        at++;
        return;
      }
      do {
        int entity = entity(seen);
        LocalDate first = null;
        LocalDate last = null;
        expect('{');
        if (peek() == '}') {
          at++;
        } else {
          do {
            string();
            boolean begins = is("from");
            if ((!begins && !is("to")) || (begins ? first : last) != null) {
              throw GaveUp.HERE;
            }
            expect(':');
            string();
            LocalDate date = LocalDate.ofEpochDay(date());
            first = begins ? date : first;
            last = begins ? last : date;
          } while (more('}'));
        }
        if (first != null && last != null && last.isBefore(first)) {
          throw GaveUp.HERE;
        }
        builder.coverage(layout.entity(entity).entity().id(), new Coverage(first, last));
      } while (more('}'));
    }

    /** A date such as 2026-04-01, as days since 1970-01-01. */
    private long date() throws GaveUp {
      if (to - from != 10 || line[from + 4] != '-' || line[from + 7] != '-') {
        throw GaveUp.HERE;
      }
      int year = digits(from, 4);
      int month = digits(from + 5, 2);
      int day = digits(from + 8, 2);
      if (year == 0
          || month < 1
          || month > 12
          || day < 1
          || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
        throw GaveUp.HERE;
      }
      return epochDay(year, month, day);
    }

    private int digits(int start, int count) throws GaveUp {
      int number = 0;
      for (int i = start; i < start + count; i++) {
        int digit = line[i] - '0';
        if (digit < 0 || digit > 9) {
          throw GaveUp.HERE;
        }
        number = number * 10 + digit;
      }
      return number;
    }

    /** A plain number, in units of the last digit of a scale. */
    private long number(int scale) throws GaveUp {
      boolean negative = peek() == '-';
      if (negative) {
        at++;
      }
      int start = at;
      long number = 0;
      int after = -1;
      while (at < line.length && at - start <= MOST_DIGITS) {
        byte next = line[at];
        if (next >= '0' && next <= '9') {
          number = number * 10 + next - '0';
          after += after >= 0 ? 1 : 0;
        } else if (next == '.' && after < 0 && at > start) {
          after = 0;
        } else {
          break;
        }
        at++;
      }
      int size = at - start;
      boolean zeros = size > 1 && line[start] == '0' && line[start + 1] != '.';
      boolean tooLong = size > MOST_DIGITS || size + scale > 18;
      if (size == 0 || tooLong || zeros || after == 0 || after > scale || !ends()) {
        throw GaveUp.HERE;
      }
      for (int i = Math.max(0, after); i < scale; i++) {
        number *= 10;
      }
      return negative ? -number : number;
    }

    /** Whether a bare word or number ends here. */
    private boolean ends() {
      if (at >= line.length) {
        return false;
      }
      byte next = line[at];
      return next == ',' || next == '}' || next == ']' || isSpace(next);
    }

    private void word(String word) throws GaveUp {
      space();
      if (at + word.length() > line.length) {
        throw GaveUp.HERE;
      }
      for (int i = 0; i < word.length(); i++) {
        if (line[at + i] != word.charAt(i)) {
          throw GaveUp.HERE;
        }
      }
      at += word.length();
      if (!ends()) {
        throw GaveUp.HERE;
      }
    }

    /** Reads a string without escapes. */
    private void string() throws GaveUp {
      expect('"');
      from = at;
      int or = 0;
      while (at < line.length) {
        byte next = line[at];
        if (next == '"') {
          to = at++;
          ascii = or >= 0;
          return;
        }
        if (next == '\\' || (next >= 0 && next < 0x20)) {
          throw GaveUp.HERE;
        }
        or |= next;
        at++;
      }
      throw GaveUp.HERE;
    }

    private String text() throws GaveUp {
      if (to - from > LONGEST_TEXT) {
        throw GaveUp.HERE;
      }
      if (ascii) {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
      }
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(line, from, to - from))
            .toString();
      } catch (CharacterCodingException e) {
        throw GaveUp.HERE;
      }
    }

    private boolean is(String word) {
      if (to - from != word.length()) {
        return false;
      }
      for (int i = 0; i < word.length(); i++) {
        if (line[from + i] != word.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    /** Skips an object; what is in it is read later. */
    private void skip() throws GaveUp {
      if (peek() != '{') {
        throw GaveUp.HERE;
      }
      int depth = 0;
      do {
        byte next = line[at];
        if (next == '"') {
          string();
          continue;
        }
        depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
        at++;
      } while (depth > 0 && at < line.length);
      if (depth != 0) {
        throw GaveUp.HERE;
      }
    }

    /** Goes past a comma, or past the end of a list; whether there is more. */
    private boolean more(char end) throws GaveUp {
      space();
      if (at >= line.length) {
        throw GaveUp.HERE;
      }
      byte next = line[at++];
      if (next == ',') {
        return true;
      }
      if (next != end) {
        throw GaveUp.HERE;
      }
      return false;
    }

    private void expect(char wanted) throws GaveUp {
      if (peek() != wanted) {
        throw GaveUp.HERE;
      }
      at++;
    }

    private byte peek() throws GaveUp {
      space();
      if (at >= line.length) {
        throw GaveUp.HERE;
      }
      return line[at];
    }

    private void space() {
      while (at < line.length && isSpace(line[at])) {
        at++;
      }
    }
  }

  private static boolean isSpace(byte next) {
    return next == ' ' || next == '\t' || next == '\r' || next == '\n';
  }

  /** The day since 1970-01-01 of a date that exists, from year 1 on. */
  private static long epochDay(int year, int month, int day) {
    // counted in years that begin in March, so that leap days come last
    long years = month <= 2 ? year - 1L : year;
    int months = month <= 2 ? month + 9 : month - 3;
    return years * 365
        + years / 4
        - years / 100
        + years / 400
        + (months * 153 + 2) / 5
        + day
        - 1
        - 719_468;
  }
}
