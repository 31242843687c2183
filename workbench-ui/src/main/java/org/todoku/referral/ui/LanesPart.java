package org.todoku.referral.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.todoku.access.CurrentUser;
import org.todoku.referral.Board;
import org.todoku.referral.BoardCard;
import org.todoku.referral.BoardFilter;
import org.todoku.referral.CardState;
import org.todoku.referral.Office;
import org.todoku.referral.ui.BoardAddress.Lane;
import org.todoku.rule.Rule;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;

/** The columns, whole or divided into lanes that can be folded away. */
final class LanesPart extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Board board;
  private final transient People people;
  private final transient List<Office> offices;
  private final transient java.util.function.Supplier<ColumnsPart> make;
  private transient Map<String, LaneView> shown = new LinkedHashMap<>();
  private Lane lane = Lane.NONE;
  private final ColumnsPart whole;

  /** One lane: what it is called, and what stands in it. */
  private record LaneView(NativeDetails details, Span count, ColumnsPart columns) {}

  /** A lane that is wanted. */
  private record Wanted(String name, BoardFilter filter) {}

  LanesPart(
      Board board,
      CurrentUser user,
      People people,
      List<Office> offices,
      BiConsumer<BoardCard, CardState> drop,
      Function<BoardCard, CardTile> tiles) {
    this.board = board;
    this.people = people;
    this.offices = List.copyOf(offices);
    this.make = () -> new ColumnsPart(board, user, drop, tiles);
    this.whole = make.get();
    addClassName("board-lanes");
    add(whole);
  }

  /** Shows what an address asks for; gives how many cards there are. */
  int show(BoardAddress address, Map<CardState, Integer> limits, LocalDate today) {
    if (address.lane() != lane) {
      removeAll();
      shown = new LinkedHashMap<>();
      lane = address.lane();
      if (lane == Lane.NONE) {
        add(whole);
      }
    }
    setClassName("in-lanes", lane != Lane.NONE);
    if (lane == Lane.NONE) {
      return whole.show(address.filter(), limits, today);
    }
    int all = 0;
    for (Wanted wanted : wanted(address.filter())) {
      LaneView view = shown.computeIfAbsent(wanted.name(), this::lane);
      int count = view.columns().show(wanted.filter(), Map.of(), today);
      view.count().setText(CardWords.text("board.column.count", count));
      view.details().setVisible(count > 0);
      all += count;
    }
    return all;
  }

  /** Shows anew what may look different in some columns; empty where the lanes must be read. */
  Optional<Integer> renew(Set<CardState> states) {
    return lane == Lane.NONE ? Optional.of(whole.renew(states)) : Optional.empty();
  }

  /** The cards that stand here now. */
  Stream<BoardCard> cards() {
    return lane == Lane.NONE
        ? whole.cards()
        : shown.values().stream().flatMap(view -> view.columns().cards());
  }

  private LaneView lane(String name) {
    Span count = new Span();
    count.addClassName("column-count");
    Span title = new Span(name);
    title.addClassName("lane-title");
    Span summary = new Span(title, count);
    ColumnsPart columns = make.get();
    NativeDetails details = new NativeDetails(summary, columns);
    details.addClassName("lane");
    details.setOpen(true);
    add(details);
    return new LaneView(details, count, columns);
  }

  private List<Wanted> wanted(BoardFilter filter) {
    return switch (lane) {
      case NONE -> List.of();
      case NEED ->
          BoardAddress.NEEDS.stream()
              .filter(need -> filter.need() == null || need.equals(filter.need()))
              .map(need -> new Wanted(CardWords.needWord(need), filter.ofNeed(need)))
              .toList();
      case LEVEL ->
          Arrays.asList(Rule.Level.values()).reversed().stream()
              .filter(level -> filter.level() == null || level == filter.level())
              .map(level -> new Wanted(LevelBadge.word(level), filter.ofLevel(level)))
              .toList();
      case OFFICE -> {
        List<Wanted> all = new ArrayList<>();
        for (Office office : offices) {
          if (filter.office() == null || filter.office().equals(office.id())) {
            all.add(new Wanted(office.name().in(Screen.language()), filter.ofOffice(office.id())));
          }
        }
        if (filter.office() == null || filter.office().equals(BoardFilter.NO_OFFICE)) {
          all.add(
              new Wanted(
                  CardWords.text("board.office.none"), filter.ofOffice(BoardFilter.NO_OFFICE)));
        }
        yield all;
      }
      case ASSIGNEE -> {
        List<Wanted> all = new ArrayList<>();
        for (String login : board.assignees()) {
          if (filter.assignee() == null || filter.assignee().equals(login)) {
            all.add(new Wanted(people.name(login), filter.ofAssignee(login)));
          }
        }
        if (filter.assignee() == null || filter.assignee().equals(BoardFilter.NOBODY)) {
          all.add(
              new Wanted(CardWords.text("board.nobody"), filter.ofAssignee(BoardFilter.NOBODY)));
        }
        yield all;
      }
    };
  }
}
