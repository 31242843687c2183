package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Editing;
import org.todoku.authoring.editor.Mending;
import org.todoku.authoring.editor.Piece;
import org.todoku.authoring.editor.Piece.Kind;
import org.todoku.authoring.editor.Sheet;
import org.todoku.authoring.editor.Written;
import org.todoku.rule.Measure;
import org.todoku.rule.RuleSet;
import org.todoku.shared.ui.FactList;
import org.todoku.shared.ui.Screen;
import org.todoku.simulate.ValueSpread;
import org.todoku.text.Fix;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.ValueType;

/** The fields of one condition or group. */
final class PieceForm extends Div {
  private static final long serialVersionUID = 1L;
  private static final ValueType NUMBER = new ValueType.IntegerType(0L, null);
  private static final ValueType PART = new ValueType.DecimalType(4, null, null);
  private static final List<Kind> GROUPS =
      List.of(Kind.ALL, Kind.ANY, Kind.NONE, Kind.AT_LEAST, Kind.SCORE);
  private static final List<String> COUNTS = List.of("count", "share", "streak");
  private static final List<String> MEASURES =
      List.of(
          "exists",
          "existsNot",
          "count",
          "streak",
          "share",
          "latest",
          "earliest",
          "distinct",
          "sum",
          "average",
          "min",
          "max",
          "change");

  private final transient Sheet sheet;
  private final transient RuleSet rules;
  private final transient Desk desk;
  private transient Piece piece;
  private @Nullable Focusable<?> first;

  /** The attribute of the records of which a measure is taken. */
  private transient @Nullable Attribute measured;

  /** Where changes go. */
  interface Desk {
    /** Changes the sheet; the form stays as it is. */
    void edit(UnaryOperator<Editing> what);

    /**
     * Changes the sheet so that the form is no longer the right one.
     *
     * @param field the id of the field behind which the keyboard goes on; empty for the first one
     */
    void reshape(String field, UnaryOperator<Editing> what);

    /** Counts in the background how an attribute's values are spread; empty where it failed. */
    void spread(Entity entity, Attribute attribute, Consumer<Optional<ValueSpread>> then);
  }

  PieceForm(Sheet sheet, Piece piece, RuleSet rules, Desk desk) {
    this.sheet = sheet;
    this.piece = piece;
    this.rules = rules;
    this.desk = desk;
    addClassName("piece-form");
    sheet
        .parent(piece.id())
        .filter(parent -> parent.kind() == Kind.SCORE)
        .ifPresent(parent -> points());
    switch (piece.kind()) {
      case ALL, ANY, NONE, AT_LEAST, SCORE -> group();
      case NOT -> add(new Paragraph(getTranslation("editor.not.what")));
      case EXCEPTION -> exception();
      case VALUE, MISSING, RECORDED, RECORDS, RULE, OPEN -> condition();
    }
  }

  /** Puts the cursor into the first field. */
  void focusFirst() {
    if (first != null) {
      first.focus();
    }
  }

  /** Puts the cursor into the field behind another, or into that one where it is the last. */
  static void focusAfter(Component form, String field) {
    form.getElement()
        .executeJs(
            """
            setTimeout(() => {
              const fields = [...this.querySelectorAll('vaadin-combo-box, vaadin-select, vaadin-text-field,'
                  + 'vaadin-checkbox-group, vaadin-date-picker, vaadin-text-area')]
                  .filter(field => field.offsetParent);
              const at = fields.findIndex(field => field.id === $0);
              (fields[at + 1] || fields[at])?.focus();
            });
            """,
            field);
  }

  private <T extends Component & Focusable<?>> T begins(T field) {
    if (first == null) {
      first = field;
    }
    return field;
  }

  private void say(Written.Keys said) {
    piece = piece.withSays(said);
    desk.edit(editing -> editing.change(piece.id(), each -> each.withSays(said)));
  }

  private void points() {
    add(
        new AmountField(
            getTranslation("editor.points"),
            null,
            Map.of(),
            piece.points(),
            written ->
                desk.edit(
                    editing -> editing.change(piece.id(), each -> each.withPoints(written)))));
  }

