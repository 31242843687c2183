package org.todoku.run.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
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
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.library.PublishedRules;
import org.todoku.run.RunProgress;
import org.todoku.run.RunRecord;
import org.todoku.run.RunService;
import org.todoku.run.RunState;
import org.todoku.run.StartResult;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Notice.Tone;
import org.todoku.shared.ui.ProgressPanel;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.StateBadge.Shape;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.WorkPage;

/** Starting a run, following it, and what earlier ones found. The address names the chosen run. */
@Route("runs")
@RolesAllowed({
  Role.Names.ANALYST,
  Role.Names.GOVERNANCE,
  Role.Names.POLICY_OFFICER,
  Role.Names.SUPERVISOR
})
@NavigationEntry(
    desk = Desk.RUNS,
    order = 10,
    titleKey = "run.title",
    icon = VaadinIcon.PLAY_CIRCLE_O)
class RunsView extends WorkPage implements HasUrlParameter<Long> {
  private static final long serialVersionUID = 1L;
  private static final int HISTORY = 100;

  private final transient RunService runs;
  private final transient PublishedRules published;
  private final transient CurrentUser user;
  private final transient Clock clock;
  private final DatePicker asOf = new DatePicker();
  private final Button start = new Button();
  private final Div current = new Div();
  private final Div history = new Div();
  private final Grid<RunRecord> table = new Grid<>();
  private final Div report = new Div();
  private @Nullable ProgressPanel panel;
  private transient @Nullable Runnable stopListening;
  private @Nullable Long chosen;

  RunsView(RunService runs, PublishedRules published, SignedIn signedIn, Clock clock) {
    super("run.title");
    this.runs = runs;
    this.published = published;
    this.user = signedIn.user();
    this.clock = clock;
    setIntroduction(getTranslation("run.introduction"));
    if (RunService.mayRun(user)) {
      add(form());
    }
    current.addClassName("run-current");
    add(current, report, history);
    buildTable();
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long run) {
    chosen = run;
    refresh();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    stopListening = runs.listen(progress -> ui.access(() -> show(progress)));
    runs.progress().ifPresent(this::show);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (stopListening != null) {
      stopListening.run();
    }
    super.onDetach(event);
  }

  private Div form() {
    asOf.setLabel(getTranslation("run.asOf"));
    asOf.setHelperText(getTranslation("run.asOfHint"));
    asOf.setLocale(Screen.language().equals("ja") ? Locale.JAPAN : Locale.UK);
    asOf.setValue(LocalDate.now(clock));
    asOf.setMax(LocalDate.now(clock));
    start.setText(getTranslation("run.start"));
    start.setIcon(VaadinIcon.PLAY.create());
    start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    start.setDisableOnClick(true);
    start.addClickListener(event -> start());
    Div form = new Div(asOf, start);
    form.addClassNames("run-form", "panel");
    return form;
  }

  private void start() {
    LocalDate day = asOf.getValue();
    if (day == null || day.isAfter(LocalDate.now(clock))) {
      asOf.setInvalid(true);
      asOf.setErrorMessage(getTranslation("run.asOfMissing"));
      start.setEnabled(true);
      return;
    }
    switch (runs.start(day, user)) {
      case StartResult.Started(var run) -> {
        chosen = null;
        refresh();
      }
      case StartResult.Busy(var run) -> problem(getTranslation("run.busy", run));
      case StartResult.NoChildren() -> problem(getTranslation("run.noChildren"));
      case StartResult.NotAllowed() -> problem(getTranslation("run.notAllowed"));
    }
  }

  private void problem(String text) {
    start.setEnabled(true);
    Toasts.problem(text);
  }

