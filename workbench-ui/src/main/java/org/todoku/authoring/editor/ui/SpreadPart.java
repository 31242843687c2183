package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.shared.ui.CountBar;
import org.todoku.shared.ui.CountTable;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Told;
import org.todoku.simulate.ValueSpread;
import org.todoku.simulate.ValueSpread.Bar;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.ValueType;

/**
 * How the linked children's values of an attribute are spread: counts only, and none that is few.
 */
final class SpreadPart extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Entity entity;
  private final transient Attribute attribute;

  SpreadPart(Entity entity, Attribute attribute) {
    this.entity = entity;
    this.attribute = attribute;
    addClassName("spread-part");
    getElement().setAttribute("aria-busy", "true");
    Paragraph counting = new Paragraph(Screen.text("editor.spread.counting"));
    counting.addClassName("quiet");
    add(heading(), counting);
  }

  /**
   * @param found empty where it could not be counted
   */
  void show(Optional<ValueSpread> found) {
    getElement().setAttribute("aria-busy", "false");
    removeAll();
    add(heading());
    if (found.isEmpty()) {
      add(new Paragraph(Screen.text("editor.counts.failed")));
      return;
    }
    ValueSpread spread = found.get();
    List<Long> counts =
        Stream.concat(
                spread.bars().stream().map(bar -> (long) bar.children()),
                Stream.of((long) spread.without()))
            .toList();
    if (counts.stream().allMatch(count -> count == 0)) {
      add(new Paragraph(Screen.text("editor.counts.nobody")));
      return;
    }
    List<Told> told = Told.together(counts);
    long most = told.stream().mapToLong(CountBar::drawn).max().orElse(0);
    List<List<Component>> rows = new ArrayList<>();
    for (int i = 0; i < spread.bars().size(); i++) {
      Bar bar = spread.bars().get(i);
      rows.add(List.of(new Span(label(bar.range())), new CountBar(told.get(i), most)));
    }
    Span none = new Span(Screen.text("editor.spread.without"));
    none.addClassName("quiet");
    rows.add(List.of(none, new CountBar(told.getLast(), most)));
    add(
        CountTable.ofComponents(
            Screen.text("editor.spread"),
            List.of(attribute.label().in(Screen.language()), Screen.text("editor.spread.children")),
            rows));
    if (told.stream().anyMatch(each -> !(each instanceof Told.Exactly))) {
      Paragraph few = new Paragraph(Screen.text("shared.told.note", Told.LEAST));
      few.addClassName("quiet");
      add(few);
    }
  }

  private Component heading() {
    return new H3(
        Screen.text(
            entity.cardinality() == Cardinality.ONE ? "editor.spread" : "editor.spread.latest"));
  }

  private String label(ValueSpread.Range range) {
    return switch (range) {
      case ValueSpread.Truth(boolean value) -> Screen.text("editor.truth." + value);
      case ValueSpread.OneCode(ValueType.Code code) -> code.label().in(Screen.language());
      case ValueSpread.Anything() -> Screen.text("editor.spread.anything");
      case ValueSpread.Between(var from, var below) ->
          attribute.type() instanceof ValueType.DecimalType
              ? decimals(from, below)
              : whole(from, below);
    };
  }

  /** Whole numbers, and years, from the first to the last of a range. */
  private String whole(@Nullable BigDecimal from, @Nullable BigDecimal below) {
    boolean years = attribute.type() instanceof ValueType.DateType;
    String key = years ? "editor.spread.years." : "editor.spread.";
    String first = from == null ? "" : number(from, years);
    String last = below == null ? "" : number(below.subtract(BigDecimal.ONE), years);
    if (from == null) {
      return Screen.text(key + "upTo", last);
    }
    if (below == null) {
      return Screen.text(key + "from", first);
    }
    return first.equals(last)
        ? Screen.text(key + "one", first)
        : Screen.text(key + "range", first, last);
  }

  private static String decimals(@Nullable BigDecimal from, @Nullable BigDecimal below) {
    if (from == null) {
      return Screen.text("editor.spread.below", below == null ? "" : number(below, false));
    }
    return below == null
        ? Screen.text("editor.spread.from", number(from, false))
        : Screen.text("editor.spread.fromBelow", number(from, false), number(below, false));
  }

  /** A year has no marks between its digits. */
  private static String number(BigDecimal number, boolean year) {
    return year ? number.toPlainString() : java.text.NumberFormat.getInstance().format(number);
  }
}
