package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;

/** The side navigation of a person: the pages that they may open, by desk. */
final class Navigation extends Div {
  private static final long serialVersionUID = 1L;

  Navigation(CurrentUser user) {
    addClassName("navigation");
    Map<Desk, List<Entry>> byDesk =
        entries(user).stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.place().desk(), TreeMap::new, Collectors.toList()));
    byDesk.forEach((desk, entries) -> add(desk(desk, entries)));
  }

  private SideNav desk(Desk desk, List<Entry> entries) {
    SideNav nav = new SideNav();
    if (entries.size() > 1) {
      nav.setLabel(getTranslation(desk.titleKey()));
    } else {
      nav.getElement().setAttribute("aria-label", getTranslation(desk.titleKey()));
    }
    for (Entry entry : entries) {
      SideNavItem item =
          new SideNavItem(
              getTranslation(entry.place().titleKey()),
              entry.view(),
              entry.place().icon().create());
      item.setMatchNested(!item.getPath().isEmpty());
      nav.addItem(item);
    }
    return nav;
  }

  private static List<Entry> entries(CurrentUser user) {
    AccessAnnotationChecker checker = new AccessAnnotationChecker();
    return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
        .map(route -> route.getNavigationTarget())
        .distinct()
        .filter(view -> view.isAnnotationPresent(NavigationEntry.class))
        .filter(view -> checker.hasAccess(view, user, role -> holds(user, role)))
        .map(view -> new Entry(view, view.getAnnotation(NavigationEntry.class)))
        .sorted(Comparator.comparingInt(entry -> entry.place().order()))
        .toList();
  }

  private static boolean holds(CurrentUser user, String name) {
    return user.roles().stream().map(Role::name).anyMatch(name::equals);
  }

  private record Entry(Class<? extends Component> view, NavigationEntry place) {}
}
