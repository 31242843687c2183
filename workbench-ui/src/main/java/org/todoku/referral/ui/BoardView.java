package org.todoku.referral.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.access.Users;
import org.todoku.referral.Board;
import org.todoku.referral.BoardCard;
import org.todoku.referral.BoardChange;
import org.todoku.referral.BoardChanges;
import org.todoku.referral.BoardViews;
import org.todoku.referral.ByHand;
import org.todoku.referral.CardAction;
import org.todoku.referral.CardDetail;
import org.todoku.referral.CardMoves;
import org.todoku.referral.CardRecords;
import org.todoku.referral.Directory;
import org.todoku.referral.Office;
import org.todoku.referral.Offices;
import org.todoku.referral.Referrals;
import org.todoku.referral.Transfers;
import org.todoku.referral.Why;
import org.todoku.referral.WhyReader;
import org.todoku.referral.Workflow;
import org.todoku.referral.ui.BoardAddress.Mode;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.WorkPage;

/** The support board, as columns, list or calendar; an opened card stands beside it. */
@Route("board/:card?([0-9]{1,18})")
@RolesAllowed({Role.Names.CASEWORKER, Role.Names.SUPERVISOR})
@StyleSheet("css/board.css")
@NavigationEntry(
    desk = Desk.BOARD,
    order = 0,
    titleKey = "board.title",
    icon = VaadinIcon.GRID_SMALL_O)
class BoardView extends WorkPage implements BeforeEnterObserver, MoveDesk.Surroundings {
  private static final long serialVersionUID = 1L;

  /** Changes that come within this time are shown together. */
  private static final long TOGETHER_MS = 150;

  /** A board that has just been shown anew waits this long, so that fifty of them leave room. */
  private static final long APART_MS = 250;

  private final transient Board board;
  private final transient BoardChanges changes;
  private final transient BoardViews views;
  private final transient WhyReader words;
  private final transient CurrentUser user;
  private final transient Clock clock;
  private final transient People people;
  private final transient MoveDesk desk;
  private final transient RecordDesk records;
  private final transient TransferDesk transfers;
  private final transient CardMoves moves;
  private final FilterBar filters;
  private final ViewMenu menu;
  private final Select<Mode> mode = new Select<>();
  private final MasterDetailLayout layout = new MasterDetailLayout();
  private final Div nothing = new Div();
  private final Div body = new Div();
  private final LanesPart lanes;
  private final ListPart list;
  private final CalendarPart calendar;
  private final transient BoardNews news = new BoardNews();
  private volatile long newsShown = System.nanoTime() - APART_MS * 1_000_000;
  private transient BoardAddress address = BoardAddress.PLAIN;
  private @Nullable Long opened;
  private @Nullable CardPanel panel;
  private transient Runnable deaf = () -> {};

