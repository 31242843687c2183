package org.todoku.linkage.jooq;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.identity.Comparison.Level;
import org.todoku.linkage.identity.Comparison.Part;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** How far two descriptions agree, as {@code {"birthDate": "same"}}. */
final class AgreementJson {
  private static final JsonFactory JSON = new JsonFactory();

  private AgreementJson() {}

  static String write(Map<Part, Level> levels) {
    StringBuilder json = new StringBuilder("{");
    for (Part part : Part.values()) {
      Level level = levels.get(part);
      if (level != null) {
        json.append(json.length() > 1 ? "," : "")
            .append('"')
            .append(part.word())
            .append("\":\"")
            .append(level.word())
            .append('"');
      }
    }
    return json.append('}').toString();
  }

  static Map<Part, Level> read(String json) {
    Map<Part, Level> levels = new EnumMap<>(Part.class);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          levels.put(part(parser.currentName()), level(parser.getString()));
        }
      }
    }
    return levels;
  }

  private static Part part(@Nullable String word) {
    for (Part part : Part.values()) {
      if (part.word().equals(word)) {
        return part;
      }
    }
    throw new IllegalStateException("no part " + word);
  }

  private static Level level(String word) {
    for (Level level : Level.values()) {
      if (level.word().equals(word)) {
        return level;
      }
    }
    throw new IllegalStateException("no level " + word);
  }
}
