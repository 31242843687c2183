package org.todoku.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Vocabulary;

/**
 * What is linked about one child for one evaluation: records by entity, in order of time, and the
 * period for which each source covers the child. Immutable. Values are packed (see {@link
 * AttributeLayout}).
 *
 * <p>An entity may be absent (its source does not cover the child), present without records, or
 * present with records.
 */
public final class LinkedProfile {
  private final ProfileLayout layout;
  private final String child;

  /**
   * Everything about the child in one array, for the sake of a processor that waits for memory:
   * first {@link #HEADER} numbers for each entity, then the packed values.
   */
  private final long[] cells;

  private final @Nullable String @Nullable [][] sources;
  private final @Nullable Coverage @Nullable [] coverages;
  private final List<String> texts;

  /** By entity: number of records or −1, first and last covered day, where its values begin. */
  static final int HEADER = 4;

  /**
   * @param sources by entity and record, or null where no record has its own
   * @param coverages by entity, or null where none is stated
   */
  LinkedProfile(
      ProfileLayout layout,
      String child,
      long[] cells,
      @Nullable String @Nullable [][] sources,
      @Nullable Coverage @Nullable [] coverages,
      List<String> texts) {
    this.layout = layout;
    this.child = child;
    this.cells = cells;
    this.sources = sources;
    this.coverages = coverages;
    this.texts = texts;
  }

  /** Starts a profile over a vocabulary. */
  public static ProfileBuilder builder(Vocabulary vocabulary, String child) {
    return new ProfileBuilder(ProfileLayout.of(vocabulary), child);
  }

  /** The child's id in facts and answers, a pseudonym. */
  public String child() {
    return child;
  }

  public ProfileLayout layout() {
    return layout;
  }

  /** Whether the profile has the entity at all; if not, its source does not cover the child. */
  public boolean has(int entity) {
    return cells[entity * HEADER] >= 0;
  }

  /** The coverage stated for an entity, or null where none is stated. */
  public @Nullable Coverage coverage(int entity) {
    return coverages == null ? null : coverages[entity];
  }

  /** First covered day since 1970-01-01, or {@link Long#MIN_VALUE} for always. */
  public long coveredFrom(int entity) {
    return cells[entity * HEADER + 1];
  }

  /** Last covered day since 1970-01-01, or {@link Long#MAX_VALUE} where still current. */
  public long coveredTo(int entity) {
    return cells[entity * HEADER + 2];
  }

  /** Number of records. */
  public int size(int entity) {
    return (int) Math.max(0, cells[entity * HEADER]);
  }

  /** What is recorded in one place of the {@code row}-th record in order of time. */
  public FactValue fact(int entity, int row, int column) {
    AttributeLayout attribute = layout.entity(entity).attributes().get(column);
    long packed = packed(entity, row, column);
    return AttributeLayout.isValue(packed)
        ? new Known(attribute.unpack(packed, texts))
        : new Missing(AttributeLayout.reason(packed));
  }

  /** The packed form of {@link #fact}. */
  public long packed(int entity, int row, int column) {
    return cells[start(entity) + row * layout.entity(entity).width() + column];
  }

  /**
   * All packed values of the child. From {@link #start} on stand those of an entity, record after
   * record in order of time, each as wide as the entity's layout. The array is the profile's own
   * and must not be changed.
   */
  public long[] cells() {
    return cells;
  }

  /** Where the values of an entity begin among {@link #cells}. */
  public int start(int entity) {
    return (int) cells[entity * HEADER + 3];
  }

  /** The text behind a packed text. */
  public String text(long packed) {
    return texts.get((int) packed);
  }

  /** The packed form of a text that occurs in this profile, or −1. */
  public long packedText(String text) {
    return texts.indexOf(text);
  }

  /** The system that a record came from: its own, or else the entity's, or null. */
  public @Nullable String source(int entity, int row) {
    @Nullable String @Nullable [] ofEntity = sources == null ? null : sources[entity];
    String own = ofEntity == null ? null : ofEntity[row];
    if (own != null) {
      return own;
    }
    Entity.Source source = layout.entity(entity).entity().source();
    return source == null ? null : source.system();
  }

  /** What is recorded of a cardinality-one entity's attribute, whatever its age. */
  public FactValue fact(String entityId, String attributeId) {
    EntityLayout entity = layout.entity(entityId);
    int column = entity.column(attributeId);
    return size(entity.index()) == 0 || column < 0
        ? FactValue.NOT_COLLECTED
        : fact(entity.index(), 0, column);
  }

  /** A record as a map, without what is not collected; for messages and tests. */
  public Map<String, FactValue> record(int entity, int row) {
    Map<String, FactValue> facts = new LinkedHashMap<>();
    List<AttributeLayout> attributes = layout.entity(entity).attributes();
    for (int column = 0; column < attributes.size(); column++) {
      FactValue fact = fact(entity, row, column);
      if (!fact.equals(FactValue.NOT_COLLECTED)) {
        facts.put(attributes.get(column).attribute().id(), fact);
      }
    }
    return facts;
  }
}
