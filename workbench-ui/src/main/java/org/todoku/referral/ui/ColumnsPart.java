package org.todoku.referral.ui;

import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.todoku.access.CurrentUser;
import org.todoku.referral.Board;
import org.todoku.referral.BoardCard;
import org.todoku.referral.BoardColumn;
import org.todoku.referral.BoardFilter;
import org.todoku.referral.CardState;

/** The columns of one filter. Each begins with a few cards and loads more as they are wanted. */
final class ColumnsPart extends Div {
  private static final long serialVersionUID = 1L;

  /** Cards that a column begins with; the others come when they are scrolled to. */
  private static final int FIRST = 10;

  private static final int MORE = 30;

  private final transient Board board;
  private final transient CurrentUser user;
  private final transient BiConsumer<BoardCard, CardState> drop;
  private final transient Function<BoardCard, CardTile> tiles;
  private final Map<CardState, ColumnView> shown = new EnumMap<>(CardState.class);
  private final Map<CardState, Integer> limits = new EnumMap<>(CardState.class);
  private transient BoardFilter filter = BoardFilter.ALL;
  private transient Map<CardState, Integer> carried = Map.of();
  private LocalDate today = LocalDate.EPOCH;

  ColumnsPart(
      Board board,
      CurrentUser user,
      BiConsumer<BoardCard, CardState> drop,
      Function<BoardCard, CardTile> tiles) {
    this.board = board;
    this.user = user;
    this.drop = drop;
    this.tiles = tiles;
    addClassName("board");
  }

  /** Shows the columns of a filter; gives how many cards there are. */
  int show(BoardFilter now, Map<CardState, Integer> limit, LocalDate day) {
    filter = now;
    carried = limit;
    today = day;
    return load(EnumSet.allOf(CardState.class));
  }

  /** Shows anew what may look different in some columns; gives how many cards there are. */
  int renew(Set<CardState> states) {
    return load(states);
  }

  /** The cards that stand here now. */
  Stream<BoardCard> cards() {
    return shown.values().stream().flatMap(column -> column.cards().stream());
  }

  private int load(Set<CardState> read) {
    List<BoardColumn> now = board.columns(filter, user, FIRST, limits, read);
    List<CardState> states = now.stream().map(BoardColumn::state).toList();
    if (!states.equals(List.copyOf(shown.keySet()))) {
      if (!read.containsAll(states)) {
        return load(EnumSet.allOf(CardState.class));
      }
      removeAll();
      shown.keySet().retainAll(states);
      for (CardState state : states) {
        add(shown.computeIfAbsent(state, each -> new ColumnView(each, drop, () -> more(each))));
      }
    }
    for (BoardColumn column : now) {
      ColumnView view = shown.get(column.state());
      if (view != null && read.contains(column.state())) {
        view.show(column, carried.get(column.state()), today, tiles);
      }
    }
    return now.stream().mapToInt(BoardColumn::count).sum();
  }

  private void more(CardState state) {
    limits.merge(state, FIRST + MORE, (before, none) -> before + MORE);
    load(EnumSet.of(state));
  }
}
