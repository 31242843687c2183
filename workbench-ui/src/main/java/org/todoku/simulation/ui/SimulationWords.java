package org.todoku.simulation.ui;

import com.vaadin.flow.component.UI;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.StateBadge.Shape;
import org.todoku.simulation.Choice;
import org.todoku.simulation.ChosenRule;
import org.todoku.simulation.Figures;
import org.todoku.simulation.SimulationRecord;

/** What is said of simulations. */
final class SimulationWords {
  private SimulationWords() {}

  static String text(String key, Object... parameters) {
    return UI.getCurrent().getTranslation(key, parameters);
  }

  static String number(long count) {
    return text("simulation.number", count);
  }

  static String choice(Choice choice) {
    String title = choice.title().in(Screen.language());
    return choice.draft() == null ? title : text("simulation.choice.draft", title, choice.draft());
  }

  /** What was tried of a rule: a draft's revision, or a version. */
  static String tried(ChosenRule rule) {
    Long draft = rule.draft();
    Integer number = draft == null ? rule.version() : rule.revision();
    int told = number == null ? 0 : number;
    return draft == null
        ? text("simulation.tried.version", told)
        : text("simulation.tried.draft", draft, told);
  }

  /** The answer in one sentence. */
  static String answer(SimulationRecord record, Figures figures) {
    boolean compared = record.chosen().stream().anyMatch(rule -> rule.draft() != null);
    if (!compared) {
      return text("simulation.answer.inForce", figures.children(), figures.reachedNow());
    }
    boolean onlyNew = figures.rules().stream().allMatch(rule -> rule.before() == null);
    return onlyNew
        ? text("simulation.answer.new", figures.children(), figures.reachedNow())
        : text(
            "simulation.answer.compared",
            figures.children(),
            figures.reachedNow(),
            figures.added(),
            figures.lost());
  }

  static StateBadge state(SimulationRecord record) {
    return switch (record.state()) {
      case RUNNING -> new StateBadge(Shape.HALF, text("simulation.state.running"));
      case FINISHED -> new StateBadge(Shape.DONE, text("simulation.state.finished"));
      case CANCELLED -> new StateBadge(Shape.ENDED, text("simulation.state.cancelled"));
      case FAILED -> new StateBadge(Shape.ATTENTION, text("simulation.state.failed"));
    };
  }
}