  BoardView(
      Board board,
      CardMoves moves,
      CardRecords records,
      Referrals referrals,
      Directory directory,
      BoardViews views,
      BoardChanges changes,
      WhyReader words,
      Users users,
      SignedIn signedIn,
      ByHand byHand,
      Offices offices,
      Transfers transfers,
      Clock clock) {
    super("board.title");
    this.board = board;
    this.changes = changes;
    this.views = views;
    this.words = words;
    this.user = signedIn.user();
    this.clock = clock;
    this.people = new People(users, "board.system");
    this.moves = moves;
    this.records =
        new RecordDesk(records, referrals, directory, user, people, clock, this::refresh);
    this.transfers = new TransferDesk(transfers, user, this::refresh);
    List<Office> all = offices.all();
    this.desk = new MoveDesk(moves, user, people, clock, this);
    this.filters = new FilterBar(moves.assignable(), all, user, this::narrow);
    this.menu = new ViewMenu(views, user, this::narrow);
    this.lanes =
        new LanesPart(
            board,
            user,
            people,
            all,
            (card, to) -> desk.bring(card.summary(), card.child().label(), to),
            this::tile);
    this.list = new ListPart(board, user, people, today(), this::together);
    this.calendar = new CalendarPart(board, user, month -> narrow(address.with(month)));
    useWholeWidth();
    addClassName("board-page");
    mode.setAriaLabel(getTranslation("board.mode"));
    mode.setItems(Mode.values());
    mode.setItemLabelGenerator(each -> getTranslation("board.mode." + each.word()));
    mode.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            narrow(address.with(event.getValue()));
          }
        });
    Button openByHand =
        new Button(
            getTranslation("board.byHand.title"),
            event -> new ByHandDialog(byHand, user, this::showCards).open());
    addActions(openByHand, menu, mode);
    nothing.addClassName("board-nothing");
    body.addClassName("board-body");
    layout.setMaster(new Div(filters, nothing, body));
    layout.setMasterSize("20rem", true);
    layout.setDetailSize("30rem");
    layout.addDetailEscapePressListener(event -> closeCard());
    layout.addBackdropClickListener(event -> closeCard());
    add(layout);
    BoardKeys.listen(body, this);
    board.opened(user);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    BoardAddress before = address;
    address = BoardAddress.read(event.getLocation().getQueryParameters());
    if (address.filter().search() != null
        && !Objects.equals(address.filter().search(), before.filter().search())) {
      board.searched(user);
    }
    filters.show(address);
    menu.show(address);
    mode.setValue(address.mode());
    Long card = event.getRouteParameters().get("card").map(Long::valueOf).orElse(null);
    Long openBefore = opened;
    opened = card;
    news.follow(address.filter().assignee(), card);
    if (card == null) {
      panel = null;
      layout.setDetail(null);
    } else if (!card.equals(openBefore)) {
      openCard(card);
    }
    showCards();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    deaf = changes.listen(change -> heard(ui, change));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    deaf.run();
    super.onDetach(event);
  }

  /** Something changed, maybe in another browser: many changes at once are shown once. */
  private void heard(UI ui, BoardChange change) {
    if (!news.add(change)) {
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            long since = (System.nanoTime() - newsShown) / 1_000_000;
            Thread.sleep(Math.max(TOGETHER_MS, APART_MS - since));
            ui.access(this::showNews);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (UIDetachedException e) {
            // the page has been left meanwhile
          }
        });
  }

  private void showNews() {
    BoardNews.Gathered gathered = news.take();
    newsShown = System.nanoTime();
    boolean cardsMoved = !gathered.columns().isEmpty();
    // a board that was empty shows its columns for the first time
    boolean columnsShown = address.mode() == Mode.COLUMNS && body.isVisible();
    if (cardsMoved && !(columnsShown && lanes.renew(gathered.columns()).orElse(0) > 0)) {
      showCards();
    }
    Long open = opened;
    if (open != null && gathered.cards().contains(open)) {
      board.read(open, user).ifPresent(this::showCard);
    }
  }

  /** After something that this person did: the keyboard goes back to the card. */
  @Override
  public void refresh() {
    show();
    BoardKeys.refocus(body);
  }

  private void show() {
    showCards();
    if (opened != null) {
      board.read(opened, user).ifPresent(this::showCard);
    }
  }

  @Override
  public void look(long card) {
    UI.getCurrent().navigate("board/" + card, address.query());
  }

  /** A number key on a card: to the column of that place. */
  @ClientCallable
  void pressed(String card, int place) {
    Workflow.atKey(place)
        .ifPresent(
            to ->
                lanes
                    .cards()
                    .filter(each -> String.valueOf(each.summary().id()).equals(card))
                    .findFirst()
                    .ifPresent(each -> desk.bring(each.summary(), each.child().label(), to)));
  }

  private void openCard(long card) {
    board
        .open(card, user)
        .ifPresentOrElse(
            detail -> showCard(detail).focusName(),
            () -> {
              opened = null;
              panel = null;
              layout.setDetail(null);
              Toasts.problem(getTranslation("board.refused.gone"));
            });
  }

  private CardPanel showCard(CardDetail detail) {
    List<Why> whys =
        detail.candidates().stream()
            .map(candidate -> words.read(candidate.evidence().getFirst().explanation()))
            .toList();
    long id = detail.summary().id();
    CardPanel.Shown shown =
        new CardPanel.Shown(
            detail, records.read(id), whys, board.protective(detail, user), transfers.of(id));
    CardPanel open = panel;
    if (open != null && open.card().summary().id() == id) {
      open.show(shown);
      return open;
    }
    CommentForm comments = new CommentForm(id, records, moves.assignable(), this::refresh);
    CardPanel made =
        new CardPanel(shown, people, desk, records, transfers, comments, today(), this::closeCard);
    panel = made;
    layout.setDetail(made);
    return made;
  }

  private void closeCard() {
    UI.getCurrent().navigate("board", address.query());
  }

  private void showCards() {
    Component part =
        switch (address.mode()) {
          case COLUMNS -> lanes;
          case LIST -> list;
          case CALENDAR -> calendar;
        };
    if (part.getParent().isEmpty()) {
      body.removeAll();
      body.add(part);
    }
    int count =
        switch (address.mode()) {
          case COLUMNS -> lanes.show(address, views.limits(), today());
          case LIST -> {
            list.show(address);
            yield board.count(address.filter(), user);
          }
          case CALENDAR -> {
            calendar.show(address, today());
            yield 1;
          }
        };
    nothing.removeAll();
    body.setVisible(count > 0);
    if (count == 0) {
      nothing.add(
          address.filter().narrows()
              ? new EmptyState(
                  getTranslation("board.none.filtered"), getTranslation("board.none.filteredHint"))
              : new EmptyState(getTranslation("board.none"), getTranslation("board.noneHint")));
    }
  }

  private CardTile tile(BoardCard card) {
    return new CardTile(
        card,
        people,
        today(),
        address.of(card.summary().id()),
        chosen -> desk.choose(chosen.summary(), chosen.child().label()));
  }

  private void together(CardAction action, List<BoardCard> cards) {
    new BulkDialog(
            moves,
            user,
            people,
            action,
            cards,
            () -> {
              list.clear();
              show();
            })
        .open();
  }

  private void narrow(BoardAddress chosen) {
    UI.getCurrent().navigate(opened == null ? "board" : "board/" + opened, chosen.query());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
