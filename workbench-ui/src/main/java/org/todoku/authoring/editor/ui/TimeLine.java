package org.todoku.authoring.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.todoku.authoring.editor.TriedChild;
import org.todoku.explain.AskedWindow;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.Coverage;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.LinkedProfile;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Screen;
import org.todoku.vocabulary.Entity.Cardinality;

/**
 * A child's facts over time: a lane for each kind of record, with what its source covers as a band,
 * the days at which the rule looks as a frame, and records as marks. Beneath is the same in words.
 */
final class TimeLine extends Div {
  private static final long serialVersionUID = 1L;

  /** How far back the line goes where no window asks for more. */
  private static final int MONTHS = 12;

  private final transient LinkedProfile facts;
  private final transient List<AskedWindow> windows;
  private final LocalDate from;
  private final LocalDate to;

  TimeLine(TriedChild tried) {
    facts = tried.example().facts();
    windows = tried.windows();
    to = tried.example().asOf();
    LocalDate usual = to.minusMonths(MONTHS);
    from =
        windows.stream()
            .map(AskedWindow::from)
            .filter(day -> day.isBefore(usual) && day.isAfter(to.minusYears(6)))
            .min(LocalDate::compareTo)
            .orElse(usual);
    addClassName("time-line");
    UnorderedList said = new UnorderedList();
    said.addClassName("time-line-words");
    for (EntityLayout entity : facts.layout().entities()) {
      if (!facts.has(entity.index())) {
        continue;
      }
      if (entity.entity().cardinality() == Cardinality.MANY) {
        add(lane(entity));
      }
      for (int row = 0; row < facts.size(entity.index()); row++) {
        said.add(new ListItem(words(entity, row)));
      }
    }
    Span begin = new Span(Dates.day(from, Screen.language()));
    Span end = new Span(Dates.day(to, Screen.language()));
    Div scale = new Div(begin, end);
    scale.addClassName("time-line-scale");
    add(scale);
    if (said.getComponentCount() > 0) {
      add(new NativeDetails(new Span(Screen.text("editor.tried.inWords")), said));
    }
  }

  private String words(EntityLayout entity, int row) {
    String label = entity.entity().label().in(Screen.language());
    String record = FactWords.record(facts, entity, row);
    boolean dated =
        entity.timeColumn() >= 0
            && AttributeLayout.isValue(facts.packed(entity.index(), row, entity.timeColumn()));
    return !dated
        ? Screen.text("editor.tried.record", label, record)
        : Screen.text(
            "editor.tried.dated", label, Dates.day(day(entity, row), Screen.language()), record);
  }

  private LocalDate day(EntityLayout entity, int row) {
    return LocalDate.ofEpochDay(facts.packed(entity.index(), row, entity.timeColumn()));
  }

  private Component lane(EntityLayout entity) {
    Div track = new Div();
    track.addClassName("time-line-track");
    track.getElement().setAttribute("role", "img");
    Coverage coverage = facts.coverage(entity.index());
    LocalDate known = coverage == null || coverage.from() == null ? from : coverage.from();
    LocalDate until = coverage == null || coverage.to() == null ? to : coverage.to();
    if (!until.isBefore(from) && !known.isAfter(to)) {
      track.add(band("time-line-covered", known, until));
    }
    List<AskedWindow> asked =
        windows.stream().filter(window -> window.entity().equals(entity.entity().id())).toList();
    asked.forEach(window -> track.add(band("time-line-window", window.from(), window.to())));
    int inside = 0;
    int before = 0;
    List<Component> marks = new ArrayList<>();
    for (int row = 0; row < facts.size(entity.index()); row++) {
      LocalDate day = day(entity, row);
      if (day.isBefore(from)) {
        before++;
      } else if (!day.isAfter(to)) {
        Div mark = new Div();
        mark.addClassName("time-line-mark");
        mark.getStyle().set("inset-inline-start", percent(day));
        mark.getElement()
            .setAttribute(
                "title",
                Dates.day(day, Screen.language()) + " " + FactWords.record(facts, entity, row));
        marks.add(mark);
      }
      if (asked.stream().anyMatch(w -> !day.isBefore(w.from()) && !day.isAfter(w.to()))) {
        inside++;
      }
    }
    marks.forEach(track::add);
    int shown = marks.size();
    String summary =
        asked.isEmpty()
            ? Screen.text("editor.tried.lane", shown, before)
            : Screen.text("editor.tried.laneWindow", shown, inside, before);
    track.getElement().setAttribute("aria-label", summary);
    Span label = new Span(entity.entity().label().in(Screen.language()));
    label.addClassName("time-line-label");
    Span count = new Span(summary);
    count.addClassName("quiet");
    Div lane = new Div(new Div(label, count), track);
    lane.addClassName("time-line-lane");
    return lane;
  }

  private Component band(String name, LocalDate first, LocalDate last) {
    LocalDate begin = first.isBefore(from) ? from : first;
    LocalDate end = last.isAfter(to) ? to : last;
    Div band = new Div();
    band.addClassName(name);
    band.getStyle().set("inset-inline-start", percent(begin));
    band.getStyle()
        .set("inline-size", String.format(Locale.ROOT, "%.2f%%", share(begin, end.plusDays(1))));
    return band;
  }

  private String percent(LocalDate day) {
    return String.format(Locale.ROOT, "%.2f%%", share(from, day));
  }

  private double share(LocalDate first, LocalDate last) {
    double all = Math.max(1, ChronoUnit.DAYS.between(from, to) + 1);
    return 100 * ChronoUnit.DAYS.between(first, last) / all;
  }
}
