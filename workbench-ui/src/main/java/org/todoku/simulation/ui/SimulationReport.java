package org.todoku.simulation.ui;

import static org.todoku.simulation.ui.SimulationWords.number;
import static org.todoku.simulation.ui.SimulationWords.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.todoku.shared.ui.CountBar;
import org.todoku.shared.ui.CountTable;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Told;
import org.todoku.simulation.ChosenRule;
import org.todoku.simulation.Figures;
import org.todoku.simulation.Figures.Counts;
import org.todoku.simulation.Figures.Group;
import org.todoku.simulation.Figures.OfRule;
import org.todoku.simulation.Figures.Overlap;
import org.todoku.simulation.Figures.Unknown;
import org.todoku.simulation.SimulationRecord;

/**
 * What a simulation found: the answer in one sentence, a table of the rules, then of one rule who
 * they are, why it cannot be told, and the children who are added or lost.
 */
final class SimulationReport extends Div {
  private static final long serialVersionUID = 1L;
  private static final int MOST_OVERLAPS = 12;
  private static final int MOST_REASONS = 8;

  private final transient SimulationRecord record;
  private final transient Figures figures;
  private final transient Map<String, ChosenRule> chosen = new HashMap<>();
  private final transient BiConsumer<OfRule, String> why;
  private final Div rule = new Div();

  /**
   * @param why shows why a rule answers as it does for a child
   */
  SimulationReport(SimulationRecord record, Figures figures, BiConsumer<OfRule, String> why) {
    this.record = record;
    this.figures = figures;
    this.why = why;
    record.chosen().forEach(each -> chosen.put(each.rule(), each));
    addClassName("simulation-report");
    add(
        new H2(
            text("simulation.report", record.id(), Dates.day(record.asOf(), Screen.language()))));
    Paragraph answer = new Paragraph(SimulationWords.answer(record, figures));
    answer.addClassName("simulation-answer");
    add(answer, rules(), choice(), rule);
    if (!figures.overlaps().isEmpty()) {
      Div overlaps = new Div(overlaps());
      overlaps.addClassName("simulation-words");
      add(new H3(text("simulation.overlaps")), overlaps);
    }
  }

  private static String title(OfRule of) {
    return of.title().in(Screen.language());
  }

  private Component rules() {
    boolean compared =
        record.chosen().stream().anyMatch(each -> each.draft() != null && each.before() != null);
    List<String> heads =
        new ArrayList<>(List.of(text("simulation.rule"), text("simulation.matched")));
    if (compared) {
      heads.addAll(List.of(text("simulation.added"), text("simulation.lost")));
    }
    heads.addAll(
        List.of(
            text("simulation.cannotTell"),
            text("simulation.suppressed"),
            text("simulation.notMatched")));
    List<List<Component>> rows = new ArrayList<>();
    for (OfRule of : figures.rules()) {
      Counts now = of.now();
      Counts before = of.before();
      List<Component> row = new ArrayList<>();
      row.add(name(of));
      row.add(
          new CountBar(
              now.matched(),
              most(),
              change(before == null ? -1 : before.matched(), now.matched())));
      if (compared) {
        boolean isNew = before == null;
        row.add(new Span(isNew ? text("simulation.none") : signed(of.added(), "simulation.more")));
        row.add(new Span(isNew ? text("simulation.none") : signed(of.lost(), "simulation.less")));
      }
      row.add(new Span(change(before == null ? -1 : before.cannotTell(), now.cannotTell())));
      row.add(new Span(number(now.suppressed())));
      row.add(new Span(number(now.notMatched())));
      rows.add(row);
    }
    return CountTable.ofComponents(text("simulation.rules"), heads, rows);
  }

  private Component name(OfRule of) {
    Div name = new Div(new Span(title(of)));
    ChosenRule tried = chosen.get(of.rule());
    if (tried != null) {
      Span what = new Span(SimulationWords.tried(tried));
      what.addClassName("quiet");
      name.add(what);
    }
    name.addClassName("simulation-name");
    return name;
  }

  private long most() {
    return figures.rules().stream().mapToLong(of -> of.now().matched()).max().orElse(1);
  }

  private static String signed(long count, String key) {
    return count == 0 ? number(0) : text(key, count);
  }

  private static String change(long before, long now) {
    return before < 0 || before == now ? number(now) : text("simulation.fromTo", before, now);
  }

