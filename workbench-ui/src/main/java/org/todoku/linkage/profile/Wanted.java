package org.todoku.linkage.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.ProfileLayout;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.ValueType;

/**
 * What of the vocabulary is read into a profile. Attributes that only decide access are never read.
 */
public final class Wanted {
  private final ProfileLayout layout;
  private final boolean[][] columns;
  private final boolean[] entities;
  private final List<List<byte[]>> names = new ArrayList<>();
  private final List<List<List<byte[]>>> codes = new ArrayList<>();

  /**
   * @param attributes what is wanted, or null for all that rules may read; a built-in attribute of
   *     the root stands for the date of birth, and the date of a dated entity is always read with
   *     it
   */
  public Wanted(ProfileLayout layout, @Nullable Set<AttributePath> attributes) {
    this.layout = layout;
    int size = layout.entities().size();
    this.columns = new boolean[size][];
    this.entities = new boolean[size];
    for (EntityLayout entity : layout.entities()) {
      boolean[] wanted = new boolean[entity.width()];
      boolean any = attributes == null;
      for (int column = 0; column < entity.width(); column++) {
        Attribute attribute = entity.attributes().get(column).attribute();
        wanted[column] =
            attribute.use() == Attribute.Use.RULES
                && (attributes == null
                    || attributes.contains(
                        new AttributePath(entity.entity().id(), attribute.id())));
        any |= wanted[column];
      }
      if (attributes != null) {
        any |= attributes.stream().anyMatch(path -> path.entity().equals(entity.entity().id()));
      }
      entities[entity.index()] = any;
      if (any && entity.timeColumn() >= 0) {
        wanted[entity.timeColumn()] = true;
      }
      if (any && entity.entity().root() && entity.column("birthDate") >= 0) {
        wanted[entity.column("birthDate")] = true;
      }
      columns[entity.index()] = wanted;
      names.add(
          entity.attributes().stream().map(column -> bytes(column.attribute().id())).toList());
      codes.add(entity.attributes().stream().map(Wanted::codes).toList());
    }
  }

  private static List<byte[]> codes(AttributeLayout attribute) {
    return attribute.attribute().type() instanceof ValueType.CodeType(var list)
        ? list.stream().map(code -> bytes(code.id())).toList()
        : List.of();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The ids of an entity's attributes in UTF-8. */
  List<byte[]> names(int entity) {
    return names.get(entity);
  }

  /** The ids of an attribute's codes in UTF-8. */
  List<byte[]> codes(int entity, int column) {
    return codes.get(entity).get(column);
  }

  public ProfileLayout layout() {
    return layout;
  }

  /** Whether anything of an entity is read; an index of −1 is not. */
  public boolean entity(int entity) {
    return entity >= 0 && entities[entity];
  }

  boolean column(int entity, int column) {
    return columns[entity][column];
  }

  /** Ids of the entities of which anything is read. */
  public List<String> entityIds() {
    List<String> ids = new ArrayList<>();
    for (EntityLayout entity : layout.entities()) {
      if (entities[entity.index()]) {
        ids.add(entity.entity().id());
      }
    }
    return ids;
  }
}
