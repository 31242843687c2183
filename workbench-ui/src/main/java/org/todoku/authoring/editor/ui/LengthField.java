package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Written;

/** An amount with a unit of the calendar: {@code 3 months}, or with a threshold as the amount. */
final class LengthField extends Div {
  private static final long serialVersionUID = 1L;
  private static final Pattern SHORT = Pattern.compile("(-?)(\\d+) (day|week|month|year)s?");

  private final String amountKey;
  private final boolean back;
  private final transient Consumer<Written> changed;
  private transient Written amount;
  private String unit;

  /**
   * @param amountKey the key of the amount where it is written at length
   * @param back whether it counts back from the as-of date, so that short forms begin with a minus
   */
  LengthField(
      String label,
      @Nullable Written value,
      String amountKey,
      boolean back,
      Map<String, String> parameters,
      Consumer<Written> changed) {
    this.amountKey = amountKey;
    this.back = back;
    this.changed = changed;
    this.amount = Written.number("3");
    this.unit = "months";
    read(value);
    addClassNames("form-row", "length-field");
    Select<String> units = new Select<>();
    units.setItems(WindowForm.UNITS);
    units.setItemLabelGenerator(each -> getTranslation("editor.unit." + each));
    units.setValue(unit);
    units.setAriaLabel(getTranslation("editor.unit"));
    units.addClassName("unit-select");
    units.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            unit = event.getValue();
            tell();
          }
        });
    add(
        new AmountField(
            label,
            null,
            parameters,
            amount,
            written -> {
              amount = written;
              tell();
            }),
        units);
  }

  private void read(@Nullable Written value) {
    if (value instanceof Written.Keys keys) {
      amount = keys.get(amountKey).orElse(amount);
      unit = keys.text("unit").filter(WindowForm.UNITS::contains).orElse(unit);
    } else if (value != null) {
      Matcher matcher = SHORT.matcher(Written.words(value).orElse(""));
      if (matcher.matches()) {
        boolean forward = back && matcher.group(1).isEmpty() && !matcher.group(2).equals("0");
        amount = Written.number((forward ? "-" : "") + matcher.group(2));
        unit = matcher.group(3) + "s";
      } else {
        amount = new Written.Text("");
      }
    }
  }

  private void tell() {
    if (amount instanceof Written.Keys) {
      changed.accept(Written.Keys.NONE.with(amountKey, amount).with("unit", unit));
      return;
    }
    String number = Written.words(amount).orElse("");
    String sign =
        !back || number.equals("0")
            ? ""
            : number.startsWith("-") ? "" : number.isEmpty() ? "" : "-";
    String bare = back && number.startsWith("-") ? number.substring(1) : number;
    changed.accept(new Written.Text(sign + bare + " " + unit));
  }
}
