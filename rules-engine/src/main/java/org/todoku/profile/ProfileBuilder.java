package org.todoku.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout.Kind;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Entity.Cardinality;

/**
 * Collects one child's records in any order. What it refuses are mistakes of the program: readers
 * check and report what people wrote before they hand it over. Not for several threads.
 */
public final class ProfileBuilder {
  private final ProfileLayout layout;
  private final String child;
  private final @Nullable Draft[] drafts;
  private final List<String> texts = new ArrayList<>(0);

  ProfileBuilder(ProfileLayout layout, String child) {
    this.layout = layout;
    this.child = child;
    this.drafts = new @Nullable Draft[layout.entities().size()];
  }

  /**
   * Adds a record.
   *
   * @param facts by attribute id; what is left out is not collected
   * @param source the system it came from, or null for the entity's own
   * @throws IllegalArgumentException for names that the vocabulary does not have, values of another
   *     type, a record of a cardinality-many entity without its date, or a second record of a
   *     cardinality-one entity
   */
  public ProfileBuilder record(
      String entityId, Map<String, FactValue> facts, @Nullable String source) {
    EntityLayout entity = layout.entity(entityId);
    startRecord(entity.index(), source);
    for (Map.Entry<String, FactValue> fact : facts.entrySet()) {
      int column = entity.column(fact.getKey());
      if (column < 0) {
        throw new IllegalArgumentException("no attribute " + entityId + "." + fact.getKey());
      }
      set(entity.index(), column, fact.getValue());
    }
    return this;
  }

  public ProfileBuilder record(String entityId, Map<String, FactValue> facts) {
    return record(entityId, facts, null);
  }

  /** States the period for which an entity's source covers the child; the entity is present. */
  public ProfileBuilder coverage(String entityId, Coverage coverage) {
    draft(layout.entity(entityId).index()).coverage = coverage;
    return this;
  }

  /** States that an entity is present, if only without records. */
  public ProfileBuilder emptyEntity(String entityId) {
    draft(layout.entity(entityId).index());
    return this;
  }

  /** How many records of an entity there are so far. */
  public int size(String entityId) {
    Draft draft = drafts[layout.entity(entityId).index()];
    return draft == null ? 0 : draft.size;
  }

  /** Starts a record by index, for readers in a hurry; its values are set next. */
  public void startRecord(int entity, @Nullable String source) {
    EntityLayout entityLayout = layout.entity(entity);
    Draft draft = draft(entity);
    if (entityLayout.entity().cardinality() == Cardinality.ONE && draft.size == 1) {
      throw new IllegalArgumentException("a second record of " + entityLayout.entity().id());
    }
    draft.start(entityLayout.width(), source);
  }

  /**
   * Adds records of a cardinality-many entity that are packed already, for readers in a hurry.
   *
   * @param packed as the attributes' layouts say, record by record, without texts
   * @param source the system they came from, or null for the entity's own
   */
  public void addRecords(int entity, long[] packed, @Nullable String source) {
    draft(entity).add(packed, layout.entity(entity).width(), source);
  }

  /** Sets a value of the record started last for an entity. */
  public void set(int entity, int column, FactValue fact) {
    switch (fact) {
      case Known(Value value) -> set(entity, column, value);
      case Missing(FactValue.Reason reason) ->
          setPacked(entity, column, AttributeLayout.packed(reason));
    }
  }

  /** Sets a value of the record started last for an entity. */
  public void set(int entity, int column, Value value) {
    AttributeLayout attribute = layout.entity(entity).attributes().get(column);
    if (attribute.kind() == Kind.TEXT && value instanceof Value.TextValue(String text)) {
      setText(entity, column, text);
    } else {
      setPacked(entity, column, attribute.pack(value));
    }
  }

  /** Sets a text of the record started last for an entity. */
  public void setText(int entity, int column, String text) {
    int index = texts.indexOf(text);
    if (index < 0) {
      index = texts.size();
      texts.add(text);
    }
    setPacked(entity, column, index);
  }

  /** Sets a value that the caller packed as the attribute's layout says; never a text. */
  public void setPacked(int entity, int column, long packed) {
    Draft draft = draft(entity);
    draft.cells[(draft.size - 1) * layout.entity(entity).width() + column] = packed;
  }

