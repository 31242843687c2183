package org.todoku.simulation.ui;

import static org.todoku.simulation.ui.SimulationWords.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Explanation;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.StateBadge.Shape;
import org.todoku.simulation.Simulations;

/** Why a rule answers as it does for one child, as it is in force and as it was tried. */
final class WhyDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  WhyDialog(String rule, Simulations.Why why) {
    setHeaderTitle(rule);
    setWidth("48rem");
    Explanation before = why.before();
    Div sides = new Div();
    sides.addClassName("simulation-why");
    if (before != null) {
      sides.add(side(text("simulation.why.before"), before));
    }
    sides.add(side(text("simulation.why.now"), why.now()));
    add(sides);
    getFooter().add(new Button(text("simulation.why.close"), event -> close()));
  }

  private static Component side(String title, Explanation explanation) {
    Div side = new Div(new H3(title), new Div(state(explanation.state())), parts(explanation));
    return side;
  }

  private static Component parts(Explanation explanation) {
    UnorderedList list = new UnorderedList();
    list.addClassName("simulation-reasons");
    List<Explanation> parts =
        explanation.children().isEmpty() ? List.of(explanation) : explanation.children();
    for (Explanation part : parts) {
      ListItem item =
          new ListItem(state(part.state()), new Span(part.text().in(Screen.language())));
      @Nullable String observed = part.observed();
      if (observed != null) {
        Span found = new Span(text("simulation.why.found", observed));
        found.addClassName("quiet");
        item.add(found);
      }
      if (!part.children().isEmpty()) {
        item.add(parts(part));
      }
      list.add(item);
    }
    return list;
  }

  private static StateBadge state(Explanation.State state) {
    return switch (state) {
      case SATISFIED -> new StateBadge(Shape.FULL, text("simulation.why.holds"));
      case NOT_SATISFIED -> new StateBadge(Shape.ENDED, text("simulation.why.doesNot"));
      case UNKNOWN -> new StateBadge(Shape.ATTENTION, text("simulation.why.unknown"));
    };
  }
}