  private void group() {
    Select<Kind> kind = new Select<>();
    kind.setLabel(getTranslation("editor.group"));
    kind.setId("kind");
    kind.setItems(GROUPS);
    kind.setItemLabelGenerator(each -> getTranslation("editor.group." + each.key()));
    kind.setValue(piece.kind());
    kind.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            desk.reshape("kind", editing -> editing.kind(piece.id(), event.getValue()));
          }
        });
    add(begins(kind));
    if (piece.kind() == Kind.AT_LEAST) {
      add(
          new AmountField(
              getTranslation("editor.group.n"),
              null,
              Map.of(),
              piece.says().get("atLeast").orElse(null),
              written -> say(piece.says().with("atLeast", written))));
    }
    if (piece.kind() == Kind.SCORE) {
      add(new ComparisonForm(NUMBER, null, piece.says(), parameters(sheet), dates(), this::say));
    }
  }

  private void exception() {
    add(new Paragraph(getTranslation("editor.exception.what")));
    for (String language : List.of("ja", "en")) {
      TextField because = new TextField(getTranslation("editor.exception." + language));
      because.setValue(localized(piece.says().get("because").orElse(null), language));
      because.setValueChangeMode(ValueChangeMode.EAGER);
      because.addValueChangeListener(
          event -> {
            if (event.isFromClient()) {
              Written.Keys both = both(piece.says().get("because").orElse(null));
              say(piece.says().with("because", both.with(language, event.getValue())));
            }
          });
      because.addClassName("wide-field");
      add(begins(because));
    }
  }

  /** The text of one language. */
  static String localized(@Nullable Written text, String language) {
    return text instanceof Written.Keys keys
        ? keys.text(language).orElse("")
        : text == null ? "" : Written.words(text).orElse("");
  }

  /** A text that has both languages. */
  static Written.Keys both(@Nullable Written text) {
    return text instanceof Written.Keys keys
        ? keys
        : Written.Keys.NONE.with("ja", localized(text, "ja")).with("en", localized(text, "en"));
  }

  private void condition() {
    List<Subject> subjects = Subject.at(sheet, piece, rules);
    Optional<Subject> chosen = Subject.of(piece, subjects);
    ComboBox<Subject> subject = new ComboBox<>(getTranslation("editor.subject"));
    // what is no longer recorded is shown where it stands, and not offered anew
    subject.setItems(
        (each, words) -> each.answersTo(words),
        subjects.stream()
            .filter(each -> !each.retired() || Optional.of(each).equals(chosen))
            .toList());
    subject.setItemLabelGenerator(each -> each.label().in(Screen.language()));
    subject.setId("subject");
    subject.setPlaceholder(getTranslation("editor.subject.choose"));
    subject.addClassName("wide-field");
    chosen.ifPresent(subject::setValue);
    subject.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            desk.reshape(
                "subject",
                editing -> editing.change(piece.id(), each -> event.getValue().in(each)));
          }
        });
    add(begins(subject));
    String written = piece.says().text(piece.kind().key()).orElse("");
    if (chosen.isEmpty() && !written.isEmpty()) {
      Paragraph gone = new Paragraph(getTranslation("editor.subject.gone", written));
      gone.addClassName("finding");
      add(gone);
    }
    chosen.filter(Subject::retired).ifPresent(each -> add(retired(each, subjects)));
    chosen.ifPresent(this::measured);
  }

  /** That a value is no longer recorded, and what took its place. */
  private Component retired(Subject old, List<Subject> subjects) {
    Div notice = new Div(new Paragraph(getTranslation("editor.subject.retired")));
    notice.addClassNames("finding", "subject-retired");
    old.successor(subjects)
        .ifPresent(
            next -> {
              Button take =
                  new Button(
                      getTranslation("editor.mend.rename", next.label().in(Screen.language())),
                      event ->
                          desk.reshape(
                              "subject",
                              editing ->
                                  Mending.of(
                                          editing,
                                          piece.id(),
                                          new Fix.Rename(old.path(), next.path()))
                                      .orElse(editing)));
              take.addThemeVariants(ButtonVariant.LUMO_SMALL);
              notice.add(take);
            });
    return notice;
  }

  private void measured(Subject subject) {
    Entity entity = subject.entity();
    switch (subject.kind()) {
      case VALUE -> {
        Attribute attribute = subject.attribute();
        if (attribute != null) {
          value(attribute);
        }
      }
      case RECORDS -> {
        if (entity != null) {
          records(entity);
        }
      }
      default -> {}
    }
    if (entity != null) {
      Attribute attribute = subject.attribute() == null ? measured : subject.attribute();
      if (attribute != null) {
        SpreadPart spread = new SpreadPart(entity, attribute);
        add(spread);
        desk.spread(entity, attribute, spread::show);
      }
      add(about(entity, attribute));
    }
  }

  private void value(Attribute attribute) {
    Select<Kind> asked = new Select<>();
    asked.setLabel(getTranslation("editor.asked"));
    asked.setId("asked");
    asked.setItems(Kind.VALUE, Kind.RECORDED, Kind.MISSING);
    asked.setItemLabelGenerator(each -> getTranslation("editor.asked." + each.key()));
    asked.setValue(piece.kind());
    String path = piece.says().text(piece.kind().key()).orElse("");
    asked.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            Kind kind = event.getValue();
            desk.reshape(
                "asked",
                editing ->
                    editing.change(
                        piece.id(),
                        each -> each.as(kind, Written.Keys.NONE.with(kind.key(), path))));
          }
        });
    add(asked);
    if (piece.kind() == Kind.VALUE) {
      add(
          new ComparisonForm(
              attribute.type(),
              unit(attribute),
              piece.says(),
              parameters(sheet),
              dates(),
              this::say));
    }
  }

  private static @Nullable String unit(Attribute attribute) {
    String unit = attribute.unit();
    return unit == null ? null : Screen.textOr("editor.counted." + unit, unit);
  }

  private void records(Entity entity) {
    Select<String> measure = new Select<>();
    measure.setLabel(getTranslation("editor.measure"));
    measure.setId("measure");
    measure.setItems(MEASURES);
    measure.setItemLabelGenerator(each -> getTranslation("editor.measure." + each));
    String now = measure();
    if (!now.isEmpty()) {
      measure.setValue(now);
    }
    measure.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            Written.Keys rest = piece.says().without(MEASURES);
            desk.reshape(
                "measure",
                editing ->
                    editing.change(
                        piece.id(), each -> each.withSays(with(rest, event.getValue(), entity))));
          }
        });
    add(measure);
    if (COUNTS.contains(now)) {
      add(
          new ComparisonForm(
              now.equals("share") ? PART : NUMBER,
              null,
              piece.says().keys(now),
              parameters(sheet),
              dates(),
              said -> say(piece.says().with(now, said))));
    } else if (!now.isEmpty() && !now.startsWith("exists")) {
      aggregate(now, entity);
    }
    add(
        new WindowForm(
            piece.says().keys("within"),
            true,
            parameters(sheet),
            dates(),
            window ->
                say(
                    window == null
                        ? piece.says().without(List.of("within"))
                        : piece.says().with("within", window))));
    if (piece.parts().isEmpty()) {
      Button filter =
          new Button(
              getTranslation("editor.records.narrow"),
              event -> desk.reshape("", editing -> editing.add(piece.id(), Piece.open())));
      filter.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      add(filter);
    }
  }

  private String measure() {
    if (piece.says().get("exists").isPresent()) {
      return piece.says().text("exists").equals(Optional.of("false")) ? "existsNot" : "exists";
    }
    return MEASURES.stream().filter(m -> piece.says().get(m).isPresent()).findFirst().orElse("");
  }

  private static Written.Keys with(Written.Keys rest, String measure, Entity entity) {
    if (measure.startsWith("exists")) {
      return rest.with("exists", new Written.Plain(String.valueOf(measure.equals("exists"))));
    }
    if (COUNTS.contains(measure)) {
      return rest.with(measure, Written.Keys.NONE.with("atLeast", Written.number("1")));
    }
    String first = measurable(measure, entity).stream().map(Attribute::id).findFirst().orElse("");
    return rest.with(measure, Written.Keys.NONE.with("of", first));
  }

  private static List<Attribute> measurable(String measure, Entity entity) {
    boolean any = List.of("latest", "earliest", "distinct").contains(measure);
    boolean ordered = List.of("min", "max").contains(measure);
    return entity.attributeList().stream()
        .filter(attribute -> attribute.use() == Attribute.Use.RULES)
        .filter(
            attribute ->
                any
                    || attribute.type() instanceof ValueType.IntegerType
                    || attribute.type() instanceof ValueType.DecimalType
                    || ordered && attribute.type() instanceof ValueType.DateType)
        .toList();
  }

  private void aggregate(String measure, Entity entity) {
    Written.Keys said = piece.says().keys(measure);
    List<Attribute> possible = measurable(measure, entity);
    Select<Attribute> of = new Select<>();
    of.setLabel(getTranslation("editor.measure.of"));
    of.setId("of");
    of.setItems(possible);
    of.setItemLabelGenerator(each -> each.label().in(Screen.language()));
    Optional<Attribute> chosen =
        said.text("of").flatMap(id -> possible.stream().filter(a -> a.id().equals(id)).findFirst());
    chosen.ifPresent(of::setValue);
    measured = chosen.orElse(null);
    of.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            desk.reshape(
                "of",
                editing ->
                    editing.change(
                        piece.id(),
                        each ->
                            each.withSays(
                                each.says()
                                    .with(
                                        measure,
                                        Written.Keys.NONE.with("of", event.getValue().id())))));
          }
        });
    add(of);
    chosen.ifPresent(
        attribute ->
            add(
                new ComparisonForm(
                    measure.equals(Measure.Function.DISTINCT.word())
                        ? NUMBER
                        : measure.equals(Measure.Function.AVERAGE.word()) ? PART : attribute.type(),
                    measure.equals(Measure.Function.DISTINCT.word()) ? null : unit(attribute),
                    piece.says().keys(measure),
                    parameters(sheet),
                    dates(),
                    compared ->
                        say(
                            piece
                                .says()
                                .with(
                                    measure,
                                    Written.Keys.NONE
                                        .with("of", attribute.id())
                                        .with(compared.without(List.of("of"))))))));
  }

  /** Where a value comes from, and on what basis it is held. */
  private Component about(Entity entity, @Nullable Attribute attribute) {
    FactList facts = new FactList();
    if (attribute != null) {
      facts.with(
          getTranslation("editor.about.type"),
          getTranslation("editor.type." + attribute.type().word()));
    }
    Entity.Source source = entity.source();
    if (source != null) {
      String custodian = source.custodian();
      facts.with(
          getTranslation("editor.about.source"),
          custodian == null ? source.system() : Screen.custodian(custodian));
    }
    if (entity.basis() != null) {
      facts.with(getTranslation("editor.about.basis"), entity.basis());
    }
    if (entity.staleAfter() != null) {
      facts.with(
          getTranslation("editor.about.fresh"),
          getTranslation(
              "editor.about.freshFor",
              entity.staleAfter().amount(),
              getTranslation(
                  "editor.unit."
                      + entity.staleAfter().unit().name().toLowerCase(java.util.Locale.ROOT))));
    }
    Div card = new Div(new Span(entity.label().in(Screen.language())), facts);
    card.addClassName("attribute-card");
    return card;
  }

  /** The thresholds of a rule: id, and what people read. */
  static Map<String, String> parameters(Sheet sheet) {
    Map<String, String> labels = new LinkedHashMap<>();
    sheet
        .head()
        .keys("parameters")
        .keys()
        .forEach(
            (id, parameter) -> {
              Written.Keys keys = parameter instanceof Written.Keys some ? some : Written.Keys.NONE;
              String label = localized(keys.get("label").orElse(null), Screen.language());
              String value = keys.text("value").orElse("");
              labels.put(
                  id, (label.isEmpty() ? id : label) + (value.isEmpty() ? "" : " = " + value));
            });
    return labels;
  }

  private List<Subject> dates() {
    return Subject.at(sheet, piece, rules).stream()
        .filter(
            subject ->
                subject.attribute() != null
                    && subject.attribute().type() instanceof ValueType.DateType)
        .toList();
  }
}
