package org.todoku.referral.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.SignedIn;
import org.todoku.access.Users;
import org.todoku.referral.Board;
import org.todoku.referral.BoardCard;
import org.todoku.referral.BoardChange;
import org.todoku.referral.BoardChanges;
import org.todoku.referral.BoardColumn;
import org.todoku.referral.BoardFilter;
import org.todoku.referral.CardDetail;
import org.todoku.referral.CardMoves;
import org.todoku.referral.CardRecords;
import org.todoku.referral.CardState;
import org.todoku.referral.Directory;
import org.todoku.referral.Referrals;
import org.todoku.referral.Why;
import org.todoku.referral.WhyReader;
import org.todoku.referral.Workflow;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.EmptyState;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.Toasts;
import org.todoku.shared.ui.WorkPage;

/** The support board; an opened card stands beside it. */
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
  private static final int CARDS = 30;

  /** Changes that come within this time are shown together. */
  private static final long TOGETHER_MS = 150;

  private final transient Board board;
  private final transient BoardChanges changes;
  private final transient WhyReader words;
  private final transient CurrentUser user;
  private final transient Clock clock;
  private final transient People people;
  private final transient MoveDesk desk;
  private final transient RecordDesk records;
  private final transient CardMoves moves;
  private final FilterBar filters;
  private final MasterDetailLayout layout = new MasterDetailLayout();
  private final Div columns = new Div();
  private final Div nothing = new Div();
  private final Map<CardState, ColumnView> shown = new EnumMap<>(CardState.class);
  private final Map<CardState, Integer> limits = new EnumMap<>(CardState.class);
  private final AtomicBoolean stale = new AtomicBoolean();
  private BoardFilter filter = BoardFilter.ALL;
  private @Nullable Long opened;
  private @Nullable CardPanel panel;
  private transient Runnable deaf = () -> {};

  BoardView(
      Board board,
      CardMoves moves,
      CardRecords records,
      Referrals referrals,
      Directory directory,
      BoardChanges changes,
      WhyReader words,
      Users users,
      SignedIn signedIn,
      Clock clock) {
    super("board.title");
    this.board = board;
    this.changes = changes;
    this.words = words;
    this.user = signedIn.user();
    this.clock = clock;
    this.people = new People(users);
    this.moves = moves;
    this.records =
        new RecordDesk(records, referrals, directory, user, people, clock, this::refresh);
    this.desk = new MoveDesk(moves, user, people, clock, this);
    this.filters = new FilterBar(moves.assignable(), user, this::narrow);
    useWholeWidth();
    addClassName("board-page");
    columns.addClassName("board");
    nothing.addClassName("board-nothing");
    layout.setMaster(new Div(filters, nothing, columns));
    layout.setMasterSize("20rem", true);
    layout.setDetailSize("30rem");
    layout.addDetailEscapePressListener(event -> closeCard());
    layout.addBackdropClickListener(event -> closeCard());
    add(layout);
    listenToKeys();
    board.opened(user);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    filter = FilterBar.read(event.getLocation().getQueryParameters());
    filters.show(filter);
    Long card = event.getRouteParameters().get("card").map(Long::valueOf).orElse(null);
    Long before = opened;
    opened = card;
    if (card == null) {
      panel = null;
      layout.setDetail(null);
    } else if (!card.equals(before)) {
      openCard(card);
    }
    showColumns();
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
    if (!stale.compareAndSet(false, true)) {
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            Thread.sleep(TOGETHER_MS);
            stale.set(false);
            ui.access(this::refresh);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (UIDetachedException e) {
            // the page has been left meanwhile
          }
        });
  }

  @Override
  public void refresh() {
    showColumns();
    if (opened != null) {
      board.read(opened, user).ifPresent(this::showCard);
    }
  }

  @Override
  public void look(long card) {
    UI.getCurrent().navigate("board/" + card, FilterBar.query(filter));
  }

  /** A number key on a card: to the column of that place. */
  @ClientCallable
  void pressed(String card, int place) {
    CardState to = Workflow.atKey(place).orElse(null);
    if (to == null) {
      return;
    }
    shown.values().stream()
        .flatMap(column -> column.cards().stream())
        .filter(each -> String.valueOf(each.summary().id()).equals(card))
        .findFirst()
        .ifPresent(each -> desk.bring(each.summary(), each.child().label(), to));
  }

  private void openCard(long card) {
    board
        .open(card, user)
        .ifPresentOrElse(
            detail -> {
              CardPanel panel = showCard(detail);
              panel.focusName();
            },
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
        new CardPanel.Shown(detail, records.read(id), whys, board.protective(detail, user));
    CardPanel open = panel;
    if (open != null && open.card().summary().id() == id) {
      open.show(shown);
      return open;
    }
    CommentForm comments = new CommentForm(id, records, moves.assignable(), this::refresh);
    CardPanel made =
        new CardPanel(shown, people, desk, records, comments, today(), this::closeCard);
    panel = made;
    layout.setDetail(made);
    return made;
  }

  private void closeCard() {
    UI.getCurrent().navigate("board", FilterBar.query(filter));
  }

  private void showColumns() {
    List<BoardColumn> now = board.columns(filter, user, CARDS, limits);
    boolean sameColumns = now.stream().map(BoardColumn::state).toList().equals(states());
    if (!sameColumns) {
      columns.removeAll();
      shown.clear();
      for (BoardColumn column : now) {
        CardState state = column.state();
        ColumnView view =
            new ColumnView(
                state,
                (card, to) -> desk.bring(card.summary(), card.child().label(), to),
                () -> more(state));
        shown.put(state, view);
        columns.add(view);
      }
    }
    for (BoardColumn column : now) {
      ColumnView view = shown.get(column.state());
      if (view != null) {
        view.show(column, today(), this::tile);
      }
    }
    boolean empty = now.stream().allMatch(column -> column.count() == 0);
    nothing.removeAll();
    columns.setVisible(!empty);
    if (empty) {
      nothing.add(
          filter.narrows()
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
        address(card.summary().id()),
        chosen -> desk.choose(chosen.summary(), chosen.child().label()));
  }

  private List<CardState> states() {
    return List.copyOf(shown.keySet());
  }

  private void more(CardState state) {
    limits.merge(state, 2 * CARDS, (before, none) -> before + CARDS);
    showColumns();
  }

  private void narrow(BoardFilter chosen) {
    UI.getCurrent().navigate(opened == null ? "board" : "board/" + opened, FilterBar.query(chosen));
  }

  private String address(long card) {
    String query = FilterBar.query(filter).getQueryString();
    return "board/" + card + (query.isEmpty() ? "" : "?" + query);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Arrows go from card to card, numbers move the card; Enter follows the link by itself. */
  private void listenToKeys() {
    columns
        .getElement()
        .executeJs(
            """
            const page = $0;
            this.addEventListener('keydown', event => {
              const link = event.target.closest('.card-open');
              if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
              const card = link.closest('.card');
              const lists = [...this.querySelectorAll('.column-cards')]
                  .map(list => [...list.querySelectorAll('.card')]).filter(list => list.length);
              const at = lists.findIndex(list => list.includes(card));
              const row = lists[at].indexOf(card);
              const near = list => list && list[Math.min(row, list.length - 1)];
              const to = {
                ArrowDown: () => lists[at][row + 1], ArrowUp: () => lists[at][row - 1],
                ArrowRight: () => near(lists[at + 1]), ArrowLeft: () => near(lists[at - 1]),
              }[event.key];
              if (to) {
                event.preventDefault();
                const target = to();
                if (target) {
                  target.querySelector('.card-open').focus();
                  target.scrollIntoView({block: 'nearest', inline: 'nearest'});
                }
              } else if (/^[0-9]$/.test(event.key)) {
                event.preventDefault();
                page.$server.pressed(card.dataset.card, Number(event.key));
              }
            });
            """,
            getElement());
  }
}
