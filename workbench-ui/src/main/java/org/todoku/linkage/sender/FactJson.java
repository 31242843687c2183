package org.todoku.linkage.sender;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;

/** Facts as JSON, the way facts files write them. */
public final class FactJson {
  private FactJson() {}

  public static String of(FactValue fact) {
    return switch (fact) {
      case Known(Value value) -> of(value);
      case Missing(Reason reason) ->
          reason == Reason.NOT_COLLECTED ? "null" : "{\"missing\":\"" + reason.word() + "\"}";
    };
  }

  public static String of(Value value) {
    return switch (value) {
      case Value.BooleanValue(boolean yes) -> Boolean.toString(yes);
      case Value.NumberValue(BigDecimal number) -> number.toPlainString();
      case Value.DateValue(LocalDate date) -> "\"" + date + "\"";
      case Value.TextValue(String text) -> quoted(text);
    };
  }

  /** A text in quotation marks, escaped. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ') {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
