package org.todoku.text;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Explanation;
import org.todoku.explain.Explanation.MissingFact;
import org.todoku.explain.Explanation.UsedFact;
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
    if (explanation.observed() != null) {
      json.writeStringProperty("observed", explanation.observed());
    }
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
    optional(json, "on", fact.on());
    optional(json, "source", fact.source());
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

  private static void optional(JsonGenerator json, String key, @Nullable Object value) {
    if (value != null) {
      json.writeStringProperty(key, value.toString());
    }
  }
}
