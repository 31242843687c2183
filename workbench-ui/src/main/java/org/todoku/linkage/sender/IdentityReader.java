package org.todoku.linkage.sender;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.SenderProfile.Cell;
import org.todoku.linkage.sender.SenderProfile.IdentityColumns;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/** Reads the columns by which a subject is recognised. Not for several threads. */
final class IdentityReader {
  private static final ValueType TEXT = new ValueType.TextType();
  private static final ValueType DATE = new ValueType.DateType();

  private final LocalDate to;
  private final @Nullable Column personId;
  private final @Nullable Column householdId;
  private final @Nullable Column name;
  private final @Nullable Column familyName;
  private final @Nullable Column givenName;
  private final @Nullable Column kana;
  private final @Nullable Column familyKana;
  private final @Nullable Column givenKana;
  private final @Nullable Column birthDate;
  private final @Nullable Column sex;
  private final @Nullable Column address;
  private final @Nullable Column relationship;
  private final @Nullable Column dvProtected;

  /**
   * @param to the last day that the file speaks for: nobody in it is born later
   */
  IdentityReader(
      IdentityColumns columns,
      Map<String, Reason> missing,
      Map<String, Integer> places,
      LocalDate to) {
    this.to = to;
    this.personId = column(columns.personId(), TEXT, missing, places);
    this.householdId = column(columns.householdId(), TEXT, missing, places);
    this.name = column(columns.name(), TEXT, missing, places);
    this.familyName = column(columns.familyName(), TEXT, missing, places);
    this.givenName = column(columns.givenName(), TEXT, missing, places);
    this.kana = column(columns.kana(), TEXT, missing, places);
    this.familyKana = column(columns.familyKana(), TEXT, missing, places);
    this.givenKana = column(columns.givenKana(), TEXT, missing, places);
    this.birthDate = column(columns.birthDate(), DATE, missing, places);
    this.sex = column(columns.sex(), TEXT, missing, places);
    this.address = column(columns.address(), TEXT, missing, places);
    this.relationship = column(columns.relationship(), TEXT, missing, places);
    this.dvProtected = column(columns.dvProtected(), new ValueType.BooleanType(), missing, places);
  }

  Identity read(CsvReader csv, List<Problem> problems) {
    String fullName = text(name, csv, problems);
    String fullKana = text(kana, csv, problems);
    return new Identity(
        text(personId, csv, problems),
        text(householdId, csv, problems),
        familyName == null ? before(fullName) : text(familyName, csv, problems),
        givenName == null ? after(fullName) : text(givenName, csv, problems),
        familyKana == null ? before(fullKana) : text(familyKana, csv, problems),
        givenKana == null ? after(fullKana) : text(givenKana, csv, problems),
        birthDate(csv, problems),
        sex(csv, problems),
        text(address, csv, problems),
        text(relationship, csv, problems),
        value(dvProtected, csv, problems) instanceof Value.BooleanValue(boolean yes) ? yes : null);
  }

  private @Nullable LocalDate birthDate(CsvReader csv, List<Problem> problems) {
    if (birthDate != null
        && value(birthDate, csv, problems) instanceof Value.DateValue(LocalDate date)) {
      if (date.isAfter(to)) {
        problems.add(
            new Problem(
                csv.line(),
                birthDate.reader.column(),
                csv.cell(birthDate.place),
                Problem.Kind.VALUE,
                new LocalizedText(to + "以前の生年月日", "a date of birth not after " + to)));
      }
      return date;
    }
    return null;
  }

  private @Nullable String sex(CsvReader csv, List<Problem> problems) {
    String word = text(sex, csv, problems);
    return word != null && (word.equals("male") || word.equals("female")) ? word : null;
  }

  private static @Nullable String before(@Nullable String fullName) {
    if (fullName == null) {
      return null;
    }
    int blank = fullName.indexOf(' ');
    return blank < 0 ? fullName : fullName.substring(0, blank);
  }

  private static @Nullable String after(@Nullable String fullName) {
    if (fullName == null) {
      return null;
    }
    int blank = fullName.indexOf(' ');
    return blank < 0 ? null : fullName.substring(blank).strip();
  }

  private static @Nullable String text(
      @Nullable Column column, CsvReader csv, List<Problem> problems) {
    return value(column, csv, problems) instanceof Value.TextValue(String text) ? text : null;
  }

  private static @Nullable Value value(
      @Nullable Column column, CsvReader csv, List<Problem> problems) {
    if (column == null) {
      return null;
    }
    CellReader.Content content =
        column.reader.read(csv.text(), csv.start(column.place), csv.end(column.place));
    if (content.expected != null) {
      problems.add(
          new Problem(
              csv.line(),
              column.reader.column(),
              content.raw,
              Problem.Kind.VALUE,
              content.expected));
    }
    return content.fact instanceof Known(Value value) ? value : null;
  }

  private static @Nullable Column column(
      @Nullable Cell cell,
      ValueType type,
      Map<String, Reason> missing,
      Map<String, Integer> places) {
    if (cell == null) {
      return null;
    }
    Integer place = places.get(CellText.normal(cell.column()));
    if (place == null) {
      throw new IllegalStateException("the header was checked for " + cell.column());
    }
    return new Column(new CellReader(cell, missing, type), place);
  }

  private record Column(CellReader reader, int place) {}
}
