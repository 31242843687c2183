package org.todoku.simulation.ui;

import static org.todoku.simulation.ui.SimulationWords.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Notice.Tone;
import org.todoku.shared.ui.ProgressPanel;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.WorkPage;
import org.todoku.simulation.Choice;
import org.todoku.simulation.Figures.OfRule;
import org.todoku.simulation.SimulationRecord;
import org.todoku.simulation.SimulationState;
import org.todoku.simulation.Simulations;
import org.todoku.simulation.StartResult;

/**
 * Trying rules out, following it, and what earlier simulations found. The address names the chosen
 * one; {@code ?draft=N} chooses a draft to be tried.
 */
@Route("simulations")
@StyleSheet("css/simulation.css")
@RolesAllowed({
  Role.Names.POLICY_OFFICER,
  Role.Names.ANALYST,
  Role.Names.APPROVER,
  Role.Names.GOVERNANCE
})
@NavigationEntry(
    desk = Desk.SIMULATION,
    order = 10,
    titleKey = "simulation.title",
    icon = VaadinIcon.FLASK)
class SimulationView extends WorkPage implements HasUrlParameter<Long> {
  static final String PATH = "simulations";
  static final String DRAFT = "draft";

  private static final long serialVersionUID = 1L;
  private static final int HISTORY = 50;

  private final transient Simulations simulations;
  private final transient CurrentUser user;
  private final transient Clock clock;
  private final MultiSelectComboBox<Choice> rules = new MultiSelectComboBox<>();
  private final DatePicker asOf = new DatePicker();
  private final Button start = new Button();
  private final Div current = new Div();
  private final Div report = new Div();
  private final Div history = new Div();
  private @Nullable ProgressPanel panel;
  private transient @Nullable Runnable stopListening;
  private @Nullable Long chosen;

  SimulationView(Simulations simulations, SignedIn signedIn, Clock clock) {
    super("simulation.title");
    this.simulations = simulations;
    this.user = signedIn.user();
    this.clock = clock;
    useWholeWidth();
    setIntroduction(getTranslation("simulation.introduction"));
    if (Simulations.maySimulate(user)) {
      add(form());
    }
    add(current, report, history);
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long simulation) {
    chosen = simulation;
    List<String> draft =
        event.getLocation().getQueryParameters().getParameters().getOrDefault(DRAFT, List.of());
    if (!draft.isEmpty()) {
      rules.setValue(
          choices().stream()
              .filter(choice -> draft.contains(String.valueOf(choice.draft())))
              .collect(Collectors.toSet()));
    }
    refresh();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    stopListening = simulations.listen(record -> ui.access(() -> show(record)));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (stopListening != null) {
      stopListening.run();
    }
    super.onDetach(event);
  }

  private List<Choice> choices() {
    LocalDate day = asOf.getValue();
    return simulations.choices(day == null ? LocalDate.now(clock) : day);
  }

  private Div form() {
    asOf.setLabel(getTranslation("simulation.asOf"));
    asOf.setHelperText(getTranslation("simulation.asOfHint"));
    asOf.setLocale(Screen.language().equals("ja") ? Locale.JAPAN : Locale.UK);
    asOf.setValue(LocalDate.now(clock));
    asOf.setMax(LocalDate.now(clock));
    rules.setLabel(getTranslation("simulation.choose"));
    rules.setHelperText(getTranslation("simulation.chooseHint"));
    rules.setItemLabelGenerator(SimulationWords::choice);
    rules.setItems(choices());
    rules.addClassName("simulation-rules");
    rules.setClearButtonVisible(true);
    Button all =
        new Button(
            getTranslation("simulation.chooseAll"),
            event ->
                rules.setValue(
                    choices().stream()
                        .filter(choice -> choice.draft() == null)
                        .collect(Collectors.toSet())));
    all.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    start.setText(getTranslation("simulation.start"));
    start.setIcon(VaadinIcon.FLASK.create());
    start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    start.setDisableOnClick(true);
    start.addClickListener(event -> start());
    Div form = new Div(rules, asOf, start, all);
    form.addClassNames("simulation-form", "panel");
    return form;
  }

  private void start() {
    start.setEnabled(true);
    LocalDate day = asOf.getValue();
    boolean wrong = day == null || day.isAfter(LocalDate.now(clock));
    asOf.setInvalid(wrong);
    asOf.setErrorMessage(wrong ? getTranslation("simulation.asOfMissing") : "");
    boolean none = rules.getValue().isEmpty();
    rules.setInvalid(none);
    rules.setErrorMessage(none ? getTranslation("simulation.nothingChosen") : "");
    if (day != null && !wrong && !none) {
      List<Choice> order =
          choices().stream().filter(choice -> rules.getValue().contains(choice)).toList();
      began(simulations.start(day, order, user));
    }
  }

