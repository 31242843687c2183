package org.todoku.linkage.sender;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;
import org.todoku.vocabulary.LocalizedText;

/**
 * How the export file of one sender is read: which columns it has and what they say in the words of
 * the vocabulary. The YAML form is described in {@code docs/reference/sender-profiles.md}.
 *
 * @param sender stable id, kebab-case, unique
 * @param label what people read
 * @param custodian the department whose records these are; they are kept in its own store
 * @param system the source system; keys are unique within one
 * @param file how the file looks
 * @param subject whom one row speaks about
 * @param key the columns that together are the subject's number within the system; never empty
 * @param content what a newer file replaces
 * @param covers about whom a file says everything, even without a row
 * @param population present for the one sender that is the register of residents
 * @param identity by which columns the subject is recognised elsewhere; null where the key is
 *     enough because another file of the system identifies it
 * @param records what the columns say
 * @param missing cell texts that stand for a missing value, for all columns; an empty cell is one
 *     in any case
 * @param ignored columns that are known and not read
 */
public record SenderProfile(
    String sender,
    LocalizedText label,
    String custodian,
    String system,
    FileForm file,
    Subject subject,
    List<String> key,
    Content content,
    Covers covers,
    @Nullable Population population,
    @Nullable IdentityColumns identity,
    List<RecordMapping> records,
    Map<String, Reason> missing,
    Set<String> ignored) {

  public SenderProfile {
    key = List.copyOf(key);
    records = List.copyOf(records);
    missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    ignored = Collections.unmodifiableSet(new LinkedHashSet<>(ignored));
    if (key.isEmpty()) {
      throw new IllegalArgumentException("no key");
    }
  }

  /** The columns a file must have, in the order in which the profile names them. */
  public Set<String> requiredColumns() {
    Set<String> columns = new LinkedHashSet<>(key);
    if (identity != null) {
      identity.columns().forEach(cell -> columns.add(cell.column()));
    }
    for (RecordMapping mapping : records) {
      if (mapping.when() != null) {
        columns.add(mapping.when().column());
      }
      mapping.columns().forEach(cell -> columns.add(cell.column()));
    }
    return columns;
  }

  /**
   * The form of the file.
   *
   * @param name the pattern of its name
   * @param encoding how its characters are written
   * @param delimiter what separates cells
   * @param headerRow the line with the column names, counted from 1; lines before it are not read
   */
  public record FileForm(FileNamePattern name, Encoding encoding, char delimiter, int headerRow) {}

  /** How the characters of a file are written. */
  public enum Encoding {
    /** Windows' Shift JIS, as most of the departments' systems write it. */
    CP932("cp932", Charset.forName("windows-31j")),
    /** UTF-8, with or without a byte order mark. */
    UTF_8("utf-8", StandardCharsets.UTF_8);

    private final String word;
    private final Charset charset;

    Encoding(String word, Charset charset) {
      this.word = word;
      this.charset = charset;
    }

    public String word() {
      return word;
    }

    public Charset charset() {
      return charset;
    }
  }

  /** Whom a row speaks about. */
  public enum Subject {
    PERSON("person"),
    /** All children of the household share what the row says. */
    HOUSEHOLD("household");

    private final String word;

    Subject(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** What a file says, and thus what a newer one replaces. */
  public enum Content {
    /** How things are on one day; of several files, the newest on or before a day counts. */
    SNAPSHOT("snapshot"),
    /** What happened from one day to another; a newer file replaces what lies in its own period. */
    PERIOD("period");

    private final String word;

    Content(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** About whom a file says everything. */
  public enum Covers {
    /** Those who have a row in it. */
    LISTED("listed"),
    /** All whom the system knows, with or without a row: no row means that nothing happened. */
    SYSTEM("system"),
    /** All children of the population register. */
    EVERYONE("everyone");

    private final String word;

    Covers(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * Marks the register of residents.
   *
   * @param childrenUnder persons younger than this many years on the file's day are the children
   */
  public record Population(int childrenUnder) {}

  /**
   * The columns by which a subject is recognised in other systems. Each may be absent.
   *
   * @param personId the number of the resident register (宛名番号)
   * @param householdId the household's number in the resident register (世帯番号)
   * @param name the full name, family name first, parted by a space
   * @param familyName the family name, where it has a column of its own
   * @param givenName the given name, where it has a column of its own
   * @param kana the reading of the full name
   * @param familyKana the reading of the family name
   * @param givenKana the reading of the given name
   * @param birthDate the date of birth
   * @param sex {@code male} or {@code female}; anything else is not used
   * @param address the address as one text
   * @param relationship the relation to the head of the household, as written
   * @param dvProtected whether the address must not be shown; decides access, never a rule's input
   */
  public record IdentityColumns(
      @Nullable Cell personId,
      @Nullable Cell householdId,
      @Nullable Cell name,
      @Nullable Cell familyName,
      @Nullable Cell givenName,
      @Nullable Cell kana,
      @Nullable Cell familyKana,
      @Nullable Cell givenKana,
      @Nullable Cell birthDate,
      @Nullable Cell sex,
      @Nullable Cell address,
      @Nullable Cell relationship,
      @Nullable Cell dvProtected) {

    /** The columns that are there. */
    public List<Cell> columns() {
      return Stream.of(
              personId,
              householdId,
              name,
              familyName,
              givenName,
              kana,
              familyKana,
              givenKana,
              birthDate,
              sex,
              address,
              relationship,
              dvProtected)
          .<Cell>mapMulti(
              (cell, sink) -> {
                if (cell != null) {
                  sink.accept(cell);
                }
              })
          .toList();
    }
  }

  /**
   * One record of an entity made of a row. Where all its columns are empty, the row has no such
   * record.
   *
   * @param entity the entity's id in the vocabulary
   * @param when for which rows; null for all
   * @param fixed attributes with a value that stands for the whole file, by id
   * @param columns what the cells say
   * @param absent what holds for those whom the file covers and who have no row, by attribute; only
   *     for an entity of cardinality one
   */
  public record RecordMapping(
      String entity,
      @Nullable When when,
      Map<String, Value> fixed,
      List<AttributeCell> columns,
      Map<String, FactValue> absent) {
    public RecordMapping {
      fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
      columns = List.copyOf(columns);
      absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
    }
  }

  /** The rows whose cell in {@code column} is one of {@code in}. */
  public record When(String column, Set<String> in) {
    public When {
      in = Collections.unmodifiableSet(new LinkedHashSet<>(in));
    }
  }

  /**
   * How one cell is read.
   *
   * @param column the column's name in the header
   * @param format how dates are written; only for dates
   * @param codes the cell texts that stand for a value, by text; empty where the text is the value
   * @param missing cell texts that stand for a missing value, before those of the whole file
   */
  public record Cell(
      String column, DateForm format, Map<String, Value> codes, Map<String, Reason> missing) {
    public Cell {
      codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
      missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }
  }

  /** A cell that gives an attribute of the record's entity its value. */
  public record AttributeCell(String attribute, Cell cell) {
    public String column() {
      return cell.column();
    }
  }

  /** How dates are written in a column. */
  public enum DateForm {
    /** Any of the others, as far as no two of them can be confused. */
    AUTO("auto"),
    /** By era: 令和7年4月1日, R7.4.1, H30/4/1, 令和元年5月1日. */
    WAREKI("wareki"),
    /** 2025-04-01, 2025/4/1, 2025年4月1日. */
    ISO("iso"),
    /** 20250401. */
    COMPACT("compact");

    private final String word;

    DateForm(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
