package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Written;
import org.todoku.shared.ui.Screen;
import org.todoku.vocabulary.ValueType;

/** How a value is compared: with which operator, and with what. */
final class ComparisonForm extends Div {
  private static final long serialVersionUID = 1L;

  /** All operators, as keys in a rule. */
  static final List<String> OPERATORS =
      List.of(
          "atLeast",
          "atMost",
          "moreThan",
          "lessThan",
          "equals",
          "notEquals",
          "between",
          "is",
          "isNot",
          "in",
          "notIn",
          "onOrAfter",
          "onOrBefore",
          "after",
          "before",
          "within");

  private static final List<String> NUMBERS =
      List.of("atLeast", "atMost", "moreThan", "lessThan", "equals", "notEquals", "between");
  private static final List<String> CODES = List.of("is", "isNot", "in", "notIn");
  private static final List<String> TRUTHS = List.of("is");
  private static final List<String> TEXTS = List.of("is", "isNot");
  private static final List<String> DATES =
      List.of("onOrAfter", "onOrBefore", "after", "before", "within");

  private final transient ValueType type;
  private final @Nullable String unit;
  private final transient Map<String, String> parameters;
  private final transient List<Subject> dates;
  private final transient Consumer<Written.Keys> changed;
  private final Select<String> operator = new Select<>();
  private final Div operand = new Div();
  private transient Written.Keys said;

