package org.todoku.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;

/** The columns of one entity's records: its recorded attributes, in the vocabulary's order. */
public final class EntityLayout {
  private final Entity entity;
  private final int index;
  private final List<AttributeLayout> attributes;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final int time;

  EntityLayout(Entity entity, int index) {
    this.entity = entity;
    this.index = index;
    List<AttributeLayout> columns = new ArrayList<>();
    for (Attribute attribute : entity.attributeList()) {
      if (!attribute.builtIn()) {
        indexes.put(attribute.id(), columns.size());
        columns.add(new AttributeLayout(attribute));
      }
    }
    this.attributes = List.copyOf(columns);
    this.time = entity.time() == null ? -1 : indexes.getOrDefault(entity.time(), -1);
  }

  public Entity entity() {
    return entity;
  }

  /** Its place among the entities of the vocabulary. */
  public int index() {
    return index;
  }

  /** Recorded attributes, without the built-in ones. */
  public List<AttributeLayout> attributes() {
    return attributes;
  }

  /** Number of columns. */
  public int width() {
    return attributes.size();
  }

  /** The column of an attribute, or −1 if it is not recorded. */
  public int column(String attributeId) {
    return indexes.getOrDefault(attributeId, -1);
  }

  /** The column that places a record in time, or −1 if there is none. */
  public int timeColumn() {
    return time;
  }
}
