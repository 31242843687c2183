package org.todoku.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that a department holds about a child.
 *
 * @param id unique in the vocabulary
 * @param root whether this is the child itself; exactly one entity is
 * @param cardinality how many records a child has
 * @param time the attribute that places a record in time; present for {@link Cardinality#MANY}
 * @param staleAfter how long an observation counts, or null for always
 * @param label what people read
 * @param source the system and department it comes from, or null where not stated
 * @param basis the legal basis of holding it, or null where not stated
 * @param evidence what its records may support
 * @param attributes in the order of the vocabulary; ids are unique
 */
public record Entity(
    String id,
    boolean root,
    Cardinality cardinality,
    @Nullable String time,
    @Nullable Span staleAfter,
    LocalizedText label,
    @Nullable Source source,
    @Nullable String basis,
    Evidence evidence,
    Map<String, Attribute> attributes) {

  public Entity {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** An entity whose records are signs. */
  public Entity(
      String id,
      boolean root,
      Cardinality cardinality,
      @Nullable String time,
      @Nullable Span staleAfter,
      LocalizedText label,
      @Nullable Source source,
      @Nullable String basis,
      Map<String, Attribute> attributes) {
    this(id, root, cardinality, time, staleAfter, label, source, basis, Evidence.SIGN, attributes);
  }

  public Optional<Attribute> attribute(String attributeId) {
    return Optional.ofNullable(attributes.get(attributeId));
  }

  public List<Attribute> attributeList() {
    return List.copyOf(attributes.values());
  }

  /** Whether an attribute is the date of birth or follows from it: age and school grade. */
  public boolean ageOnly(String attributeId) {
    Attribute attribute = attributes.get(attributeId);
    return root
        && (attributeId.equals(Vocabulary.BIRTH_DATE) || attribute != null && attribute.builtIn());
  }

  /** Who answers for its records: the department, or where none is stated the system. */
  public String holder() {
    if (source == null) {
      return id;
    }
    return source.custodian() == null ? source.system() : source.custodian();
  }

  /** How many records of an entity one child has. */
  public enum Cardinality {
    ONE,
    MANY
  }

  /**
   * Where an entity's records come from.
   *
   * @param system the source system's id
   * @param custodian the department's id
   */
  public record Source(String system, @Nullable String custodian) {}
}
