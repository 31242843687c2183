package org.todoku.rule;

import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/**
 * A named threshold that may be changed without touching the rule's structure.
 *
 * @param id unique within the rule
 * @param type the type of its value, with its limits
 * @param value the value in force
 * @param unit a word for what it counts, or null
 * @param label what people read, or null where only the id is known
 * @param note where its value comes from, or what to think of before changing it; or null
 */
public record Parameter(
    String id,
    ValueType type,
    Value value,
    @Nullable String unit,
    @Nullable LocalizedText label,
    @Nullable LocalizedText note) {

  /** One without a note. */
  public Parameter(
      String id,
      ValueType type,
      Value value,
      @Nullable String unit,
      @Nullable LocalizedText label) {
    this(id, type, value, unit, label, null);
  }

  /** The same threshold with another value. */
  public Parameter with(Value other) {
    return new Parameter(id, type, other, unit, label, note);
  }
}
