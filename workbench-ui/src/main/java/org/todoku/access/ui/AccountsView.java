package org.todoku.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.todoku.access.Role;
import org.todoku.access.User;
import org.todoku.access.Users;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.WorkPage;

/** Who may sign in, with which roles. */
@Route("accounts")
@RolesAllowed({Role.Names.ADMINISTRATOR, Role.Names.GOVERNANCE, Role.Names.AUDITOR})
@NavigationEntry(
    desk = Desk.ADMINISTRATION,
    order = 10,
    titleKey = "access.accounts.title",
    icon = VaadinIcon.USERS)
class AccountsView extends WorkPage {
  private static final long serialVersionUID = 1L;

  AccountsView(Users users) {
    super("access.accounts.title");
    setIntroduction(getTranslation("access.accounts.what"));
    String language = Screen.language();
    Grid<User> grid = new Grid<>();
    grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setItems(users.all());
    grid.addColumn(user -> user.name().in(language))
        .setHeader(getTranslation("access.accounts.name"))
        .setSortable(true)
        .setAutoWidth(true);
    grid.addColumn(User::login)
        .setHeader(getTranslation("access.accounts.login"))
        .setSortable(true)
        .setAutoWidth(true);
    grid.addColumn(this::roles)
        .setHeader(getTranslation("access.accounts.roles"))
        .setAutoWidth(true)
        .setFlexGrow(1);
    grid.addComponentColumn(this::state)
        .setHeader(getTranslation("access.accounts.state"))
        .setAutoWidth(true);
    Div panel = new Div(grid);
    panel.addClassNames("panel", "table-panel");
    add(panel);
  }

  private String roles(User user) {
    String roles =
        user.orderedRoles().stream()
            .map(role -> getTranslation("access.role." + role.word()))
            .collect(Collectors.joining(getTranslation("shared.list.separator")));
    String custodian = user.custodian();
    return custodian == null
        ? roles
        : getTranslation("access.accounts.rolesOf", roles, Screen.custodian(custodian));
  }

  private Component state(User user) {
    Span states =
        new Span(
            user.enabled()
                ? new StateBadge(StateBadge.Shape.FULL, getTranslation("access.accounts.open"))
                : new StateBadge(StateBadge.Shape.ENDED, getTranslation("access.accounts.closed")));
    states.addClassName("badges");
    if (user.demonstration()) {
      states.add(
          new StateBadge(StateBadge.Shape.HOLLOW, getTranslation("access.accounts.demonstration")));
    }
    return states;
  }
}
