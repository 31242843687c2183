package org.todoku.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.todoku.access.CurrentUser;
import org.todoku.access.SignedIn;
import org.todoku.access.WaitingItem;
import org.todoku.access.WaitingItem.Urgency;
import org.todoku.access.WaitingWork;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.WorkPage;

/** What waits for the person who is signed in. */
@Route("")
@PermitAll
@NavigationEntry(
    desk = Desk.TODAY,
    order = 0,
    titleKey = "access.today.title",
    icon = VaadinIcon.SUN_O)
class TodayView extends WorkPage {
  private static final long serialVersionUID = 1L;

  TodayView(SignedIn signedIn, ObjectProvider<WaitingWork> features) {
    super("access.today.title");
    CurrentUser user = signedIn.user();
    setIntroduction(getTranslation("access.today.greeting", user.name().in(Screen.language())));
    List<WaitingItem> items =
        features
            .orderedStream()
            .flatMap(feature -> feature.waitingFor(user).stream())
            .sorted(
                Comparator.comparing((WaitingItem item) -> item.count() == 0)
                    .thenComparing(WaitingItem::urgency, Comparator.reverseOrder()))
            .toList();
    if (items.isEmpty()) {
      add(
          new EmptyState(
              getTranslation("access.today.nothing"), getTranslation("access.today.nothingHint")));
      return;
    }
    UnorderedList cards = new UnorderedList();
    cards.addClassName("waiting");
    items.forEach(item -> cards.add(new ListItem(card(item))));
    add(cards);
  }

  private Component card(WaitingItem item) {
    Span count = new Span(getTranslation("access.today.count", item.count()));
    count.addClassName("waiting-count");
    H2 title = new H2(getTranslation(item.titleKey()));
    Anchor card = new Anchor(item.location(), title, count);
    card.addClassName("waiting-card");
    if (item.count() == 0) {
      card.addClassName("waiting-none");
    }
    if (item.noteKey() != null) {
      Div note = new Div(getTranslation(item.noteKey(), item.noteCount()));
      note.addClassName("waiting-note");
      card.add(note);
    }
    if (item.count() > 0 && item.urgency() != Urgency.NORMAL) {
      card.add(urgency(item.urgency()));
    }
    return card;
  }

  private StateBadge urgency(Urgency urgency) {
    return switch (urgency) {
      case OVERDUE ->
          new StateBadge(StateBadge.Shape.ALARM, getTranslation("access.today.overdue"));
      case ATTENTION ->
          new StateBadge(StateBadge.Shape.ATTENTION, getTranslation("access.today.attention"));
      case NORMAL -> new StateBadge(StateBadge.Shape.HOLLOW, getTranslation("access.today.open"));
    };
  }
}