  private void buildTable() {
    table.addClassName("run-history");
    table.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    table.setAllRowsVisible(true);
    table
        .addColumn(run -> "#" + run.id())
        .setHeader(getTranslation("run.number"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    table
        .addColumn(run -> Dates.day(run.asOf(), Screen.language()))
        .setHeader(getTranslation("run.asOf"))
        .setAutoWidth(true);
    table
        .addComponentColumn(RunsView::state)
        .setHeader(getTranslation("run.state"))
        .setAutoWidth(true);
    table
        .addColumn(run -> getTranslation("run.ofChildren", run.done(), run.total()))
        .setHeader(getTranslation("run.children"))
        .setAutoWidth(true);
    table
        .addColumn(run -> getTranslation("run.number.plain", run.candidates()))
        .setHeader(getTranslation("run.newCandidates"))
        .setAutoWidth(true);
    table
        .addColumn(run -> Dates.moment(run.startedAt(), Screen.language()))
        .setHeader(getTranslation("run.startedAt"))
        .setAutoWidth(true);
    table.addItemClickListener(click -> choose(click.getItem().id()));
    table
        .addComponentColumn(
            run -> {
              Button open = new Button(getTranslation("run.open"), event -> choose(run.id()));
              open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
              open.setAriaLabel(getTranslation("run.openNumber", run.id()));
              return open;
            })
        .setAutoWidth(true)
        .setFlexGrow(0);
  }

  private void choose(long run) {
    getUI().ifPresent(ui -> ui.navigate(RunsView.class, run));
  }

  private void refresh() {
    List<RunRecord> newest = runs.newest(HISTORY);
    start.setEnabled(newest.stream().noneMatch(run -> open(run.state())));
    history.removeAll();
    if (newest.isEmpty()) {
      history.add(new EmptyState(getTranslation("run.none"), getTranslation("run.noneHint")));
    } else {
      table.setItems(newest);
      history.add(new H2(getTranslation("run.history")), table);
    }
    newest.stream()
        .filter(run -> open(run.state()))
        .findFirst()
        .ifPresentOrElse(this::showOpen, current::removeAll);
    report.removeAll();
    RunRecord shown =
        chosen != null
            ? runs.find(chosen).orElse(null)
            : newest.stream().filter(run -> !open(run.state())).findFirst().orElse(null);
    if (shown != null) {
      report.add(
          new RunReport(
              shown,
              runs.counts(shown.id()),
              RuleTitles.of(published.inForce(shown.asOf()), Screen.language())));
    } else if (chosen != null) {
      report.add(new Notice(Tone.ATTENTION, getTranslation("run.unknown", chosen)));
    }
  }

  private void showOpen(RunRecord run) {
    if (run.state() == RunState.INTERRUPTED) {
      current.removeAll();
      panel = null;
      Notice notice = new Notice(Tone.ATTENTION, getTranslation("run.interrupted", run.id()));
      if (RunService.mayRun(user)) {
        notice.add(
            new Button(getTranslation("run.resume"), event -> resume(run.id())),
            new Button(getTranslation("run.cancel"), event -> runs.cancel(run.id(), user)));
      }
      current.add(notice);
      return;
    }
    show(new RunProgress(run, 0, false));
  }

  private void resume(long run) {
    runs.resume(run, user);
    refresh();
  }

  private void show(RunProgress progress) {
    RunRecord run = progress.run();
    if (!open(run.state())) {
      current.removeAll();
      panel = null;
      chosen = run.id();
      refresh();
      return;
    }
    ProgressPanel shown = panel;
    if (shown == null) {
      shown = new ProgressPanel(RunService.mayRun(user) ? () -> runs.cancel(run.id(), user) : null);
      panel = shown;
      current.removeAll();
      current.add(shown);
    }
    String doing =
        progress.waiting()
            ? getTranslation("run.waiting", run.id())
            : getTranslation("run.doing", run.id(), run.candidates(), progress.perSecond());
    shown.show(doing, run.done(), run.total());
  }

  private static boolean open(RunState state) {
    return state == RunState.RUNNING || state == RunState.INTERRUPTED;
  }

  static StateBadge state(RunRecord run) {
    UI ui = UI.getCurrent();
    return switch (run.state()) {
      case RUNNING -> new StateBadge(Shape.HALF, ui.getTranslation("run.state.running"));
      case INTERRUPTED ->
          new StateBadge(Shape.ATTENTION, ui.getTranslation("run.state.interrupted"));
      case CANCELLED -> new StateBadge(Shape.ENDED, ui.getTranslation("run.state.cancelled"));
      case FINISHED -> new StateBadge(Shape.DONE, ui.getTranslation("run.state.finished"));
      case FAILED -> new StateBadge(Shape.ATTENTION, ui.getTranslation("run.state.failed"));
    };
  }
}
