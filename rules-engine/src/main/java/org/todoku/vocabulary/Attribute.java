package org.todoku.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is recorded of an entity.
 *
 * @param id unique within its entity, camelCase; the built-in ones of the root carry a dot ({@code
 *     age.years})
 * @param type the type of its values
 * @param label what people read
 * @param unit the unit of its numbers as a word, or null where they have none
 * @param use whether rules may read it
 * @param sensitivity a word for how guarded it is, or null for the entity's own
 * @param builtIn whether it is derived from the date of birth and the as-of date instead of
 *     recorded
 * @param retired that it is no longer recorded, or null where it is
 */
public record Attribute(
    String id,
    ValueType type,
    LocalizedText label,
    @Nullable String unit,
    Use use,
    @Nullable String sensitivity,
    boolean builtIn,
    @Nullable Retired retired) {

  /** One that is recorded as ever. */
  public Attribute(
      String id,
      ValueType type,
      LocalizedText label,
      @Nullable String unit,
      Use use,
      @Nullable String sensitivity,
      boolean builtIn) {
    this(id, type, label, unit, use, sensitivity, builtIn, null);
  }

  /**
   * An attribute that is no longer recorded. Rules that read it still see what was recorded, and
   * are told so; new ones are not offered it.
   *
   * @param instead the attribute of the same entity that took its place, or null
   */
  public record Retired(@Nullable String instead) {}

  /** What an attribute may be used for. */
  public enum Use {
    /** Rules may read it. */
    RULES,
    /** It only decides who may see something; rules may not read it. */
    ACCESS_CONTROL
  }
}
