package org.todoku.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.access.AuditEntry;
import org.todoku.access.AuditFilter;
import org.todoku.access.AuditLog;
import org.todoku.access.Role;
import org.todoku.access.Users;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.WorkPage;

/** What was done, by whom: the newest first. */
@Route(AuditView.PATH)
@RolesAllowed({Role.Names.AUDITOR, Role.Names.GOVERNANCE})
@NavigationEntry(
    desk = Desk.ADMINISTRATION,
    order = 20,
    titleKey = "access.audit.title",
    icon = VaadinIcon.CLIPBOARD_TEXT)
class AuditView extends WorkPage implements BeforeEnterObserver {
  static final String PATH = "audit";

  private static final long serialVersionUID = 1L;
  private static final int PAGE = 100;
  private static final List<String> FEATURES =
      List.of("access", "authoring", "linkage", "run", "referral");

  private final transient AuditLog log;
  private final TextField actor = new TextField();
  private final Select<String> feature = new Select<>();
  private final Grid<AuditEntry> grid = new Grid<>();
  private final Div place = new Div();
  private final Button older = new Button();
  private final transient List<AuditEntry> shown = new ArrayList<>();
  private final transient Map<String, String> names = new HashMap<>();
  private boolean showing;

  AuditView(AuditLog log, Users users) {
    super("access.audit.title");
    this.log = log;
    users.all().forEach(user -> names.put(user.login(), user.name().in(Screen.language())));
    setIntroduction(getTranslation("access.audit.what"));
    actor.setLabel(getTranslation("access.audit.actor"));
    actor.setClearButtonVisible(true);
    feature.setLabel(getTranslation("access.audit.feature"));
    feature.setItems(FEATURES);
    feature.setItemLabelGenerator(
        each ->
            each == null
                ? getTranslation("access.audit.all")
                : getTranslation("access.audit.feature." + each));
    feature.setEmptySelectionAllowed(true);
    feature.setEmptySelectionCaption(getTranslation("access.audit.all"));
    actor.addValueChangeListener(event -> changed());
    feature.addValueChangeListener(event -> changed());
    Div filters = new Div(actor, feature);
    filters.addClassName("filters");
    filters.getElement().setAttribute("role", "search");
    columns();
    older.setText(getTranslation("access.audit.older"));
    older.addClickListener(event -> more());
    place.addClassNames("panel", "table-panel");
    add(filters, place, older);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Map<String, List<String>> query = event.getLocation().getQueryParameters().getParameters();
    showing = true;
    actor.setValue(query.getOrDefault("actor", List.of("")).getFirst());
    String wanted = query.getOrDefault("feature", List.of("")).getFirst();
    feature.setValue(FEATURES.contains(wanted) ? wanted : null);
    showing = false;
    show();
  }

  private void columns() {
    String language = Screen.language();
    grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addColumn(entry -> Dates.moment(entry.at(), language))
        .setHeader(getTranslation("access.audit.at"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    grid.addColumn(this::person)
        .setHeader(getTranslation("access.audit.actor"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    grid.addColumn(this::action)
        .setHeader(getTranslation("access.audit.action"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    grid.addColumn(this::object)
        .setHeader(getTranslation("access.audit.object"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    grid.addColumn(this::detail).setHeader(getTranslation("access.audit.detail")).setFlexGrow(1);
  }

  private void changed() {
    if (showing) {
      return;
    }
    Map<String, String> query = new LinkedHashMap<>();
    if (!actor.getValue().isBlank()) {
      query.put("actor", actor.getValue().strip());
    }
    if (feature.getValue() != null) {
      query.put("feature", feature.getValue());
    }
    UI.getCurrent()
        .getPage()
        .getHistory()
        .replaceState(null, new Location(PATH, QueryParameters.simple(query)));
    show();
  }

  private void show() {
    shown.clear();
    place.removeAll();
    more();
    place.add(shown.isEmpty() ? nothing() : grid);
  }

  private void more() {
    List<AuditEntry> page = log.newest(filter(shown.isEmpty() ? null : shown.getLast().id()), PAGE);
    shown.addAll(page);
    grid.setItems(List.copyOf(shown));
    older.setVisible(page.size() == PAGE);
  }

  private AuditFilter filter(@Nullable Long before) {
    return new AuditFilter(
        actor.getValue().isBlank() ? null : actor.getValue().strip(),
        feature.getValue() == null ? null : feature.getValue() + ".",
        null,
        null,
        before);
  }

  private Component nothing() {
    return new EmptyState(
        getTranslation("access.audit.nothing"), getTranslation("access.audit.nothingHint"));
  }

  private String person(AuditEntry entry) {
    String login = entry.event().actor();
    String name = names.get(login);
    return name == null
        ? Screen.textOr("access.actor." + login, login)
        : getTranslation("access.audit.person", name, login);
  }

  /** The action in words; as it was written where there are none. */
  private String action(AuditEntry entry) {
    return Screen.textOr("access.did." + entry.event().action(), entry.event().action());
  }

  private String object(AuditEntry entry) {
    String kind = entry.event().objectKind();
    String id = entry.event().objectId();
    if (kind == null) {
      return "";
    }
    String name = Screen.textOr("access.object." + kind, kind);
    return id == null ? name : name + " " + id;
  }

  private String detail(AuditEntry entry) {
    return entry.event().detail().entrySet().stream()
        .map(
            each ->
                Screen.textOr("access.detail." + each.getKey(), each.getKey())
                    + " "
                    + each.getValue())
        .collect(Collectors.joining(getTranslation("shared.list.separator")));
  }
}
