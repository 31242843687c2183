package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.referral.CardMoves;
import org.todoku.referral.Directory;
import org.todoku.referral.Offices;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.SupportService;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.WorkPage;

/** The directory of services: where, for whom, how many places, who waits. */
@Route("services")
@RolesAllowed({
  Role.Names.CASEWORKER,
  Role.Names.SUPERVISOR,
  Role.Names.GOVERNANCE,
  Role.Names.POLICY_OFFICER
})
@StyleSheet("css/board.css")
@NavigationEntry(
    desk = Desk.SERVICES,
    order = 0,
    titleKey = "board.directory.title",
    icon = VaadinIcon.HANDS_UP)
class ServicesView extends WorkPage {
  private static final long serialVersionUID = 1L;
  private static final int FEW = 10;

  private final transient Directory directory;
  private final transient CurrentUser user;
  private final Grid<SupportService> grid = new Grid<>();
  private final TextField search = new TextField();

  ServicesView(Directory directory, Offices offices, CardMoves moves, SignedIn signedIn) {
    super("board.directory.title");
    this.directory = directory;
    this.user = signedIn.user();
    useWholeWidth();
    setIntroduction(getTranslation("board.directory.what"));
    if (Directory.mayChange(user)) {
      addActions(
          new Button(
              getTranslation("board.directory.add"),
              event -> new NewServiceDialog(directory, user, this::show).open()));
    }
    search.setLabel(getTranslation("board.directory.search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(event -> show());
    Map<String, Integer> refused = directory.refusedForCapacity();
    String language = Screen.language();
    grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    column("name", service -> service.name().in(language)).setFlexGrow(2);
    column("organization", service -> service.organization().name().in(language)).setFlexGrow(2);
    column(
        "needs",
        service ->
            service.needs().stream()
                .map(CardWords::needWord)
                .collect(Collectors.joining(getTranslation("shared.list.separator"))));
    column("area", SupportService::area);
    column("age", this::ages);
    column("free", this::places);
    column("waiting", service -> getTranslation("board.column.count", service.waiting()));
    column("refused", service -> few(refused.getOrDefault(service.id(), 0)));
    grid.addComponentColumn(this::status)
        .setHeader(getTranslation("board.directory.status"))
        .setAutoWidth(true);
    if (Directory.mayChange(user)) {
      grid.addComponentColumn(this::change)
          .setHeader(hidden(getTranslation("board.directory.change")))
          .setAutoWidth(true)
          .setFlexGrow(0);
    }
    Div panel = new Div(grid);
    panel.addClassNames("panel", "table-panel");
    add(search, panel, new OfficesPart(offices, moves.assignable(), user));
    show();
  }

  private Grid.Column<SupportService> column(
      String key, com.vaadin.flow.function.ValueProvider<SupportService, String> words) {
    return grid.addColumn(words)
        .setHeader(getTranslation("board.directory." + key))
        .setAutoWidth(true)
        .setSortable(true);
  }

  private static Span hidden(String text) {
    Span span = new Span(text);
    span.addClassName("visually-hidden");
    return span;
  }

  private void show() {
    String wanted = search.getValue().strip();
    List<SupportService> found =
        directory.services().stream()
            .filter(
                service ->
                    wanted.isEmpty()
                        || service.name().ja().contains(wanted)
                        || service
                            .name()
                            .en()
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains(wanted.toLowerCase(java.util.Locale.ROOT))
                        || service.organization().name().ja().contains(wanted)
                        || service.area().contains(wanted)
                        || service.needs().stream()
                            .anyMatch(n -> CardWords.needWord(n).contains(wanted)))
            .toList();
    grid.setItems(found);
  }

  private String ages(SupportService service) {
    Integer from = service.minimumAge();
    Integer to = service.maximumAge();
    if (from == null && to == null) {
      return getTranslation("board.directory.anyAge");
    }
    return getTranslation(
        "board.directory.ages",
        from == null ? "" : String.valueOf(from),
        to == null ? "" : String.valueOf(to));
  }

  private String places(SupportService service) {
    Integer capacity = service.capacity();
    return capacity == null
        ? getTranslation("board.directory.uncounted")
        : getTranslation(
            "board.directory.places", Objects.requireNonNull(service.free()), capacity);
  }

  private String few(int number) {
    if (number == 0) {
      return getTranslation("board.column.count", 0);
    }
    return number < FEW
        ? getTranslation("board.fewer", FEW)
        : getTranslation("board.column.count", number);
  }

  private StateBadge status(SupportService service) {
    String words = getTranslation("board.service.status." + service.status().word());
    return switch (service.status()) {
      case ACTIVE -> new StateBadge(StateBadge.Shape.FULL, words);
      case INACTIVE -> new StateBadge(StateBadge.Shape.ATTENTION, words);
      case DEFUNCT -> new StateBadge(StateBadge.Shape.ENDED, words);
    };
  }

  private Button change(SupportService service) {
    Button button =
        new Button(
            getTranslation("board.directory.change"), event -> new ChangeDialog(service).open());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    button.setAriaLabel(
        getTranslation("board.directory.changeOf", service.name().in(Screen.language())));
    return button;
  }

  /** Changes places, waiting list and status. */
  private final class ChangeDialog extends FormDialog {
    private static final long serialVersionUID = 1L;

    private final transient SupportService service;
    private final IntegerField capacity = new IntegerField();
    private final IntegerField waiting = new IntegerField();
    private final Select<SupportService.Status> status = new Select<>();

    ChangeDialog(SupportService service) {
      super(
          CardWords.text("board.directory.changeOf", service.name().in(Screen.language())),
          CardWords.text("board.directory.changeHint"),
          CardWords.text("board.directory.save"),
          ServicesView.this::show);
      this.service = service;
      capacity.setLabel(CardWords.text("board.directory.capacity"));
      capacity.setValue(service.capacity());
      capacity.setMin(0);
      waiting.setLabel(CardWords.text("board.directory.waiting"));
      waiting.setValue(service.waiting());
      waiting.setMin(0);
      status.setLabel(CardWords.text("board.directory.status"));
      status.setItems(SupportService.Status.values());
      status.setItemLabelGenerator(each -> CardWords.text("board.service.status." + each.word()));
      status.setValue(service.status());
      add(new Div(capacity), new Div(waiting), new Div(status));
    }

    @Override
    boolean complete() {
      return !capacity.isInvalid() && !waiting.isInvalid();
    }

    @Override
    RecordResult submit() {
      Integer waits = waiting.getValue();
      return directory.change(
          service.with(capacity.getValue(), waits == null ? 0 : waits, status.getValue()), user);
    }

    @Override
    String changed(Changed changed) {
      return CardWords.text("board.directory.changed");
    }
  }
}
