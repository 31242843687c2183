package org.todoku.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.Entity;

/**
 * What names mean at a point of a criterion.
 *
 * @param record the entity whose attributes bare names are, or null outside of a {@code where}
 * @param named outer records by the names that the rule gave them
 * @param depth how many {@code records} stand around
 */
record Scope(@Nullable Entity record, Map<String, Entity> named, int depth) {
  static final Scope TOP = new Scope(null, Map.of(), 0);

  Scope inside(Entity entity, @Nullable String name) {
    Map<String, Entity> names = new LinkedHashMap<>(named);
    if (name != null) {
      names.put(name, entity);
    }
    return new Scope(entity, Map.copyOf(names), depth + 1);
  }
}