  private void began(StartResult result) {
    switch (result) {
      case StartResult.Started(long simulation) -> {
        chosen = null;
        refresh();
      }
      case StartResult.Busy(long other) -> Toasts.problem(getTranslation("simulation.busy", other));
      case StartResult.NothingChosen() ->
          Toasts.problem(getTranslation("simulation.nothingChosen"));
      case StartResult.NoChildren() -> Toasts.problem(getTranslation("simulation.noChildren"));
      case StartResult.NotAllowed() -> Toasts.problem(getTranslation("simulation.notAllowed"));
      case StartResult.Unfinished(var title) ->
          Toasts.problem(getTranslation("simulation.unfinished", title.in(Screen.language())));
    }
  }

  private void refresh() {
    List<SimulationRecord> newest = simulations.newest(HISTORY);
    history.removeAll();
    if (newest.isEmpty()) {
      history.add(
          new EmptyState(
              getTranslation("simulation.none.yet"), getTranslation("simulation.noneHint")));
    } else {
      history.add(new H2(getTranslation("simulation.history")), table(newest));
    }
    current.removeAll();
    panel = null;
    newest.stream()
        .filter(record -> record.state() == SimulationState.RUNNING)
        .findFirst()
        .ifPresent(this::progress);
    report.removeAll();
    SimulationRecord shown =
        chosen != null
            ? simulations.find(chosen).orElse(null)
            : newest.stream()
                .filter(record -> record.state() != SimulationState.RUNNING)
                .findFirst()
                .orElse(null);
    if (shown == null) {
      if (chosen != null) {
        report.add(new Notice(Tone.ATTENTION, getTranslation("simulation.missing", chosen)));
      }
      return;
    }
    switch (shown.state()) {
      case FINISHED ->
          shown
              .figures()
              .ifPresent(
                  figures ->
                      report.add(
                          new SimulationReport(
                              shown, figures, (of, child) -> why(shown, of, child))));
      case CANCELLED ->
          report.add(
              new Notice(Tone.INFORMATION, getTranslation("simulation.wasCancelled", shown.id())));
      case FAILED ->
          report.add(new Notice(Tone.PROBLEM, getTranslation("simulation.hasFailed", shown.id())));
      case RUNNING -> {}
    }
  }

  private void why(SimulationRecord record, OfRule of, String child) {
    simulations
        .why(record.id(), of.rule(), child, user)
        .ifPresentOrElse(
            why -> new WhyDialog(of.title().in(Screen.language()), why).open(),
            () -> Toasts.problem(text("simulation.why.gone")));
  }

  private Grid<SimulationRecord> table(List<SimulationRecord> newest) {
    Grid<SimulationRecord> table = new Grid<>();
    table.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    table.setAllRowsVisible(true);
    table
        .addColumn(record -> "#" + record.id())
        .setHeader(text("simulation.numberHead"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    table
        .addColumn(SimulationView::what)
        .setHeader(text("simulation.what"))
        .setTooltipGenerator(SimulationView::what)
        .setFlexGrow(3);
    table
        .addColumn(record -> Dates.day(record.asOf(), Screen.language()))
        .setHeader(text("simulation.asOf"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    table
        .addComponentColumn(SimulationWords::state)
        .setHeader(text("simulation.state"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    table.addComponentColumn(this::steps).setHeader("").setAutoWidth(true).setFlexGrow(0);
    table.setItems(newest);
    return table;
  }

  private static String what(SimulationRecord record) {
    return record
        .figures()
        .map(
            figures ->
                figures.rules().stream()
                    .map(of -> of.title().in(Screen.language()))
                    .collect(Collectors.joining(text("simulation.and"))))
        .orElseGet(
            () ->
                record.chosen().stream()
                    .map(rule -> rule.rule())
                    .collect(Collectors.joining(text("simulation.and"))));
  }

  private Div steps(SimulationRecord record) {
    Button open =
        new Button(
            text("simulation.open"),
            event -> getUI().ifPresent(ui -> ui.navigate(SimulationView.class, record.id())));
    open.setAriaLabel(text("simulation.openNumber", record.id()));
    Div steps = new Div(open);
    open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    if (Simulations.maySimulate(user)) {
      Button again =
          new Button(
              text("simulation.again"), event -> began(simulations.again(record.id(), user)));
      again.setAriaLabel(text("simulation.againNumber", record.id()));
      again.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
      steps.add(again);
    }
    return steps;
  }

  private void show(SimulationRecord record) {
    if (record.state() == SimulationState.RUNNING) {
      progress(record);
    } else {
      chosen = record.id();
      refresh();
    }
  }

  private void progress(SimulationRecord record) {
    ProgressPanel shown = panel;
    if (shown == null) {
      shown =
          new ProgressPanel(
              Simulations.maySimulate(user) ? () -> simulations.cancel(record.id(), user) : null);
      panel = shown;
      current.removeAll();
      current.add(shown);
    }
    shown.show(getTranslation("simulation.doing", record.id()), record.done(), record.total());
  }
}
