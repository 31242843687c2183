package org.todoku.authoring.editor.ui;

import java.util.Map;
import java.util.stream.Collectors;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Value;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Screen;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.ValueType;

/** Facts of a child in the reader's language, with the vocabulary's labels. */
final class FactWords {
  private FactWords() {}

  /** A record in a line; its date is left out, which stands beside it. */
  static String record(LinkedProfile facts, EntityLayout entity, int row) {
    String time = entity.entity().time();
    return facts.record(entity.index(), row).entrySet().stream()
        .filter(fact -> !fact.getKey().equals(time))
        .map(fact -> fact(entity, fact))
        .collect(Collectors.joining(Screen.text("shared.list.separator")));
  }

  private static String fact(EntityLayout entity, Map.Entry<String, FactValue> fact) {
    Attribute attribute = entity.entity().attributes().get(fact.getKey());
    return attribute == null
        ? fact.getKey()
        : Screen.text(
            "editor.tried.fact",
            attribute.label().in(Screen.language()),
            value(attribute, fact.getValue()));
  }

  private static String value(Attribute attribute, FactValue fact) {
    return switch (fact) {
      case FactValue.Missing missing -> Screen.text("editor.tried.missing");
      case FactValue.Known(Value value) ->
          switch (value) {
            case Value.BooleanValue(boolean flag) ->
                Screen.text(flag ? "editor.tried.yes" : "editor.tried.no");
            case Value.DateValue(var date) -> Dates.day(date, Screen.language());
            case Value.NumberValue number -> number.toString();
            case Value.TextValue(String text) ->
                attribute.type() instanceof ValueType.CodeType(var codes)
                    ? codes.stream()
                        .filter(code -> code.id().equals(text))
                        .findFirst()
                        .map(code -> code.label().in(Screen.language()))
                        .orElse(text)
                    : text;
          };
    };
  }
}
