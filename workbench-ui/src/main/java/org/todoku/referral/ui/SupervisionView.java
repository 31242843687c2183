package org.todoku.referral.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.access.Users;
import org.todoku.referral.Supervision;
import org.todoku.shared.ui.CountTable;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.WorkPage;

/** How much waits where, and for whom. */
@Route("supervision")
@RolesAllowed({Role.Names.SUPERVISOR, Role.Names.GOVERNANCE})
@StyleSheet("css/board.css")
@NavigationEntry(
    desk = Desk.BOARD,
    order = 20,
    titleKey = "board.supervision.title",
    icon = VaadinIcon.DASHBOARD)
class SupervisionView extends WorkPage {
  private static final long serialVersionUID = 1L;

  SupervisionView(Supervision supervision, Users users, SignedIn signedIn) {
    super("board.supervision.title");
    Supervision.Overview now = supervision.now(signedIn.user());
    People people = new People(users, "board.system");
    boolean exact = now.exact();
    setIntroduction(getTranslation(exact ? "board.supervision.what" : "board.supervision.whatFew"));
    add(new H2(getTranslation("board.supervision.states")));
    if (now.states().isEmpty()) {
      add(new Paragraph(getTranslation("board.none")));
    } else {
      add(
          CountTable.of(
              getTranslation("board.supervision.states"),
              List.of(
                  getTranslation("board.list.state"),
                  getTranslation("board.supervision.open"),
                  getTranslation("board.supervision.overdue"),
                  getTranslation("board.supervision.median"),
                  getTranslation("board.supervision.oldest")),
              now.states().stream()
                  .map(
                      each ->
                          List.of(
                              CardWords.state(each.state()),
                              Few.number(each.open(), exact),
                              Few.number(each.overdue(), exact),
                              getTranslation("board.days", each.medianDays()),
                              getTranslation("board.days", each.oldestDays())))
                  .toList()));
    }
    add(new H2(getTranslation("board.supervision.people")));
    add(
        CountTable.of(
            getTranslation("board.supervision.people"),
            List.of(
                getTranslation("board.filter.assignee"),
                getTranslation("board.supervision.open"),
                getTranslation("board.supervision.overdue"),
                getTranslation("board.supervision.paused")),
            now.people().stream()
                .map(
                    each ->
                        List.of(
                            each.login().isEmpty()
                                ? getTranslation("board.nobody")
                                : people.name(each.login()),
                            Few.number(each.open(), exact),
                            Few.number(each.overdue(), exact),
                            Few.number(each.paused(), exact)))
                .toList()));
    add(new H2(getTranslation("board.supervision.refused")));
    if (now.refused().isEmpty()) {
      add(new Paragraph(getTranslation("board.supervision.refusedNone")));
    } else {
      add(
          CountTable.of(
              getTranslation("board.supervision.refused"),
              List.of(
                  getTranslation("board.directory.name"),
                  getTranslation("board.directory.refused")),
              now.refused().entrySet().stream()
                  .sorted((one, other) -> other.getValue() - one.getValue())
                  .map(
                      each ->
                          List.of(
                              each.getKey().name().in(Screen.language()),
                              Few.number(each.getValue(), exact)))
                  .toList()));
    }
  }
}