  /**
   * @param type the type of the value that is compared
   * @param unit the unit of its numbers, or null
   * @param said what is written of the comparison
   * @param changed told the comparison from now on
   */
  ComparisonForm(
      ValueType type,
      @Nullable String unit,
      Written.Keys said,
      Map<String, String> parameters,
      List<Subject> dates,
      Consumer<Written.Keys> changed) {
    this.type = type;
    this.unit = unit;
    this.said = said;
    this.parameters = parameters;
    this.dates = dates;
    this.changed = changed;
    addClassNames("form-row", "comparison-form");
    operand.addClassName("form-row");
    String chosen = OPERATORS.stream().filter(o -> said.get(o).isPresent()).findFirst().orElse("");
    List<String> offered = offered();
    operator.setLabel(getTranslation("editor.comparison"));
    operator.setItems(
        offered.contains(chosen) || chosen.isEmpty()
            ? offered
            : java.util.stream.Stream.concat(offered.stream(), java.util.stream.Stream.of(chosen))
                .toList());
    operator.setItemLabelGenerator(each -> getTranslation("editor.operator." + each));
    operator.setPlaceholder(getTranslation("editor.comparison.choose"));
    if (!chosen.isEmpty()) {
      operator.setValue(chosen);
    }
    operator.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            choose(event.getValue());
          }
        });
    add(operator, operand);
    show(chosen);
  }

  private List<String> offered() {
    return switch (type) {
      case ValueType.IntegerType integer -> NUMBERS;
      case ValueType.DecimalType decimal -> NUMBERS;
      case ValueType.CodeType code -> CODES;
      case ValueType.BooleanType truth -> TRUTHS;
      case ValueType.TextType text -> TEXTS;
      case ValueType.DateType date -> DATES;
    };
  }

  private void choose(String chosen) {
    Written old =
        OPERATORS.stream().flatMap(each -> said.get(each).stream()).findFirst().orElse(null);
    tell(chosen, fitting(chosen, old));
    show(chosen);
  }

  /** What was compared with before, where the new operator takes it as well. */
  private Written fitting(String chosen, @Nullable Written old) {
    boolean many = chosen.equals("in") || chosen.equals("notIn");
    Written one =
        old instanceof Written.Items(var items)
            ? items.isEmpty() ? new Written.Text("") : items.getFirst()
            : old;
    if (many) {
      return old instanceof Written.Items
          ? old
          : new Written.Items(one == null || blank(one) ? List.of() : List.of(one));
    }
    if (chosen.equals("between")) {
      return old instanceof Written.Items(var items) && items.size() == 2
          ? old
          : new Written.Items(
              List.of(one == null ? new Written.Text("") : one, new Written.Text("")));
    }
    if (chosen.equals("within")) {
      return Written.Keys.NONE.with("last", "3 months");
    }
    if (one == null || type instanceof ValueType.DateType && !(one instanceof Written.Text)) {
      return switch (type) {
        case ValueType.BooleanType truth -> new Written.Plain("true");
        case ValueType.DateType date ->
            one instanceof Written.Keys keys && keys.get("asOf").isPresent()
                ? one
                : Written.Keys.NONE.with("asOf", "-3 months");
        default -> new Written.Text("");
      };
    }
    return one;
  }

  private static boolean blank(Written written) {
    return Written.words(written).map(String::isEmpty).orElse(false);
  }

  private void tell(String chosen, Written value) {
    said = said.without(OPERATORS).with(chosen, value);
    changed.accept(said);
  }

  private void show(String chosen) {
    operand.removeAll();
    if (chosen.isEmpty()) {
      return;
    }
    Written value = said.get(chosen).orElse(new Written.Text(""));
    if (chosen.equals("between")) {
      between(value);
      return;
    }
    if (chosen.equals("within")) {
      operand.add(
          new WindowForm(
              value instanceof Written.Keys keys ? keys : Written.Keys.NONE,
              false,
              parameters,
              dates,
              window -> tell(chosen, window == null ? Written.Keys.NONE : window)));
      return;
    }
    operand.add(
        switch (type) {
          case ValueType.IntegerType integer -> amount(chosen, value);
          case ValueType.DecimalType decimal -> amount(chosen, value);
          case ValueType.CodeType(var codes) ->
              chosen.equals("in") || chosen.equals("notIn")
                  ? several(chosen, value, codes)
                  : single(chosen, value, codes);
          case ValueType.BooleanType truth -> truth(chosen, value);
          case ValueType.TextType text -> text(chosen, value);
          case ValueType.DateType date -> date(chosen, value);
        });
  }

  private void between(Written value) {
    List<Written> bounds =
        value instanceof Written.Items(var items) && items.size() == 2
            ? items
            : List.of(new Written.Text(""), new Written.Text(""));
    Written[] now = bounds.toArray(Written[]::new);
    for (int i = 0; i < 2; i++) {
      int place = i;
      operand.add(
          new AmountField(
              getTranslation(i == 0 ? "editor.between.low" : "editor.between.high"),
              unit,
              parameters,
              now[i],
              written -> {
                now[place] = written;
                tell("between", new Written.Items(List.of(now)));
              }));
    }
  }

  private Component amount(String chosen, Written value) {
    return new AmountField(
        getTranslation("editor.comparison.number"),
        unit,
        parameters,
        value,
        written -> tell(chosen, written));
  }

  private Component single(String chosen, Written value, List<ValueType.Code> codes) {
    Select<String> select = new Select<>();
    select.setLabel(getTranslation("editor.comparison.value"));
    select.setItems(codes.stream().map(ValueType.Code::id).toList());
    select.setItemLabelGenerator(id -> label(codes, id));
    Written.words(value)
        .filter(id -> codes.stream().anyMatch(code -> code.id().equals(id)))
        .ifPresent(select::setValue);
    select.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            tell(chosen, new Written.Text(event.getValue()));
          }
        });
    return select;
  }

  private static String label(List<ValueType.Code> codes, String id) {
    return codes.stream()
        .filter(code -> code.id().equals(id))
        .map(code -> code.label().in(Screen.language()))
        .findFirst()
        .orElse(id);
  }

  private Component several(String chosen, Written value, List<ValueType.Code> codes) {
    CheckboxGroup<String> group = new CheckboxGroup<>();
    group.setLabel(getTranslation("editor.comparison.values"));
    group.setItems(codes.stream().map(ValueType.Code::id).toList());
    group.setItemLabelGenerator(id -> label(codes, id));
    if (value instanceof Written.Items(var items)) {
      group.setValue(
          items.stream()
              .flatMap(item -> Written.words(item).stream())
              .filter(id -> codes.stream().anyMatch(code -> code.id().equals(id)))
              .collect(java.util.stream.Collectors.toSet()));
    }
    group.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            tell(
                chosen,
                new Written.Items(
                    codes.stream()
                        .map(ValueType.Code::id)
                        .filter(event.getValue()::contains)
                        .<Written>map(Written.Text::new)
                        .toList()));
          }
        });
    return group;
  }

  private Component truth(String chosen, Written value) {
    Select<String> select = new Select<>();
    select.setLabel(getTranslation("editor.comparison.value"));
    select.setItems("true", "false");
    select.setItemLabelGenerator(each -> getTranslation("editor.truth." + each));
    Written.words(value).filter(List.of("true", "false")::contains).ifPresent(select::setValue);
    select.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            tell(chosen, new Written.Plain(event.getValue()));
          }
        });
    return select;
  }

  private Component text(String chosen, Written value) {
    TextField text = new TextField(getTranslation("editor.comparison.value"));
    text.setValue(Written.words(value).orElse(""));
    text.setValueChangeMode(ValueChangeMode.EAGER);
    text.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            tell(chosen, new Written.Text(event.getValue()));
          }
        });
    return text;
  }

  private Component date(String chosen, Written value) {
    Div fields = new Div();
    fields.addClassName("form-row");
    Select<String> how = new Select<>();
    how.setLabel(getTranslation("editor.date.how"));
    how.setItems("asOf", "day");
    how.setItemLabelGenerator(each -> getTranslation("editor.date." + each));
    boolean relative = value instanceof Written.Keys;
    how.setValue(relative ? "asOf" : "day");
    Div field = new Div();
    how.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            Written first =
                event.getValue().equals("asOf")
                    ? Written.Keys.NONE.with("asOf", "-3 months")
                    : new Written.Text("");
            tell(chosen, first);
            field.removeAll();
            field.add(day(chosen, first));
          }
        });
    field.add(day(chosen, value));
    fields.add(how, field);
    return fields;
  }

  private Component day(String chosen, Written value) {
    if (value instanceof Written.Keys keys) {
      return new LengthField(
          getTranslation("editor.date.back"),
          keys.get("asOf").orElse(null),
          "back",
          true,
          parameters,
          written -> tell(chosen, Written.Keys.NONE.with("asOf", written)));
    }
    DatePicker picker = new DatePicker(getTranslation("editor.comparison.value"));
    picker.setLocale(getLocale());
    try {
      Written.words(value)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> picker.setValue(LocalDate.parse(text)));
    } catch (DateTimeParseException e) {
      picker.setPlaceholder(Written.words(value).orElse(""));
    }
    picker.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            tell(
                chosen,
                new Written.Text(event.getValue() == null ? "" : event.getValue().toString()));
          }
        });
    return picker;
  }
}
