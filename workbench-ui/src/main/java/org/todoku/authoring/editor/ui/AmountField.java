package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Written;

/** A number: written there, or one of the rule's thresholds. */
final class AmountField extends Div {
  private static final long serialVersionUID = 1L;
  private static final String NUMBER = "";
  private static final String PARAMETER = "parameter";

  private final TextField number = new TextField();
  private final Select<String> source = new Select<>();

  /**
   * @param parameters the rule's thresholds: id and what people read
   * @param value what is written; null for nothing yet
   * @param changed told what is written from now on
   */
  AmountField(
      String label,
      @Nullable String unit,
      Map<String, String> parameters,
      @Nullable Written value,
      Consumer<Written> changed) {
    addClassName("amount-field");
    number.setLabel(label);
    number.setValueChangeMode(ValueChangeMode.EAGER);
    number.setAllowedCharPattern("[0-9.-]");
    if (unit != null) {
      number.setSuffixComponent(new com.vaadin.flow.component.html.Span(unit));
    }
    Optional<String> chosen = parameter(value);
    number.setValue(value == null ? "" : Written.words(value).orElse(""));
    number.setVisible(chosen.isEmpty());
    number.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            changed.accept(written(event.getValue()));
          }
        });
    add(number);
    if (!parameters.isEmpty() || chosen.isPresent()) {
      List<String> sources = new ArrayList<>(List.of(NUMBER));
      sources.addAll(parameters.keySet());
      chosen.filter(id -> !sources.contains(id)).ifPresent(sources::add);
      source.setItems(sources);
      source.setItemLabelGenerator(
          id ->
              id.equals(NUMBER)
                  ? getTranslation("editor.amount.number")
                  : getTranslation("editor.amount.parameter", parameters.getOrDefault(id, id)));
      source.setLabel(getTranslation("editor.amount.from"));
      source.setValue(chosen.orElse(NUMBER));
      source.addValueChangeListener(
          event -> {
            if (event.isFromClient()) {
              boolean own = event.getValue().equals(NUMBER);
              number.setVisible(own);
              changed.accept(
                  own
                      ? written(number.getValue())
                      : Written.Keys.NONE.with(PARAMETER, event.getValue()));
            }
          });
      add(source);
    }
  }

  private static Optional<String> parameter(@Nullable Written value) {
    return value instanceof Written.Keys keys ? keys.text(PARAMETER) : Optional.empty();
  }

  /** A number as such; what is none yet as a text, which is then marked. */
  static Written written(String text) {
    return text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?")
        ? new Written.Plain(text)
        : new Written.Text(text);
  }
}
