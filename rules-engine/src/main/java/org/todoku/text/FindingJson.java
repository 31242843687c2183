package org.todoku.text;

import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;
import tools.jackson.core.JsonGenerator;

/** Findings as JSON. */
public final class FindingJson {
  private FindingJson() {}

  /** An object {@code {"findings": […]}}, each with file, line, column, rule, node and texts. */
  public static String write(List<Finding> findings) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(out)) {
      json.writeStartObject();
      json.writeName("findings");
      json.writeStartArray();
      for (Finding finding : findings) {
        json.writeStartObject();
        json.writeStringProperty("severity", finding.severity().word());
        json.writeStringProperty("file", finding.place().file());
        json.writeNumberProperty("line", finding.place().line());
        json.writeNumberProperty("column", finding.place().column());
        optional(json, "rule", finding.rule());
        optional(json, "node", finding.node());
        text(json, "message", finding.message());
        if (finding.mend() != null) {
          text(json, "mend", finding.mend());
        }
        optional(json, "witness", finding.witness());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void optional(JsonGenerator json, String key, @Nullable String value) {
    json.writeName(key);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
  }

  private static void text(JsonGenerator json, String key, LocalizedText text) {
    json.writeName(key);
    json.writeStartObject();
    json.writeStringProperty("ja", text.ja());
    json.writeStringProperty("en", text.en());
    json.writeEndObject();
  }
}
