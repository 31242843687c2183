package org.todoku.linkage.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.linkage.DataScope;
import org.todoku.linkage.DemonstrationLoader;
import org.todoku.linkage.ImportJobs;
import org.todoku.linkage.ImportJobs.Job;
import org.todoku.linkage.ImportJobs.Phase;
import org.todoku.linkage.ImportService;
import org.todoku.linkage.PastImport;
import org.todoku.linkage.SenderProfiles;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.ProgressPanel;
import org.todoku.shared.ui.WorkPage;

/** Takes departments' files in, and shows what became of them. */
@Route("data/imports/:import?([0-9]{1,18})")
@RolesAllowed({Role.Names.CUSTODIAN, Role.Names.ANALYST})
@NavigationEntry(
    desk = Desk.DATA,
    order = 20,
    titleKey = "linkage.imports.title",
    icon = VaadinIcon.UPLOAD_ALT)
class ImportsView extends WorkPage implements BeforeEnterObserver {
  private static final String PARAMETER = "import";
  private static final long serialVersionUID = 1L;

  private final transient ImportService imports;
  private final transient ImportJobs jobs;
  private final transient SenderProfiles senders;
  private final transient CurrentUser user;
  private final @Nullable String custodian;
  private final Div jobPanels = new Div();
  private final Map<Long, JobPanel> shown = new LinkedHashMap<>();
  private final Grid<PastImport> history = new Grid<>();
  private final CallbackDataProvider<PastImport, Void> files;
  private final Component empty;
  private final Div detail = new Div();
  private @Nullable Runnable listening;

  ImportsView(
      ImportService imports,
      ImportJobs jobs,
      SenderProfiles senders,
      SignedIn signedIn,
      ObjectProvider<DemonstrationLoader> demonstration) {
    super("linkage.imports.title");
    this.imports = imports;
    this.jobs = jobs;
    this.senders = senders;
    this.user = signedIn.user();
    this.custodian = DataScope.custodian(user);
    useWholeWidth();
    setIntroduction(getTranslation("linkage.imports.introduction"));
    DemonstrationLoader loader = demonstration.getIfAvailable();
    if (loader != null) {
      loader.progress().ifPresent(this::showDemonstration);
    }
    List<SenderProfile> mine = DataScope.senders(user, senders.all());
    if (!mine.isEmpty()) {
      add(new ImportForm(imports, jobs, mine, user));
    }
    jobPanels.addClassName("import-jobs");
    jobPanels.getElement().setAttribute("aria-live", "polite");
    files =
        new CallbackDataProvider<>(
            query -> imports.history(custodian, query.getOffset(), query.getLimit()).stream(),
            query -> imports.countHistory(custodian));
    empty =
        new EmptyState(
            getTranslation("linkage.imports.empty"), getTranslation("linkage.imports.emptyHint"));
    H2 title = new H2(getTranslation("linkage.imports.history"));
    title.setId("history-title");
    buildHistory();
    detail.addClassName("import-detail");
    add(jobPanels, title, empty, history, detail);
    refresh();
  }

  private void showDemonstration(DemonstrationLoader.Progress progress) {
    ProgressPanel panel = new ProgressPanel(null);
    panel.show(
        getTranslation("linkage.demonstration." + progress.phase().word()),
        progress.done(),
        progress.total());
    add(panel);
  }

  private void buildHistory() {
    history.addClassName("import-history");
    history.getElement().setAttribute("aria-labelledby", "history-title");
    history.setDataProvider(files);
    history.setAllRowsVisible(false);
    history
        .addColumn(past -> Names.moment(past.at()))
        .setHeader(getTranslation("linkage.imports.at"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    history
        .addColumn(past -> Names.sender(senders, past.sender()))
        .setHeader(getTranslation("linkage.imports.sender"))
        .setAutoWidth(true);
    history
        .addComponentColumn(past -> Names.state(this, past))
        .setHeader(getTranslation("linkage.imports.state"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    history
        .addColumn(past -> getTranslation("linkage.number", past.rowsAccepted()))
        .setHeader(getTranslation("linkage.imports.rows"))
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true)
        .setFlexGrow(0);
    history
        .addColumn(past -> getTranslation("linkage.number", past.rowsSetAside()))
        .setHeader(getTranslation("linkage.imports.aside"))
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true)
        .setFlexGrow(0);
    history
        .addColumn(Names::coverage)
        .setHeader(getTranslation("linkage.imports.coverage"))
        .setAutoWidth(true);
    history
        .addColumn(PastImport::fileName)
        .setHeader(getTranslation("linkage.imports.file"))
        .setAutoWidth(true);
    history
        .addColumn(PastImport::by)
        .setHeader(getTranslation("linkage.imports.by"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    history
        .asSingleSelect()
        .addValueChangeListener(
            event -> {
              if (event.isFromClient()) {
                show(event.getValue() == null ? null : event.getValue().id());
              }
            });
  }

  private void show(@Nullable Long importId) {
    getUI()
        .ifPresent(
            ui ->
                ui.navigate(
                    ImportsView.class,
                    importId == null
                        ? RouteParameters.empty()
                        : new RouteParameters(new RouteParam(PARAMETER, Long.toString(importId)))));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    detail.removeAll();
    Optional<PastImport> selected =
        event
            .getRouteParameters()
            .get(PARAMETER)
            .flatMap(id -> imports.find(Long.parseLong(id)))
            .filter(past -> DataScope.includes(user, past.custodian()));
    selected.ifPresentOrElse(
        past -> {
          history.asSingleSelect().setValue(past);
          detail.add(new ImportDetail(imports, senders, past));
        },
        () -> history.asSingleSelect().clear());
  }

  private void refresh() {
    boolean none = imports.countHistory(custodian) == 0;
    empty.setVisible(none);
    history.setVisible(!none);
    files.refreshAll();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    jobs.of(user.login()).reversed().forEach(this::show);
    listening =
        jobs.listen(
            job -> {
              if (job.user().equals(user.login())) {
                ui.access(() -> show(job));
              }
            });
  }

  @Override
  protected void onDetach(DetachEvent event) {
    Runnable ending = listening;
    if (ending != null) {
      ending.run();
    }
    super.onDetach(event);
  }

  private void show(Job job) {
    JobPanel panel =
        shown.computeIfAbsent(
            job.number(),
            number -> {
              JobPanel created = new JobPanel(this::show, () -> forget(number));
              jobPanels.addComponentAsFirst(created);
              return created;
            });
    panel.show(job);
    if (job.phase() == Phase.OVER) {
      refresh();
    }
  }

  private void forget(long number) {
    jobs.shown(number);
    JobPanel panel = shown.remove(number);
    if (panel != null) {
      jobPanels.remove(panel);
    }
  }
}
