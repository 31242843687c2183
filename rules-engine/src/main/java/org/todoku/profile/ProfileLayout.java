package org.todoku.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Vocabulary;

/** How profiles over one vocabulary are packed; made once per vocabulary. */
public final class ProfileLayout {
  private final Vocabulary vocabulary;
  private final List<EntityLayout> entities;
  private final Map<String, Integer> indexes = new HashMap<>();

  private ProfileLayout(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    List<EntityLayout> layouts = new ArrayList<>();
    for (Entity entity : vocabulary.entities()) {
      indexes.put(entity.id(), layouts.size());
      layouts.add(new EntityLayout(entity, layouts.size()));
    }
    this.entities = List.copyOf(layouts);
  }

  /** The layout of a vocabulary, always the same one. */
  public static ProfileLayout of(Vocabulary vocabulary) {
    return vocabulary.derived(ProfileLayout.class, ProfileLayout::new);
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** In the order of the vocabulary. */
  public List<EntityLayout> entities() {
    return entities;
  }

  public EntityLayout entity(int index) {
    return entities.get(index);
  }

  /**
   * @throws IllegalArgumentException if the vocabulary has no such entity
   */
  public EntityLayout entity(String id) {
    int index = index(id);
    if (index < 0) {
      throw new IllegalArgumentException("no entity " + id);
    }
    return entities.get(index);
  }

  /** The place of an entity, or −1 if the vocabulary has no such entity. */
  public int index(String entityId) {
    return indexes.getOrDefault(entityId, -1);
  }
}
