package org.todoku.linkage.profile;

import java.nio.charset.StandardCharsets;

/** What holds for those without a row: an object of values, as a block of one record. */
final class AbsentFacts {
  private AbsentFacts() {}

  /** Puts every value of the object into a list of its own. */
  static byte[] asBlock(String json) {
    StringBuilder block = new StringBuilder(json.length() + 16);
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        block.append(c);
        if (c == '\\') {
          block.append(json.charAt(++i));
        } else if (c == '"') {
          inString = false;
        }
        continue;
      }
      boolean outer = depth == 1;
      switch (c) {
        case '"' -> {
          inString = true;
          block.append(c);
        }
        case '{' -> {
          depth++;
          block.append(c);
        }
        case '}' -> {
          depth--;
          block.append(outer && block.length() > 1 ? "]}" : "}");
        }
        case ':' -> block.append(outer ? ":[" : ":");
        case ',' -> block.append(outer ? "]," : ",");
        default -> block.append(c);
      }
    }
    return block.toString().getBytes(StandardCharsets.UTF_8);
  }
}
