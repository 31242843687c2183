package org.todoku.text;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Explanation;
import org.todoku.explain.Explanation.MissingFact;
import org.todoku.explain.Explanation.UsedFact;
import org.todoku.explain.NearMiss;
import org.todoku.rule.Value;
import org.todoku.vocabulary.LocalizedText;
import tools.jackson.core.JsonGenerator;

/** Explanations as JSON, as the criteria language defines them in section 4. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** One explanation on one line. */
  public static String write(Explanation explanation) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonText.line(out)) {
      write(json, explanation);
    }
    return out.toString();
  }

  /** Writes an explanation as the next value. */
  public static void write(JsonGenerator json, Explanation explanation) {
    json.writeStartObject();
    json.writeStringProperty("node", explanation.node());
    json.writeStringProperty("state", explanation.state().word());
    json.writeName("text");
    text(json, explanation.text());
    orNull(json, "observed", explanation.observed());
    json.writeName("facts");
    json.writeStartArray();
    explanation.facts().forEach(fact -> fact(json, fact));
    json.writeEndArray();
    json.writeName("missing");
    json.writeStartArray();
    explanation.missing().forEach(missing -> missing(json, missing));
    json.writeEndArray();
    json.writeName("children");
    json.writeStartArray();
    explanation.children().forEach(child -> write(json, child));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void fact(JsonGenerator json, UsedFact fact) {
    json.writeStartObject();
    json.writeStringProperty("entity", fact.entity());
    json.writeStringProperty("attribute", fact.attribute());
    json.writeName("value");
    if (fact.bare()) {
      json.writeRawValue(fact.value());
    } else {
      json.writeString(fact.value());
    }
    orNull(json, "on", fact.on());
    orNull(json, "source", fact.source());
    json.writeEndObject();
  }

  private static void missing(JsonGenerator json, MissingFact missing) {
    json.writeStartObject();
    json.writeStringProperty("entity", missing.entity());
    optional(json, "attribute", missing.attribute());
    json.writeStringProperty("reason", missing.reason());
    optional(json, "from", missing.from());
    optional(json, "to", missing.to());
    optional(json, "custodian", missing.custodian());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, LocalizedText text) {
    json.writeStartObject();
    json.writeStringProperty("ja", text.ja());
    json.writeStringProperty("en", text.en());
    json.writeEndObject();
  }

  /** How far a rule is from matching, on one line. */
  public static String write(NearMiss nearMiss) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonText.line(out)) {
      json.writeStartObject();
      json.writeStringProperty("node", nearMiss.node());
      json.writeName("text");
      text(json, nearMiss.text());
      json.writeStringProperty("entity", nearMiss.change().entity());
      switch (nearMiss.change()) {
        case NearMiss.OtherValue(
                var entity,
                var attribute,
                var on,
                int row,
                Value from,
                Value to) -> {
          json.writeStringProperty("change", "otherValue");
          json.writeStringProperty("attribute", attribute);
          orNull(json, "on", on);
          value(json, "from", from);
          value(json, "to", to);
        }
        case NearMiss.MoreRecords(var entity, int records, var like) -> {
          json.writeStringProperty("change", "moreRecords");
          json.writeNumberProperty("records", records);
        }
        case NearMiss.FewerRecords(var entity, var rows) -> {
          json.writeStringProperty("change", "fewerRecords");
          json.writeNumberProperty("records", rows.size());
        }
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void value(JsonGenerator json, String key, Value value) {
    json.writeName(key);
    switch (value) {
      case Value.BooleanValue(boolean flag) -> json.writeBoolean(flag);
      case Value.NumberValue(var number) -> json.writeNumber(number);
      case Value.DateValue(var date) -> json.writeString(date.toString());
      case Value.TextValue(String text) -> json.writeString(text);
    }
  }

  private static void orNull(JsonGenerator json, String key, @Nullable Object value) {
    json.writeName(key);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }

  private static void optional(JsonGenerator json, String key, @Nullable Object value) {
    if (value != null) {
      json.writeStringProperty(key, value.toString());
    }
  }
}
