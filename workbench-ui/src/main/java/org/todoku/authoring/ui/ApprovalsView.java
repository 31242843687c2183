package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.access.Users;
import org.todoku.authoring.DraftSummary;
import org.todoku.authoring.Drafts;
import org.todoku.authoring.LibraryExchange;
import org.todoku.authoring.LifeState;
import org.todoku.authoring.RuleCatalogue;
import org.todoku.authoring.Rulebook;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.WorkPage;

/** The drafts that wait to be approved, and those that are written. */
@Route(ApprovalsView.PATH)
@StyleSheet("css/authoring.css")
@RolesAllowed({
  Role.Names.POLICY_OFFICER,
  Role.Names.APPROVER,
  Role.Names.GOVERNANCE,
  Role.Names.ANALYST,
  Role.Names.AUDITOR
})
@NavigationEntry(
    desk = Desk.RULES,
    order = 20,
    titleKey = "authoring.approvals.title",
    icon = VaadinIcon.CHECK_SQUARE_O)
class ApprovalsView extends WorkPage {
  static final String PATH = "approvals";

  private static final long serialVersionUID = 1L;
  private static final int MOST = 500;

  private final transient Rulebook book;
  private final transient People people;

  ApprovalsView(
      Drafts drafts,
      RuleCatalogue catalogue,
      LibraryExchange exchange,
      Users users,
      SignedIn signedIn,
      Clock clock) {
    super("authoring.approvals.title");
    this.book = catalogue.today();
    this.people = new People(users, "authoring.product");
    setIntroduction(getTranslation("authoring.approvals.what"));
    List<DraftSummary> submitted = drafts.list(Set.of(LifeState.SUBMITTED), MOST);
    List<DraftSummary> written = drafts.list(Set.of(LifeState.DRAFT), MOST);
    add(
        group("authoring.approvals.submitted", submitted, "authoring.approvals.noneSubmitted"),
        group("authoring.approvals.written", written, "authoring.approvals.noneWritten"));
    CurrentUser user = signedIn.user();
    if (LibraryExchange.mayExport(user) || LibraryExchange.mayImport(user)) {
      add(new ExchangePanel(exchange, user, LocalDate.now(clock)));
    }
  }

  private Component group(String titleKey, List<DraftSummary> drafts, String noneKey) {
    H2 heading = new H2(getTranslation(titleKey));
    if (drafts.isEmpty()) {
      return new Div(
          heading,
          new EmptyState(getTranslation(noneKey), getTranslation("authoring.approvals.noneHint")));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("rule-list");
    drafts.forEach(draft -> list.add(row(draft)));
    return new Div(heading, list);
  }

  private ListItem row(DraftSummary draft) {
    String language = Screen.language();
    String title =
        book.entry(draft.ruleId())
            .map(entry -> entry.rule().title().in(language))
            .orElse(draft.ruleId());
    Anchor link = new Anchor(DraftView.PATH + "/" + draft.id(), title);
    link.addClassName("rule-title");
    Div marks = new Div(DraftWords.badge(draft.state()));
    marks.addClassName("rule-marks");
    Div head = new Div(link, marks);
    head.addClassName("rule-head");
    Paragraph line =
        new Paragraph(
            getTranslation(
                "authoring.approvals.line",
                getTranslation(
                    draft.baseVersion() == null
                        ? "authoring.scope.new"
                        : "authoring.scope." + draft.scope().word()),
                people.name(draft.savedBy()),
                Dates.moment(draft.stateAt(), language)));
    line.addClassName("rule-sentence");
    return new ListItem(head, line);
  }
}
