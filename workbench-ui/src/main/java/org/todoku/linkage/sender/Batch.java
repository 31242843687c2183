package org.todoku.linkage.sender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows read since the last writing, gathered by subject and packed: every cell is a number that
 * stands for a text in the dictionary of its column, so that a row of a few cells takes some ten
 * bytes. Knows roughly how much memory it takes. Not for several threads.
 */
public final class Batch {
  private static final int PER_SUBJECT = 320;
  private static final int PER_IDENTITY = 640;
  private static final int PER_WORD = 96;

  private final List<EntityColumns> entities;
  private final Map<String, SubjectRows> subjects = new HashMap<>();
  private final List<List<String>> dictionaries = new ArrayList<>();
  private final int[] firstDictionary;
  private int number;
  private long bytes;

  Batch(List<EntityColumns> entities) {
    this.entities = List.copyOf(entities);
    this.firstDictionary = new int[entities.size()];
    int next = 0;
    for (int i = 0; i < entities.size(); i++) {
      firstDictionary[i] = next;
      next += entities.get(i).attributes().size();
    }
    for (int i = 0; i < next; i++) {
      dictionaries.add(new ArrayList<>());
    }
    clear();
  }

  /** Roughly how many bytes this takes. */
  public long bytes() {
    return bytes;
  }

  /** Counts the batches of one file, from 0. */
  public int number() {
    return number;
  }

  public boolean isEmpty() {
    return subjects.isEmpty();
  }

  /** The subjects in the order of the first use of their keys. */
  public Collection<SubjectRows> subjects() {
    return subjects.values();
  }

  /** The entities that the file has records of. */
  public List<EntityColumns> entities() {
    return entities;
  }

  /** Forgets all rows and goes on with the next number. */
  public void next() {
    number++;
    clear();
  }

  private void clear() {
    subjects.clear();
    bytes = 0;
    for (List<String> dictionary : dictionaries) {
      dictionary.clear();
      dictionary.add("null");
    }
  }

  SubjectRows subject(String key) {
    SubjectRows subject = subjects.get(key);
    if (subject == null) {
      subject = new SubjectRows(key, entities.size());
      subjects.put(key, subject);
      bytes += PER_SUBJECT + 2L * key.length();
    }
    return subject;
  }

  void identity(SubjectRows subject, Identity newest, long row) {
    if (subject.identity == null) {
      bytes += PER_IDENTITY;
    }
    subject.identity = newest;
    subject.identityRow = row;
  }

  /** The place of a cell's text in the dictionary of its column. */
  int place(int entity, int column, CellReader.Content content) {
    if (content.batch != number) {
      content.place = place(entity, column, content.json);
      content.batch = number;
    }
    return content.place;
  }

  int place(int entity, int column, String json) {
    if (json.equals("null")) {
      return 0;
    }
    List<String> dictionary = dictionaries.get(firstDictionary[entity] + column);
    dictionary.add(json);
    bytes += PER_WORD + json.length();
    return dictionary.size() - 1;
  }

  void add(SubjectRows subject, int entity, long row, int[] places) {
    Rows rows = subject.rows[entity];
    if (rows == null) {
      rows = new Rows();
      subject.rows[entity] = rows;
      bytes += 64;
    }
    int before = rows.data.length;
    rows.add(row, places);
    bytes += rows.data.length - before;
  }

  /** Writes the records of a subject as lists of equal length by attribute. */
  public void writeFacts(SubjectRows subject, int entity, StringBuilder target) {
    Rows rows = subject.rows[entity];
    if (rows == null) {
      throw new IllegalArgumentException("no records");
    }
    EntityColumns columns = entities.get(entity);
    int width = columns.attributes().size();
    int[] cells = rows.cells(width);
    target.append("{\"row\":[");
    for (int record = 0; record < rows.count; record++) {
      target.append(record == 0 ? "" : ",").append(cells[record * (width + 1)]);
    }
    target.append(']');
    for (int column = 0; column < width; column++) {
      List<String> dictionary = dictionaries.get(firstDictionary[entity] + column);
      target.append(",\"").append(columns.attributes().get(column)).append("\":[");
      for (int record = 0; record < rows.count; record++) {
        target.append(record == 0 ? "" : ",");
        target.append(dictionary.get(cells[record * (width + 1) + 1 + column]));
      }
      target.append(']');
    }
    target.append('}');
  }

  /**
   * An entity that a file has records of.
   *
   * @param entity the entity's id
   * @param single whether a subject may have only one record of it
   * @param attributes ids of its attributes in the file
   */
  public record EntityColumns(String entity, boolean single, List<String> attributes) {
    public EntityColumns {
      attributes = List.copyOf(attributes);
    }
  }

  /** What a batch has of one subject. */
  public static final class SubjectRows {
    private final String key;
    private final @Nullable Rows[] rows;
    private @Nullable Identity identity;
    private long identityRow;

    SubjectRows(String key, int entities) {
      this.key = key;
      this.rows = new @Nullable Rows[entities];
    }

    public String key() {
      return key;
    }

    public @Nullable Identity identity() {
      return identity;
    }

    /** The row that the identity comes from. */
    long identityRow() {
      return identityRow;
    }

    /** Number of records of an entity. */
    public int records(int entity) {
      Rows of = rows[entity];
      return of == null ? 0 : of.count;
    }

    /** The row of the first record of an entity; only where there is one. */
    public long firstRow(int entity) {
      Rows of = rows[entity];
      return of == null ? 0 : of.firstRow;
    }
  }

  /** Packed records: for each, how many rows further it stood, and a place for each column. */
  private static final class Rows {
    private byte[] data = new byte[16];
    private int length;
    private int count;
    private long firstRow;
    private long lastRow;

    void add(long row, int[] places) {
      if (count == 0) {
        firstRow = row;
      }
      number((int) (row - lastRow));
      lastRow = row;
      for (int place : places) {
        number(place);
      }
      count++;
    }

    private void number(int value) {
      if (length + 5 > data.length) {
        data = Arrays.copyOf(data, data.length * 2);
      }
      int rest = value;
      while (rest > 0x7f) {
        data[length++] = (byte) (rest & 0x7f | 0x80);
        rest >>>= 7;
      }
      data[length++] = (byte) rest;
    }

    /** Row number and places of all records, one after another. */
    int[] cells(int width) {
      int[] cells = new int[count * (width + 1)];
      int at = 0;
      int row = 0;
      for (int i = 0; i < cells.length; i++) {
        int value = 0;
        int shift = 0;
        while (data[at] < 0) {
          value |= (data[at++] & 0x7f) << shift;
          shift += 7;
        }
        value |= data[at++] << shift;
        if (i % (width + 1) == 0) {
          row += value;
          cells[i] = row;
        } else {
          cells[i] = value;
        }
      }
      return cells;
    }
  }
}
