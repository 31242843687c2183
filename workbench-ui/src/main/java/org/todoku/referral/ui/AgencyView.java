package org.todoku.referral.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.access.Users;
import org.todoku.referral.AgencyDesk;
import org.todoku.referral.AgencyDesk.Asked;
import org.todoku.referral.BoardChanges;
import org.todoku.referral.RecordResult;
import org.todoku.referral.Referral;
import org.todoku.referral.ReferralAction;
import org.todoku.referral.ReferralState;
import org.todoku.referral.Referrals;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.FactList;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.WorkPage;

/** What an outside agency was asked, and its answers. */
@Route("referrals")
@RolesAllowed(Role.Names.AGENCY)
@StyleSheet("css/board.css")
@NavigationEntry(
    desk = Desk.SERVICES,
    order = 10,
    titleKey = "board.agency.title",
    icon = VaadinIcon.INBOX)
class AgencyView extends WorkPage {
  private static final long serialVersionUID = 1L;

  private final transient AgencyDesk desk;
  private final transient Referrals referrals;
  private final transient BoardChanges changes;
  private final transient CurrentUser user;
  private final transient People people;
  private final transient Clock clock;
  private final Div list = new Div();
  private transient Runnable deaf = () -> {};

  AgencyView(
      AgencyDesk desk,
      Referrals referrals,
      BoardChanges changes,
      Users users,
      SignedIn signedIn,
      Clock clock) {
    super("board.agency.title");
    this.desk = desk;
    this.referrals = referrals;
    this.changes = changes;
    this.user = signedIn.user();
    this.people = new People(users, "board.system");
    this.clock = clock;
    setIntroduction(getTranslation("board.agency.what"));
    list.addClassName("asked-list");
    add(list);
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    deaf =
        changes.listen(
            change ->
                Thread.startVirtualThread(
                    () -> {
                      try {
                        ui.access(this::show);
                      } catch (UIDetachedException e) {
                        // the page has been left meanwhile
                      }
                    }));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    deaf.run();
    super.onDetach(event);
  }

  private void show() {
    list.removeAll();
    List<Asked> asked = desk.asked(user);
    if (asked.isEmpty()) {
      list.add(
          new EmptyState(
              getTranslation("board.agency.none"), getTranslation("board.agency.noneHint")));
    }
    asked.forEach(each -> list.add(card(each)));
  }

  private Component card(Asked asked) {
    String language = Screen.language();
    Referral referral = asked.referral();
    H2 title = new H2(referral.serviceName().in(language));
    Div head = new Div(title, RecordParts.badge(referral));
    head.addClassName("asked-head");
    Section card = new Section(head);
    card.addClassName("asked");
    Span when =
        new Span(
            getTranslation(
                "board.agency.when",
                Dates.moment(referral.offeredAt(), language),
                getTranslation("board.basis." + referral.basis().word())));
    when.addClassName("fact-source");
    card.add(when);
    if (referral.state() == ReferralState.OFFERED) {
      Span due = new Span(Dates.due(referral.answerDueOn(), LocalDate.now(clock), language));
      due.addClassName(
          referral.answerDueOn().isBefore(LocalDate.now(clock)) ? "overdue" : "card-due");
      card.add(new Div(due));
    }
    AgencyDesk.Shared shared = asked.shared();
    if (shared == null) {
      card.add(new Paragraph(getTranslation("board.agency.notShared")));
      return card;
    }
    card.add(facts(shared, language));
    if (!referral.message().isEmpty()) {
      Paragraph message = new Paragraph(referral.message());
      message.addClassNames("paper-text", "history-note");
      card.add(message);
    }
    Div actions = new Div();
    actions.addClassName("referral-actions");
    for (ReferralAction action : ReferralAction.in(referral.state(), true)) {
      Button button =
          new Button(
              getTranslation("board.referral.action." + action.word()),
              event -> act(referral, action));
      if (action != ReferralAction.REFUSE) {
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      }
      actions.add(button);
    }
    card.add(actions);
    return card;
  }

  private Component facts(AgencyDesk.Shared shared, String language) {
    FactList facts = new FactList();
    if (shared.name() != null) {
      facts.with(getTranslation("board.agency.name"), shared.name());
    }
    LocalDate birth = shared.birthDate();
    if (birth != null) {
      facts.with(
          getTranslation("board.agency.birth"),
          getTranslation(
              "board.gradeAndAge",
              Dates.day(birth, language),
              CardWords.age(birth, LocalDate.now(clock))));
    }
    if (shared.address() != null) {
      facts.with(getTranslation("board.detail.address"), shared.address());
    }
    if (!shared.needs().isEmpty()) {
      facts.with(
          getTranslation("board.filter.need"),
          shared.needs().stream()
              .map(CardWords::needWord)
              .collect(Collectors.joining(getTranslation("shared.list.separator"))));
    }
    if (shared.plan() != null) {
      facts.with(getTranslation("board.paper.plan"), shared.plan());
    }
    return facts;
  }

  private void act(Referral referral, ReferralAction action) {
    if (action == ReferralAction.ACCEPT || action == ReferralAction.START) {
      RecordResult result =
          referrals.act(referral.id(), referral.version(), action, null, null, user);
      if (result instanceof RecordResult.Refused refused) {
        Toasts.problem(RecordDesk.words(refused));
      } else {
        Toasts.done(getTranslation("board.referral.done"));
      }
      show();
      return;
    }
    new ReferralDialog(referrals, user, people, referral, action, List.of(), this::show).open();
  }
}