  /**
   * @throws IllegalArgumentException if a record of a cardinality-many entity has no date
   */
  public LinkedProfile build() {
    int entities = drafts.length;
    int length = entities * LinkedProfile.HEADER;
    for (int index = 0; index < entities; index++) {
      Draft draft = drafts[index];
      length += draft == null ? 0 : draft.size * layout.entity(index).width();
    }
    long[] cells = new long[length];
    @Nullable String @Nullable [][] sources = null;
    @Nullable Coverage @Nullable [] coverages = null;
    int start = entities * LinkedProfile.HEADER;
    for (int index = 0; index < entities; index++) {
      Draft draft = drafts[index];
      int header = index * LinkedProfile.HEADER;
      Coverage coverage = draft == null ? null : draft.coverage;
      cells[header] = draft == null ? -1 : draft.size;
      cells[header + 1] = day(coverage == null ? null : coverage.from(), Long.MIN_VALUE);
      cells[header + 2] = day(coverage == null ? null : coverage.to(), Long.MAX_VALUE);
      cells[header + 3] = start;
      if (draft == null) {
        continue;
      }
      draft.finish(layout.entity(index), cells, start);
      start += draft.size * layout.entity(index).width();
      if (coverage != null) {
        coverages = coverages == null ? new @Nullable Coverage[entities] : coverages;
        coverages[index] = coverage;
      }
      if (draft.sources != null) {
        sources = sources == null ? new @Nullable String @Nullable [entities][] : sources;
        sources[index] = draft.sources;
      }
    }
    return new LinkedProfile(layout, child, cells, sources, coverages, List.copyOf(texts));
  }

  private static long day(@Nullable LocalDate date, long none) {
    return date == null ? none : date.toEpochDay();
  }

  private Draft draft(int entity) {
    Draft draft = drafts[entity];
    if (draft == null) {
      draft = new Draft();
      drafts[entity] = draft;
    }
    return draft;
  }

  /** Records of one entity, in the order in which they came. */
  private static final class Draft {
    private int size;
    private long[] cells = {};
    private @Nullable String @Nullable [] sources;
    private @Nullable Coverage coverage;

    void start(int width, @Nullable String source) {
      int begin = size * width;
      reserve(begin + width);
      Arrays.fill(cells, begin, begin + width, AttributeLayout.NOT_COLLECTED);
      grow(1, source);
    }

    void add(long[] packed, int width, @Nullable String source) {
      int begin = size * width;
      reserve(begin + packed.length);
      System.arraycopy(packed, 0, cells, begin, packed.length);
      grow(packed.length / width, source);
    }

    private void reserve(int length) {
      if (length > cells.length) {
        cells = Arrays.copyOf(cells, Math.max(length, cells.length * 2));
      }
    }

    private void grow(int records, @Nullable String source) {
      int begin = size;
      size += records;
      if (source != null && sources == null) {
        sources = new @Nullable String[Math.max(4, size)];
      }
      if (sources != null) {
        if (size > sources.length) {
          sources = Arrays.copyOf(sources, Math.max(size, sources.length * 2));
        }
        Arrays.fill(sources, begin, size, source);
      }
    }

    /** Writes the records in order of time. */
    void finish(EntityLayout entity, long[] into, int start) {
      int width = entity.width();
      if (sources != null) {
        sources = Arrays.copyOf(sources, size);
      }
      if (entity.entity().cardinality() == Cardinality.MANY && !inOrder(cells, entity)) {
        int[] order = order(cells, entity);
        @Nullable String @Nullable [] unsorted = sources == null ? null : sources.clone();
        for (int row = 0; row < size; row++) {
          System.arraycopy(cells, order[row] * width, into, start + row * width, width);
          if (sources != null && unsorted != null) {
            sources[row] = unsorted[order[row]];
          }
        }
      } else {
        System.arraycopy(cells, 0, into, start, size * width);
      }
    }

    private boolean inOrder(long[] packed, EntityLayout entity) {
      boolean inOrder = true;
      long last = Long.MIN_VALUE;
      for (int row = 0; row < size; row++) {
        long time = packed[row * entity.width() + entity.timeColumn()];
        if (!AttributeLayout.isValue(time)) {
          throw new IllegalArgumentException(
              "a record of " + entity.entity().id() + " has no date");
        }
        inOrder &= time >= last;
        last = time;
      }
      return inOrder;
    }

    private int[] order(long[] packed, EntityLayout entity) {
      Integer[] rows = new Integer[size];
      Arrays.setAll(rows, row -> row);
      Arrays.sort(
          rows,
          (a, b) ->
              Long.compare(
                  packed[a * entity.width() + entity.timeColumn()],
                  packed[b * entity.width() + entity.timeColumn()]));
      return Arrays.stream(rows).mapToInt(Integer::intValue).toArray();
    }
  }
}
