package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.LocalDate;
import org.todoku.referral.BoardCard;
import org.todoku.referral.CardSummary;
import org.todoku.referral.ShownChild;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;

/** One card in a column. */
final class CardTile extends ListItem {
  private static final long serialVersionUID = 1L;

  private final transient BoardCard card;

  /**
   * @param address where the card opens
   * @param menu what opens the card's commands
   */
  CardTile(
      BoardCard card,
      People people,
      LocalDate today,
      String address,
      SerializableConsumer<BoardCard> menu) {
    this.card = card;
    CardSummary summary = card.summary();
    addClassName("card");
    getElement().setAttribute("data-card", String.valueOf(summary.id()));
    add(head(address, today), meta(), newest(today), foot(people, today), commands(menu));
    DragSource.create(this).setDragData(card);
  }

  BoardCard card() {
    return card;
  }

  private Component head(String address, LocalDate today) {
    ShownChild child = card.child();
    Anchor open = new Anchor(address, child.label());
    open.addClassName("card-open");
    Div head = new Div(open);
    head.addClassName("card-head");
    String age = CardWords.age(child.birthDate(), today);
    if (!age.isEmpty()) {
      Span grade = new Span(age);
      grade.addClassName("card-age");
      head.add(grade);
    }
    if (!card.summary().seen()) {
      Span unread = new Span(CardWords.text("board.unread"));
      unread.addClassName("card-unread");
      head.add(unread);
    }
    return head;
  }

  private Component meta() {
    Div meta = new Div(new LevelBadge(card.summary().level()));
    meta.addClassName("card-meta");
    card.summary().needs().forEach(need -> meta.add(CardWords.need(need)));
    Component protection = CardWords.protection(card.child());
    if (protection != null) {
      meta.add(protection);
    }
    return meta;
  }

  private Component newest(LocalDate today) {
    CardSummary summary = card.summary();
    String language = Screen.language();
    String more =
        summary.candidates() > 1
            ? CardWords.text("board.card.andMore", summary.candidates() - 1)
            : "";
    Div newest =
        new Div(
            summary.newest().in(language)
                + more
                + CardWords.text(
                    "board.card.on", Dates.relative(summary.newestOn(), today, language)));
    newest.addClassName("card-newest");
    return newest;
  }

  private Component foot(People people, LocalDate today) {
    CardSummary summary = card.summary();
    String assignee = summary.assignee();
    Span who = new Span(assignee == null ? CardWords.text("board.nobody") : people.name(assignee));
    who.addClassName(assignee == null ? "quiet" : "card-assignee");
    Div foot = new Div(who);
    foot.addClassName("card-foot");
    Span due = CardWords.due(summary, today);
    if (due != null) {
      foot.add(due);
    } else if (summary.closeReason() != null) {
      foot.add(new Span(CardWords.text("board.reason." + summary.closeReason().word())));
    }
    return foot;
  }

  private Component commands(SerializableConsumer<BoardCard> menu) {
    Icon dots = VaadinIcon.ELLIPSIS_DOTS_V.create();
    dots.getElement().setAttribute("aria-hidden", "true");
    NativeButton button = new NativeButton();
    button.add(dots);
    button.addClassName("card-menu");
    button.setAriaLabel(CardWords.text("board.card.menu", card.child().label()));
    button.addClickListener(event -> menu.accept(card));
    return button;
  }
}
