package org.todoku.demonstration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of facts, built from front to back: an entity with {@link #one} or {@link #many}, then
 * its attributes. A null is left out, which says that nothing was collected.
 */
final class JsonLine {
  private final StringBuilder facts = new StringBuilder(1 << 14);
  private final StringBuilder coverage = new StringBuilder(1 << 11);
  private boolean list;
  private boolean open;
  private boolean inRecord;

  void start(String child) {
    facts.setLength(0);
    coverage.setLength(0);
    facts.append("{\"child\":\"").append(child).append("\",\"facts\":{");
    list = false;
    open = false;
    inRecord = false;
  }

  /** Begins an entity of which there is one. */
  JsonLine one(String entity, LocalDate to) {
    begin(entity, null, to);
    facts.append('{');
    inRecord = true;
    return this;
  }

  /** Begins an entity of which there are any number, each begun by {@link #record}. */
  void many(String entity, @Nullable LocalDate from, LocalDate to) {
    begin(entity, from, to);
    facts.append('[');
    list = true;
  }

  /** Begins a record of the entity with its date. */
  JsonLine record(String time, LocalDate on) {
    if (inRecord) {
      facts.append("},");
    }
    facts.append('{');
    inRecord = true;
    return text(time, on);
  }

  JsonLine text(String attribute, @Nullable Object value) {
    if (value != null) {
      name(attribute).append('"').append(value).append('"');
    }
    return this;
  }

  JsonLine raw(String attribute, @Nullable Object value) {
    if (value != null) {
      name(attribute).append(value);
    }
    return this;
  }

  JsonLine missing(String attribute, String why) {
    name(attribute).append("{\"missing\":\"").append(why).append("\"}");
    return this;
  }

  /** The whole line; valid until the next one is started. */
  CharSequence end() {
    finish();
    return facts.append("},\"coverage\":{").append(coverage).append("}}");
  }

  private StringBuilder name(String attribute) {
    if (facts.charAt(facts.length() - 1) != '{') {
      facts.append(',');
    }
    return facts.append('"').append(attribute).append("\":");
  }

  private void begin(String entity, @Nullable LocalDate from, LocalDate to) {
    finish();
    open = true;
    if (facts.charAt(facts.length() - 1) != '{') {
      facts.append(',');
    }
    facts.append('"').append(entity).append("\":");
    coverage.append(coverage.isEmpty() ? "\"" : ",\"").append(entity).append("\":{");
    if (from != null) {
      coverage.append("\"from\":\"").append(from).append("\",");
    }
    coverage.append("\"to\":\"").append(to).append("\"}");
  }

  private void finish() {
    if (inRecord) {
      facts.append('}');
    }
    if (open && list) {
      facts.append(']');
    }
    inRecord = false;
    open = false;
    list = false;
  }
}
