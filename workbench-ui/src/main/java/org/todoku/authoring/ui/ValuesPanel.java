package org.todoku.authoring.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.Drafts;
import org.todoku.authoring.RuleEntry;
import org.todoku.authoring.ValueProposals;
import org.todoku.authoring.ValueProposals.Preview;
import org.todoku.rule.Parameter;
import org.todoku.rule.Value;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.simulate.CaseResult;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/** Proposes other values for the parameters of a rule, and shows which cases would turn. */
final class ValuesPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final transient RuleEntry entry;
  private final transient ValueProposals proposals;
  private final transient CurrentUser user;
  private final transient People people;
  private final SerializableConsumer<Draft> proposed;
  private final transient Map<String, AbstractField<?, ?>> fields = new LinkedHashMap<>();
  private final Div effect = new Div();
  private final TextArea words = new TextArea();
  private final Button propose = new Button();

  ValuesPanel(
      RuleEntry entry,
      ValueProposals proposals,
      CurrentUser user,
      People people,
      SerializableConsumer<Draft> proposed) {
    this.entry = entry;
    this.proposals = proposals;
    this.user = user;
    this.people = people;
    this.proposed = proposed;
    addClassNames("panel", "rule-section");
    Div form = new Div();
    form.addClassName("values");
    for (Parameter parameter : entry.rule().parameters().values()) {
      form.add(field(parameter));
      LocalizedText note = parameter.note();
      if (note != null) {
        Paragraph said = new Paragraph(note.in(Screen.language()));
        said.addClassNames("quiet", "parameter-note");
        form.add(said);
      }
    }
    words.setLabel(getTranslation("authoring.values.why"));
    words.setMaxLength(Drafts.LONGEST_COMMENT);
    words.setWidthFull();
    words.setMinRows(2);
    propose.setText(getTranslation("authoring.values.propose"));
    propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    propose.setEnabled(false);
    propose.addClickListener(event -> propose());
    effect.getElement().setAttribute("aria-live", "polite");
    add(
        new H2(getTranslation("authoring.values.title")),
        new Paragraph(getTranslation("authoring.values.what")),
        form,
        effect,
        words,
        propose);
  }

  private Component field(Parameter parameter) {
    String label = RuleWords.label(parameter, Screen.language());
    return switch (parameter.type()) {
      case ValueType.IntegerType(Long min, Long max) ->
          number(parameter, label, decimal(min), decimal(max), 0);
      case ValueType.DecimalType(int scale, BigDecimal min, BigDecimal max) ->
          number(parameter, label, min, max, scale);
      case ValueType.BooleanType type -> {
        Checkbox field = new Checkbox(label);
        field.setValue(parameter.value() instanceof Value.BooleanValue(boolean value) && value);
        yield known(parameter, field);
      }
      case ValueType.DateType type -> {
        DatePicker field = new DatePicker(label);
        if (parameter.value() instanceof Value.DateValue(var date)) {
          field.setValue(date);
        }
        yield known(parameter, field);
      }
      case ValueType.CodeType type -> text(parameter, label);
      case ValueType.TextType type -> text(parameter, label);
    };
  }

  private Component text(Parameter parameter, String label) {
    TextField field = new TextField(label);
    field.setValue(parameter.value().toString());
    return known(parameter, field);
  }

  private Component number(
      Parameter parameter,
      String label,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      int scale) {
    BigDecimalField field = new BigDecimalField(label);
    field.setLocale(getLocale());
    if (parameter.value() instanceof Value.NumberValue(BigDecimal number)) {
      field.setValue(new BigDecimal(number.toPlainString()));
    }
    if (min != null && max != null) {
      field.setHelperText(
          getTranslation(
              "authoring.values.range",
              RuleWords.withUnit(min.toPlainString(), parameter),
              RuleWords.withUnit(max.toPlainString(), parameter)));
    }
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setManualValidation(true);
    field.addValueChangeListener(
        event -> {
          BigDecimal value = event.getValue();
          boolean within =
              value != null
                  && value.stripTrailingZeros().scale() <= scale
                  && (min == null || value.compareTo(min) >= 0)
                  && (max == null || value.compareTo(max) <= 0);
          field.setInvalid(!within);
          field.setErrorMessage(getTranslation("authoring.values.beyond"));
        });
    return known(parameter, field);
  }

  private <F extends AbstractField<?, ?>> F known(Parameter parameter, F field) {
    fields.put(parameter.id(), field);
    field.addValueChangeListener(event -> changed());
    return field;
  }

  private static @Nullable BigDecimal decimal(@Nullable Long number) {
    return number == null ? null : BigDecimal.valueOf(number);
  }

  private Map<String, Value> values() {
    Map<String, Value> values = new LinkedHashMap<>();
    entry
        .rule()
        .parameters()
        .forEach(
            (id, parameter) -> {
              Object entered =
                  Optional.ofNullable(fields.get(id)).map(f -> (Object) f.getValue()).orElse(null);
              Value value =
                  switch (entered) {
                    case BigDecimal number -> new Value.NumberValue(number);
                    case Boolean truth -> new Value.BooleanValue(truth);
                    case LocalDate date -> new Value.DateValue(date);
                    case String text -> new Value.TextValue(text);
                    case null, default -> parameter.value();
                  };
              if (!value.equals(parameter.value())) {
                values.put(id, value);
              }
            });
    return values;
  }

  private boolean complete() {
    return fields.values().stream()
        .allMatch(
            field ->
                field.getValue() != null
                    && !(field instanceof BigDecimalField number && number.isInvalid()));
  }

  private void changed() {
    effect.removeAll();
    Map<String, Value> values = values();
    Optional<Preview> preview =
        values.isEmpty() || !complete() ? Optional.empty() : proposals.preview(entry.id(), values);
    boolean possible = preview.filter(Preview::readable).isPresent();
    propose.setEnabled(possible);
    if (possible) {
      effect.add(effect(preview.orElseThrow().turned()));
    }
  }

  private Component effect(List<CaseResult> turned) {
    if (turned.isEmpty()) {
      return new Paragraph(getTranslation("authoring.values.noTurned"));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("case-list");
    for (CaseResult result : turned) {
      list.add(
          new ListItem(
              getTranslation(
                  "authoring.values.turns",
                  result.example().name(),
                  getTranslation("authoring.answer." + result.example().expected().word()),
                  getTranslation("authoring.answer." + result.answer().word()))));
    }
    return new Div(new Paragraph(getTranslation("authoring.values.turned", turned.size())), list);
  }

  private void propose() {
    DraftResult result =
        proposals.propose(entry.id(), entry.version(), values(), words.getValue(), user);
    if (result instanceof DraftResult.Done(Draft draft)) {
      proposed.accept(draft);
      return;
    }
    effect.removeAll();
    Refusals.words(result, people)
        .forEach(line -> effect.add(new Notice(Notice.Tone.PROBLEM, line)));
  }
}
