package org.todoku.vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that rules may speak about. Exactly one entity is the root, the child itself, whose
 * attributes include the built-in ones ({@link #BUILT_INS}).
 */
public final class Vocabulary {
  /** The root's date of birth, from which ages and grades are derived. */
  public static final String BIRTH_DATE = "birthDate";

  /**
   * The attributes derived from the date of birth and the as-of date, by id: completed calendar
   * years, months and days, and the grade by the Japanese school year.
   */
  public static final Map<String, Attribute> BUILT_INS = builtIns();

  private final Map<String, Entity> entities;
  private final Entity root;
  private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

  /**
   * @param entities in order; ids unique; exactly one root
   * @throws IllegalArgumentException if ids repeat or there is not exactly one root
   */
  public Vocabulary(Collection<Entity> entities) {
    Map<String, Entity> byId = new LinkedHashMap<>();
    for (Entity entity : entities) {
      Entity complete = entity.root() ? withBuiltIns(entity) : entity;
      if (byId.put(entity.id(), complete) != null) {
        throw new IllegalArgumentException("two entities " + entity.id());
      }
    }
    List<Entity> roots = byId.values().stream().filter(Entity::root).toList();
    if (roots.size() != 1) {
      throw new IllegalArgumentException("exactly one entity is the root, not " + roots.size());
    }
    this.entities = Collections.unmodifiableMap(byId);
    this.root = roots.getFirst();
  }

  public Entity root() {
    return root;
  }

  /** The entities in the order of the vocabulary. */
  public Collection<Entity> entities() {
    return entities.values();
  }

  public Optional<Entity> entity(String id) {
    return Optional.ofNullable(entities.get(id));
  }

  public Optional<Attribute> attribute(AttributePath path) {
    return entity(path.entity()).flatMap(entity -> entity.attribute(path.attribute()));
  }

  /**
   * Something that follows from this vocabulary alone, made once and kept with it.
   *
   * @param type what is kept; one of each class
   * @param make how to make it the first time; must not ask for the same class again
   */
  public <T> T derived(Class<T> type, Function<Vocabulary, T> make) {
    Object made = derived.get(type);
    if (made == null) {
      made = derived.computeIfAbsent(type, ignored -> make.apply(this));
    }
    return type.cast(made);
  }

  private static Entity withBuiltIns(Entity entity) {
    Map<String, Attribute> attributes = new LinkedHashMap<>(entity.attributes());
    BUILT_INS.forEach(attributes::putIfAbsent);
    return new Entity(
        entity.id(),
        true,
        entity.cardinality(),
        entity.time(),
        entity.staleAfter(),
        entity.label(),
        entity.source(),
        entity.basis(),
        entity.evidence(),
        attributes);
  }

  private static Map<String, Attribute> builtIns() {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (Attribute attribute :
        List.of(
            builtIn("age.years", "年齢(年)", "Age in years", "years"),
            builtIn("age.months", "月齢", "Age in months", "months"),
            builtIn("age.days", "日齢", "Age in days", "days"),
            builtIn("schoolGrade", "学年", "School grade", null))) {
      attributes.put(attribute.id(), attribute);
    }
    return Collections.unmodifiableMap(attributes);
  }

  private static Attribute builtIn(String id, String ja, String en, @Nullable String unit) {
    return new Attribute(
        id,
        new ValueType.IntegerType(null, null),
        new LocalizedText(ja, en),
        unit,
        Attribute.Use.RULES,
        null,
        true);
  }
}
