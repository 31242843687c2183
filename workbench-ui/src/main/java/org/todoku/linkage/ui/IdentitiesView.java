package org.todoku.linkage.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.linkage.IdentityQuestion;
import org.todoku.linkage.IdentityQuestion.State;
import org.todoku.linkage.IdentityService;
import org.todoku.linkage.SenderProfiles;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.WorkPage;

/** Doubtful pairs, one after another, for a person to decide. */
@Route("data/identities")
@RolesAllowed(Role.Names.ANALYST)
@NavigationEntry(
    desk = Desk.DATA,
    order = 30,
    titleKey = "linkage.identities.title",
    icon = VaadinIcon.USERS)
class IdentitiesView extends WorkPage {
  private static final long serialVersionUID = 1L;

  private final transient IdentityService identities;
  private final transient SenderProfiles senders;
  private final transient CurrentUser user;
  private final Paragraph position = new Paragraph();
  private final Div pair = new Div();
  private final Button same = new Button();
  private final Button different = new Button();
  private final Button later = new Button();
  private final Div steps = new Div(same, different, later);
  private final Div nothing = new Div();
  private @Nullable Long current;
  private int skipped;

  IdentitiesView(IdentityService identities, SenderProfiles senders, SignedIn signedIn) {
    super("linkage.identities.title");
    this.identities = identities;
    this.senders = senders;
    this.user = signedIn.user();
    setIntroduction(getTranslation("linkage.identities.introduction"));
    position.getElement().setAttribute("role", "status");
    position.setId("identity-position");
    same.setText(getTranslation("linkage.identities.same"));
    same.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    same.addClickListener(event -> same());
    same.addClickShortcut(Key.DIGIT_1);
    different.setText(getTranslation("linkage.identities.different"));
    different.addClickListener(event -> different());
    different.addClickShortcut(Key.DIGIT_2);
    later.setText(getTranslation("linkage.identities.later"));
    later.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    later.addClickListener(event -> later());
    later.addClickShortcut(Key.DIGIT_3);
    steps.addClassName("page-actions");
    nothing.add(
        new EmptyState(
            getTranslation("linkage.identities.empty"),
            getTranslation("linkage.identities.emptyHint")));
    add(position, pair, steps, nothing);
    next();
  }

  private void next() {
    int open = identities.count(State.OPEN);
    if (skipped >= open) {
      skipped = 0;
    }
    List<IdentityQuestion> questions = identities.questions(State.OPEN, skipped, 1);
    Optional<IdentityQuestion> question =
        questions.stream().findFirst().flatMap(found -> identities.look(found.id(), user.login()));
    current = question.map(IdentityQuestion::id).orElse(null);
    pair.removeAll();
    question.ifPresent(found -> pair.add(new PairPanel(senders, found)));
    position.setText(
        question.isEmpty() ? "" : getTranslation("linkage.identities.position", open, skipped + 1));
    steps.setVisible(question.isPresent());
    nothing.setVisible(question.isEmpty());
  }

  private void same() {
    Long id = current;
    if (id != null) {
      decided(id, identities.same(id, user.login()), "linkage.identities.saidSame");
    }
  }

  private void different() {
    Long id = current;
    if (id != null) {
      decided(id, identities.different(id, user.login()), "linkage.identities.saidDifferent");
    }
  }

  private void decided(long id, boolean done, String messageKey) {
    if (done) {
      Toasts.undoable(getTranslation(messageKey), () -> undo(id));
    } else {
      Toasts.problem(getTranslation("linkage.identities.meanwhile"));
    }
    next();
  }

  private void undo(long id) {
    identities.reopen(id, user.login());
    skipped = 0;
    next();
  }

  private void later() {
    skipped++;
    next();
  }
}
