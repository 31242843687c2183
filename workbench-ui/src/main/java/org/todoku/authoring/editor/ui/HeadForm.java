package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.RuleCatalogue;
import org.todoku.authoring.editor.Sheet;
import org.todoku.authoring.editor.Written;
import org.todoku.shared.ui.Screen;

/** What a rule says beside its conditions: its title, its need, its thresholds. */
final class HeadForm extends Div {
  private static final long serialVersionUID = 1L;
  private static final List<String> LEVELS = List.of("watch", "preventive", "priority");
  private static final List<String> UNKNOWN = List.of("ignore", "chase", "review");
  private static final List<String> BASES =
      List.of("law", "national", "local", "research", "provisional");

  private final transient PieceForm.Desk desk;
  private transient Written.Keys head;

  HeadForm(Sheet sheet, RuleCatalogue catalogue, PieceForm.Desk desk) {
    this.desk = desk;
    this.head = sheet.head();
    addClassName("piece-form");
    title("ja");
    title("en");
    choice(
        "editor.head.need",
        "need",
        catalogue.needs().keySet(),
        id -> catalogue.need(id).in(Screen.language()));
    choice("editor.head.level", "level", LEVELS, id -> getTranslation("editor.level." + id));
    choice(
        "editor.head.whenUnknown",
        "whenUnknown",
        UNKNOWN,
        id -> getTranslation("editor.whenUnknown." + id));
    basis();
    parameters();
  }

  private void change(UnaryOperator<Written.Keys> how) {
    head = how.apply(head);
    Written.Keys now = head;
    desk.edit(editing -> editing.head(before -> now));
  }

  private void title(String language) {
    TextField title = new TextField(getTranslation("editor.head.title." + language));
    title.setValue(PieceForm.localized(head.get("title").orElse(null), language));
    title.setValueChangeMode(ValueChangeMode.EAGER);
    title.addClassName("wide-field");
    title.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            change(
                said ->
                    said.with(
                        "title",
                        PieceForm.both(said.get("title").orElse(null))
                            .with(language, event.getValue())));
          }
        });
    add(title);
  }

  private void choice(
      String labelKey, String key, Collection<String> values, Function<String, String> label) {
    Select<String> select = new Select<>();
    select.setLabel(getTranslation(labelKey));
    select.setItems(values);
    select.setItemLabelGenerator(id -> id == null ? "" : label.apply(id));
    head.text(key).filter(values::contains).ifPresent(select::setValue);
    select.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            change(said -> said.with(key, event.getValue()));
          }
        });
    add(select);
  }

  private void basis() {
    choiceOf(
        "editor.head.basis",
        head.keys("basis").text("kind").orElse(""),
        kind -> change(said -> said.with("basis", said.keys("basis").with("kind", kind))));
    TextArea cite = new TextArea(getTranslation("editor.head.cite"));
    cite.setValue(head.keys("basis").text("cite").orElse(""));
    cite.setValueChangeMode(ValueChangeMode.LAZY);
    cite.addClassName("wide-field");
    cite.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            change(said -> said.with("basis", said.keys("basis").with("cite", event.getValue())));
          }
        });
    add(cite);
  }

  private void choiceOf(
      String labelKey, String value, java.util.function.Consumer<String> changed) {
    Select<String> select = new Select<>();
    select.setLabel(getTranslation(labelKey));
    select.setItems(BASES);
    select.setItemLabelGenerator(id -> id == null ? "" : getTranslation("authoring.basis." + id));
    if (BASES.contains(value)) {
      select.setValue(value);
    }
    select.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            changed.accept(event.getValue());
          }
        });
    add(select);
  }

  private void parameters() {
    H3 heading = new H3(getTranslation("editor.parameters"));
    Paragraph what = new Paragraph(getTranslation("editor.parameters.what"));
    what.addClassName("quiet");
    add(heading, what);
    head.keys("parameters").keys().keySet().forEach(this::parameter);
    Button more =
        new Button(
            getTranslation("editor.parameters.add"),
            event ->
                desk.reshape(
                    "",
                    editing ->
                        editing.head(
                            said ->
                                said.with(
                                    "parameters",
                                    said.keys("parameters")
                                        .with(fresh(said.keys("parameters")), example())))));
    more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    add(more);
  }

  private static String fresh(Written.Keys parameters) {
    int number = 1;
    while (parameters.get("value" + number).isPresent()) {
      number++;
    }
    return "value" + number;
  }

  private static Written.Keys example() {
    return Written.Keys.NONE
        .with("type", "integer")
        .with("value", Written.number("1"))
        .with("min", Written.number("1"))
        .with("max", Written.number("100"))
        .with("label", Written.Keys.NONE.with("ja", "").with("en", ""));
  }

  private void parameter(String id) {
    Div row = new Div();
    row.addClassNames("form-row", "parameter-row");
    Written.Keys parameter = head.keys("parameters").keys(id);
    words(row, id, "label", "");
    for (String key : List.of("value", "min", "max")) {
      TextField number = new TextField(getTranslation("editor.parameters." + key));
      number.setValue(parameter.text(key).orElse(""));
      number.setValueChangeMode(ValueChangeMode.EAGER);
      number.addClassName("short-field");
      number.addValueChangeListener(
          event -> {
            if (event.isFromClient()) {
              set(
                  id,
                  said ->
                      event.getValue().isEmpty()
                          ? said.without(List.of(key))
                          : said.with(key, AmountField.written(event.getValue())));
            }
          });
      row.add(number);
    }
    words(row, id, "note", "wide-field");
    Button remove =
        new Button(
            getTranslation("editor.parameters.remove"),
            event ->
                desk.reshape(
                    "",
                    editing ->
                        editing.head(
                            said ->
                                said.with(
                                    "parameters", said.keys("parameters").without(List.of(id))))));
    remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    row.add(remove);
    add(row);
  }

  /** Fields for what is said of a threshold in both languages; empty, it is not said. */
  private void words(Div row, String id, String key, String className) {
    Written.Keys parameter = head.keys("parameters").keys(id);
    for (String language : List.of("ja", "en")) {
      TextField words = new TextField(getTranslation("editor.parameters." + key + "." + language));
      words.setValue(PieceForm.localized(parameter.get(key).orElse(null), language));
      words.setValueChangeMode(ValueChangeMode.EAGER);
      if (!className.isEmpty()) {
        words.addClassName(className);
      }
      words.addValueChangeListener(
          event -> {
            if (event.isFromClient()) {
              set(
                  id,
                  said ->
                      said.with(key, both(said.get(key).orElse(null), language, event.getValue())));
            }
          });
      row.add(words);
    }
  }

  /** A text in both languages with one of them changed; null where both are empty. */
  private static @Nullable Written both(@Nullable Written before, String language, String words) {
    Written.Keys both = PieceForm.both(before).with(language, words);
    boolean empty =
        both.keys().values().stream().allMatch(each -> Written.words(each).orElse("").isEmpty());
    return empty ? null : both;
  }

  private void set(String id, UnaryOperator<Written.Keys> how) {
    change(
        said ->
            said.with(
                "parameters",
                said.keys("parameters").with(id, how.apply(said.keys("parameters").keys(id)))));
  }
}
