package org.todoku.text;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Where all JSON of the engine is written. */
public final class JsonText {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonText() {}

  /** A generator for one line. */
  public static JsonGenerator line(Writer out) {
    return JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  /** A generator for people to read. */
  public static JsonGenerator pretty(Writer out) {
    return JSON.createGenerator(
        new ObjectWriteContext.Base() {
          @Override
          public DefaultPrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        },
        out);
  }
}
