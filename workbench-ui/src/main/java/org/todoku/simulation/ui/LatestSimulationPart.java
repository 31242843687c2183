package org.todoku.simulation.ui;

import static org.todoku.simulation.ui.SimulationWords.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.todoku.access.CurrentUser;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.DraftPagePart;
import org.todoku.shared.ui.Screen;
import org.todoku.simulation.ChosenRule;
import org.todoku.simulation.Figures;
import org.todoku.simulation.SimulationRecord;
import org.todoku.simulation.Simulations;

/** On the page of a draft: what its newest simulation found, and the way to the next. */
@org.springframework.stereotype.Component
class LatestSimulationPart implements DraftPagePart {
  private final Simulations simulations;

  LatestSimulationPart(Simulations simulations) {
    this.simulations = simulations;
  }

  @Override
  public Component of(long draft, CurrentUser reader) {
    Div part = new Div(new H2(text("simulation.part")));
    simulations
        .newestOfDraft(draft)
        .ifPresentOrElse(
            record -> record.figures().ifPresent(figures -> tell(part, draft, record, figures)),
            () -> part.add(new Paragraph(text("simulation.part.none"))));
    if (Simulations.maySimulate(reader)) {
      part.add(
          new Anchor(
              SimulationView.PATH + "?" + SimulationView.DRAFT + "=" + draft,
              text("simulation.part.new")));
    }
    return part;
  }

  private static void tell(Div part, long draft, SimulationRecord record, Figures figures) {
    int revision =
        record.chosen().stream()
            .filter(rule -> rule.draft() != null && rule.draft() == draft)
            .map(ChosenRule::revision)
            .findFirst()
            .map(each -> each == null ? 0 : each)
            .orElse(0);
    Span when =
        new Span(
            text("simulation.part.when", revision, Dates.day(record.asOf(), Screen.language())));
    when.addClassName("quiet");
    part.add(
        new Paragraph(SimulationWords.answer(record, figures)),
        new Paragraph(when),
        new Paragraph(
            new Anchor(SimulationView.PATH + "/" + record.id(), text("simulation.part.open"))));
  }
}
