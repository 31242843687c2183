package org.todoku.authoring.ui;

import com.vaadin.flow.component.UI;
import org.todoku.rule.Parameter;
import org.todoku.rule.Value;

/** Parts of rules as people read them. */
final class RuleWords {
  private RuleWords() {}

  static String label(Parameter parameter, String language) {
    return parameter.label() == null ? parameter.id() : parameter.label().in(language);
  }

  /** A parameter's value with its unit: {@code 30日}. */
  static String value(Parameter parameter) {
    return withUnit(plain(parameter.value()), parameter);
  }

  /** A number with the unit of a parameter. */
  static String withUnit(String number, Parameter parameter) {
    return parameter.unit() == null ? number : text("authoring.unit." + parameter.unit(), number);
  }

  private static String plain(Value value) {
    return switch (value) {
      case Value.BooleanValue truth -> text(truth.value() ? "authoring.yes" : "authoring.no");
      case Value.NumberValue number -> number.toString();
      case Value.DateValue date -> date.toString();
      case Value.TextValue words -> words.value();
    };
  }

  private static String text(String key, Object... parameters) {
    return UI.getCurrent().getTranslation(key, parameters);
  }
}