  private Component choice() {
    Select<OfRule> select = new Select<>();
    select.setLabel(text("simulation.look"));
    select.setItems(figures.rules());
    select.setItemLabelGenerator(SimulationReport::title);
    select.addValueChangeListener(event -> show(event.getValue()));
    select.addClassName("simulation-choice");
    figures.rules().stream()
        .filter(of -> of.added() + of.lost() > 0)
        .findFirst()
        .or(() -> figures.rules().stream().max(Comparator.comparingLong(of -> of.now().matched())))
        .ifPresent(select::setValue);
    select.setVisible(figures.rules().size() > 1);
    return select;
  }

  private void show(OfRule of) {
    rule.removeAll();
    rule.add(new H3(title(of)));
    Div parts = new Div();
    parts.addClassName("simulation-parts");
    Map<String, List<Group>> by = new LinkedHashMap<>();
    of.groups()
        .forEach(group -> by.computeIfAbsent(group.by(), any -> new ArrayList<>()).add(group));
    by.forEach((kind, groups) -> parts.add(groups(of, kind, groups)));
    if (!of.unknown().isEmpty()) {
      parts.add(unknown(of));
    }
    if (parts.getChildren().findAny().isEmpty()) {
      parts.add(new Paragraph(text("simulation.nobody")));
    }
    rule.add(parts);
    children(of, "simulation.children.added", of.added(), of.addedChildren());
    children(of, "simulation.children.lost", of.lost(), of.lostChildren());
  }

  private static Component groups(OfRule of, String kind, List<Group> groups) {
    List<Told> told = Told.together(groups.stream().map(Group::matched).toList());
    List<Told> before = Told.together(groups.stream().map(Group::before).toList());
    // a bar is as long as it is among the counts that are shown: others must not follow from it
    long most = 1;
    for (int i = 0; i < groups.size(); i++) {
      most = Math.max(most, CountBar.drawn(told.get(i)));
    }
    List<List<Component>> rows = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<Component> row = new ArrayList<>();
      row.add(new Span(text("simulation.group." + group.group())));
      row.add(new CountBar(told.get(i), most));
      if (of.before() != null) {
        row.add(new Span(before.get(i).words()));
      }
      rows.add(row);
    }
    List<String> heads = new ArrayList<>();
    heads.add(text("simulation.by." + kind));
    heads.add(text("simulation.matched"));
    if (of.before() != null) {
      heads.add(text("simulation.inForce"));
    }
    return part(
        "simulation-groups",
        text("simulation.by." + kind),
        CountTable.ofComponents(text("simulation.by." + kind), heads, rows));
  }

  private static Component unknown(OfRule of) {
    List<Unknown> reasons = of.unknown().stream().limit(MOST_REASONS).toList();
    List<List<Component>> rows = new ArrayList<>();
    for (Unknown reason : reasons) {
      String custodian = reason.custodian();
      rows.add(
          List.of(
              new Span(reason.item().in(Screen.language())),
              new Span(custodian == null ? "" : Screen.custodian(custodian)),
              new Span(Told.alone(reason.children()).words())));
    }
    return part(
        "simulation-words",
        text("simulation.unknown"),
        CountTable.ofComponents(
            text("simulation.unknown"),
            List.of(
                text("simulation.unknown.item"),
                text("simulation.unknown.custodian"),
                text("simulation.children")),
            rows));
  }

  private static Component part(String kind, String title, Component content) {
    Div part = new Div(new H4(title), content);
    part.addClassNames("simulation-part", kind);
    return part;
  }

  private void children(OfRule of, String key, long count, List<String> ids) {
    if (count == 0) {
      return;
    }
    Div list = new Div();
    list.addClassName("simulation-children");
    for (int i = 0; i < ids.size(); i++) {
      String child = ids.get(i);
      Button ask = new Button(text("simulation.child", i + 1), event -> why.accept(of, child));
      ask.addThemeVariants(ButtonVariant.LUMO_SMALL);
      ask.setAriaLabel(text("simulation.child.why", i + 1));
      list.add(ask);
    }
    rule.add(new H4(text(key, count)), list);
    if (count > ids.size()) {
      Span more = new Span(text("simulation.children.more", count - ids.size()));
      more.addClassName("quiet");
      rule.add(more);
    }
  }

  private Component overlaps() {
    Map<String, String> titles = new HashMap<>();
    figures.rules().forEach(of -> titles.put(of.rule(), title(of)));
    List<List<String>> rows = new ArrayList<>();
    for (Overlap overlap : figures.overlaps().stream().limit(MOST_OVERLAPS).toList()) {
      rows.add(
          List.of(
              titles.getOrDefault(overlap.rule(), overlap.rule()),
              titles.getOrDefault(overlap.other(), overlap.other()),
              Told.alone(overlap.children()).words()));
    }
    return CountTable.of(
        text("simulation.overlaps"),
        List.of(text("simulation.rule"), text("simulation.otherRule"), text("simulation.children")),
        rows);
  }
}
