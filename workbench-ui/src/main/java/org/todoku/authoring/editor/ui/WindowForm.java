package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Written;

/** A stretch of time: which records count, or between which days a date lies. */
final class WindowForm extends Div {
  private static final long serialVersionUID = 1L;
  static final List<String> UNITS = List.of("days", "weeks", "months", "years");

  /** The kinds of window, in the order in which they are offered. */
  private enum Kind {
    ALWAYS("always"),
    LAST("last"),
    SCHOOL_YEAR("schoolYear"),
    LAST_SCHOOL_YEAR("lastSchoolYear"),
    MONTH("month"),
    LAST_MONTH("lastMonth"),
    FROM_TO("fromTo"),
    AGE("age"),
    SINCE("since"),
    AFTER("after"),
    NEWEST("newest");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private final transient Map<String, String> parameters;
  private final transient List<Subject> dates;
  private final transient Consumer<@Nullable Written> changed;
  private final Select<Kind> kind = new Select<>();
  private final Div fields = new Div();
  private Written.Keys window;

  /**
   * @param window what is written; nothing for all the time
   * @param optional whether it may be left out
   * @param dates the values that are dates
   * @param changed told the window from now on; null for none
   */
  WindowForm(
      Written.Keys window,
      boolean optional,
      Map<String, String> parameters,
      List<Subject> dates,
      Consumer<@Nullable Written> changed) {
    this.window = window;
    this.parameters = parameters;
    this.dates = dates;
    this.changed = changed;
    addClassName("window-form");
    fields.addClassName("form-row");
    kind.setLabel(getTranslation("editor.window"));
    kind.setItems(
        Arrays.stream(Kind.values()).filter(each -> optional || each != Kind.ALWAYS).toList());
    kind.setItemLabelGenerator(each -> getTranslation("editor.window." + each.word));
    kind.setValue(kind(window));
    kind.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            this.window = usual(event.getValue());
            tell();
            show(event.getValue());
          }
        });
    add(kind, fields);
    show(kind(window));
  }

  private static Kind kind(Written.Keys window) {
    if (window.get("last").isPresent()) {
      return Kind.LAST;
    }
    if (window.get("schoolYear").isPresent()) {
      return window.text("schoolYear").equals(java.util.Optional.of("previous"))
          ? Kind.LAST_SCHOOL_YEAR
          : Kind.SCHOOL_YEAR;
    }
    if (window.get("month").isPresent()) {
      return window.text("month").equals(java.util.Optional.of("previous"))
          ? Kind.LAST_MONTH
          : Kind.MONTH;
    }
    if (window.get("age").isPresent()) {
      return Kind.AGE;
    }
    if (window.get("since").isPresent()) {
      return Kind.SINCE;
    }
    if (window.get("after").isPresent()) {
      return Kind.AFTER;
    }
    if (window.get("latest").isPresent()) {
      return Kind.NEWEST;
    }
    return window.get("from").isPresent() || window.get("to").isPresent()
        ? Kind.FROM_TO
        : Kind.ALWAYS;
  }

  private Written.Keys usual(Kind chosen) {
    Written.Keys none = Written.Keys.NONE;
    return switch (chosen) {
      case ALWAYS -> none;
      case LAST -> none.with("last", "3 months");
      case SCHOOL_YEAR -> none.with("schoolYear", "current");
      case LAST_SCHOOL_YEAR -> none.with("schoolYear", "previous");
      case MONTH -> none.with("month", "current");
      case LAST_MONTH -> none.with("month", "previous");
      case FROM_TO -> none.with("from", "-6 months").with("to", "-3 months");
      case AGE -> none.with("age", none.with("from", "0 months").with("to", "12 months"));
      case SINCE -> none.with("since", dates.isEmpty() ? "" : dates.getFirst().path());
      case AFTER ->
          none.with("after", dates.isEmpty() ? "" : dates.getFirst().path()).with("for", "14 days");
      case NEWEST -> none.with("latest", Written.number("3"));
    };
  }

  private void tell() {
    changed.accept(window.keys().isEmpty() ? null : window);
  }

  private void set(String key, Written value) {
    window = window.with(key, value);
    tell();
  }

  private void show(Kind chosen) {
    fields.removeAll();
    switch (chosen) {
      case ALWAYS, SCHOOL_YEAR, LAST_SCHOOL_YEAR, MONTH, LAST_MONTH -> {}
      case LAST ->
          fields.add(length("editor.window.length", window.get("last").orElse(null), "last"));
      case FROM_TO -> {
        fields.add(offset("editor.window.from", "from"));
        fields.add(offset("editor.window.to", "to"));
      }
      case AGE -> {
        fields.add(age("editor.window.ageFrom", "from"));
        fields.add(age("editor.window.ageTo", "to"));
      }
      case SINCE -> fields.add(date("since"));
      case AFTER -> {
        fields.add(date("after"));
        fields.add(length("editor.window.for", window.get("for").orElse(null), "for"));
      }
      case NEWEST ->
          fields.add(
              new AmountField(
                  getTranslation("editor.window.records"),
                  null,
                  Map.of(),
                  window.get("latest").orElse(null),
                  value -> set("latest", value)));
    }
  }

  private Div length(String labelKey, @Nullable Written value, String key) {
    return new LengthField(
        getTranslation(labelKey), value, "amount", false, parameters, written -> set(key, written));
  }

  private Div offset(String labelKey, String key) {
    return new LengthField(
        getTranslation(labelKey),
        window.get(key).orElse(null),
        "back",
        true,
        parameters,
        written -> set(key, written));
  }

  private Div age(String labelKey, String key) {
    return new LengthField(
        getTranslation(labelKey),
        window.keys("age").get(key).orElse(null),
        "amount",
        false,
        parameters,
        written -> set("age", window.keys("age").with(key, written)));
  }

  private com.vaadin.flow.component.Component date(String key) {
    String path = window.text(key).orElse("");
    if (dates.stream().noneMatch(subject -> subject.path().equals(path)) && !path.isEmpty()) {
      TextField name = new TextField(getTranslation("editor.window.date"));
      name.setValue(path);
      name.setValueChangeMode(ValueChangeMode.LAZY);
      name.addValueChangeListener(event -> set(key, new Written.Text(event.getValue())));
      return name;
    }
    Select<Subject> date = new Select<>();
    date.setLabel(getTranslation("editor.window.date"));
    date.setItems(dates);
    date.setItemLabelGenerator(
        subject -> subject.label().in(org.todoku.shared.ui.Screen.language()));
    dates.stream().filter(s -> s.path().equals(path)).findFirst().ifPresent(date::setValue);
    date.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            set(key, new Written.Text(event.getValue().path()));
          }
        });
    return date;
  }
}
