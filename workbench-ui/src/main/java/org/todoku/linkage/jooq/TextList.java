package org.todoku.linkage.jooq;

import java.util.ArrayList;
import java.util.List;
import org.todoku.linkage.sender.FactJson;
import org.todoku.vocabulary.LocalizedText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Texts in two languages as a JSON list of {@code {"ja", "en"}}. */
final class TextList {
  private static final JsonFactory JSON = new JsonFactory();

  private TextList() {}

  static String write(List<LocalizedText> texts) {
    StringBuilder json = new StringBuilder("[");
    for (LocalizedText text : texts) {
      json.append(json.length() > 1 ? "," : "")
          .append("{\"ja\":")
          .append(FactJson.quoted(text.ja()))
          .append(",\"en\":")
          .append(FactJson.quoted(text.en()))
          .append('}');
    }
    return json.append(']').toString();
  }

  static List<LocalizedText> read(String json) {
    List<LocalizedText> texts = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      String ja = "";
      String en = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          if (String.valueOf(parser.currentName()).equals("ja")) {
            ja = parser.getString();
          } else {
            en = parser.getString();
          }
        } else if (token == JsonToken.END_OBJECT) {
          texts.add(new LocalizedText(ja, en));
        }
      }
    }
    return texts;
  }
}
