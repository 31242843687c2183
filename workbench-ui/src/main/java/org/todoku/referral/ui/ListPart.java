package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.todoku.access.CurrentUser;
import org.todoku.referral.Board;
import org.todoku.referral.BoardCard;
import org.todoku.referral.CardAction;
import org.todoku.referral.CardSummary;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.StateBadge;

/** The same cards as a list, where several are chosen and moved together. */
final class ListPart extends Div {
  private static final long serialVersionUID = 1L;

  /** What can be done to many at once: nothing that belongs to one family alone. */
  static final List<CardAction> TOGETHER =
      List.of(
          CardAction.CHECK,
          CardAction.CONFIRM,
          CardAction.ASSIGN,
          CardAction.NOT_APPLICABLE,
          CardAction.ALREADY_SUPPORTED);

  private final Grid<BoardCard> grid = new Grid<>();
  private final Span chosen = new Span();
  private final Select<CardAction> action = new Select<>();
  private final Button preview = new Button(CardWords.text("board.bulk.preview"));
  private final transient Board board;
  private final transient CurrentUser user;
  private transient BoardAddress address = BoardAddress.PLAIN;

  ListPart(
      Board board,
      CurrentUser user,
      People people,
      LocalDate today,
      BiConsumer<CardAction, List<BoardCard>> bulk) {
    this.board = board;
    this.user = user;
    addClassName("board-list");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    grid.addComponentColumn(
            card -> {
              Anchor open = new Anchor(address.of(card.summary().id()), card.child().label());
              open.addClassName("list-open");
              return open;
            })
        .setHeader(CardWords.text("board.list.child"))
        .setAutoWidth(true);
    grid.addColumn(card -> CardWords.age(card.child().birthDate(), today))
        .setHeader(CardWords.text("board.list.age"))
        .setAutoWidth(true);
    grid.addComponentColumn(
            card -> new StateBadge(StateBadge.Shape.HALF, CardWords.state(card.summary().state())))
        .setHeader(CardWords.text("board.list.state"))
        .setAutoWidth(true);
    grid.addComponentColumn(card -> new LevelBadge(card.summary().level()))
        .setHeader(CardWords.text("board.filter.level"))
        .setAutoWidth(true);
    grid.addComponentColumn(
            card -> {
              Div needs = new Div();
              needs.addClassName("card-meta");
              card.summary().needs().forEach(need -> needs.add(CardWords.need(need)));
              return needs;
            })
        .setHeader(CardWords.text("board.filter.need"))
        .setFlexGrow(1);
    grid.addComponentColumn(
            card -> {
              Span due = CardWords.due(card.summary(), today);
              return due == null ? new Span() : due;
            })
        .setHeader(CardWords.text("board.list.due"))
        .setAutoWidth(true);
    grid.addColumn(card -> who(card.summary(), people))
        .setHeader(CardWords.text("board.filter.assignee"))
        .setAutoWidth(true);
    grid.setItems(provider());
    grid.addSelectionListener(event -> showChosen());
    action.setItems(TOGETHER);
    action.setItemLabelGenerator(each -> CardWords.text("board.action." + each.word()));
    action.setAriaLabel(CardWords.text("board.bulk.action"));
    action.setValue(CardAction.CHECK);
    preview.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    preview.addClickListener(
        event -> bulk.accept(action.getValue(), List.copyOf(grid.getSelectedItems())));
    Div bar = new Div(chosen, action, preview);
    bar.addClassName("bulk-bar");
    add(bar, grid);
    showChosen();
  }

  /** Shows the cards of an address. */
  void show(BoardAddress now) {
    boolean others = !now.filter().equals(address.filter());
    address = now;
    if (others) {
      grid.deselectAll();
    }
    grid.getDataProvider().refreshAll();
  }

  /** Nothing is chosen any more. */
  void clear() {
    grid.deselectAll();
  }

  private CallbackDataProvider<BoardCard, Void> provider() {
    return new CallbackDataProvider<>(
        query -> board.list(address.filter(), user, query.getOffset(), query.getLimit()).stream(),
        query -> board.count(address.filter(), user),
        card -> card.summary().id());
  }

  private void showChosen() {
    int count = grid.getSelectedItems().size();
    chosen.setText(CardWords.text("board.bulk.chosen", count));
    preview.setEnabled(count > 0);
  }

  private static String who(CardSummary card, People people) {
    String assignee = card.assignee();
    return assignee == null ? CardWords.text("board.nobody") : people.name(assignee);
  }
}
