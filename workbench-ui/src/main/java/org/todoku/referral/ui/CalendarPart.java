package org.todoku.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.todoku.access.CurrentUser;
import org.todoku.referral.Board;
import org.todoku.referral.BoardCard;
import org.todoku.referral.WorkingCalendar;
import org.todoku.shared.ui.Screen;

/** The same cards by the day on which they are due. */
final class CalendarPart extends Div {
  private static final long serialVersionUID = 1L;
  private static final int A_DAY = 5;
  private static final int WEEK = 7;

  private final transient Board board;
  private final transient CurrentUser user;
  private final transient Consumer<YearMonth> turn;

  CalendarPart(Board board, CurrentUser user, Consumer<YearMonth> turn) {
    this.board = board;
    this.user = user;
    this.turn = turn;
    addClassName("board-calendar");
  }

  void show(BoardAddress address, LocalDate today) {
    removeAll();
    YearMonth month = address.month() == null ? YearMonth.from(today) : address.month();
    LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    Map<LocalDate, List<BoardCard>> byDay =
        board.due(address.filter(), user, first, last).stream()
            .filter(card -> card.summary().dueOn() != null)
            .collect(Collectors.groupingBy(card -> card.summary().dueOn()));
    add(head(month), table(address, first, last, month, byDay, today));
  }

  private Component head(YearMonth month) {
    boolean ja = Screen.language().equals("ja");
    H2 title =
        new H2(
            DateTimeFormatter.ofPattern(
                    ja ? "uuuu年M月" : "MMMM uuuu", ja ? Locale.JAPANESE : Locale.ENGLISH)
                .format(month));
    Div head =
        new Div(
            button(VaadinIcon.ANGLE_LEFT, "board.calendar.before", month.minusMonths(1)),
            title,
            button(VaadinIcon.ANGLE_RIGHT, "board.calendar.after", month.plusMonths(1)));
    head.addClassName("calendar-head");
    return head;
  }

  private Button button(VaadinIcon icon, String key, YearMonth to) {
    Button button = new Button(icon.create(), event -> turn.accept(to));
    button.setAriaLabel(CardWords.text(key));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    return button;
  }

  private Component table(
      BoardAddress address,
      LocalDate first,
      LocalDate last,
      YearMonth month,
      Map<LocalDate, List<BoardCard>> byDay,
      LocalDate today) {
    Locale locale = Screen.language().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    NativeTableRow names = new NativeTableRow();
    for (int i = 0; i < WEEK; i++) {
      names.add(
          new NativeTableHeaderCell(
              first.plusDays(i).getDayOfWeek().getDisplayName(TextStyle.SHORT, locale)));
    }
    NativeTableBody body = new NativeTableBody();
    for (LocalDate week = first; !week.isAfter(last); week = week.plusDays(WEEK)) {
      NativeTableRow row = new NativeTableRow();
      for (int i = 0; i < WEEK; i++) {
        LocalDate day = week.plusDays(i);
        row.add(cell(address, day, month, byDay.getOrDefault(day, List.of()), today));
      }
      body.add(row);
    }
    return new NativeTable(new NativeTableHeader(names), body);
  }

  private NativeTableCell cell(
      BoardAddress address,
      LocalDate day,
      YearMonth month,
      List<BoardCard> cards,
      LocalDate today) {
    Span number = new Span(String.valueOf(day.getDayOfMonth()));
    number.addClassName("calendar-day");
    NativeTableCell cell = new NativeTableCell(number);
    if (!YearMonth.from(day).equals(month)) {
      cell.addClassName("calendar-other");
    }
    if (!WorkingCalendar.isWorkingDay(day)) {
      cell.addClassName("calendar-closed");
    }
    if (day.equals(today)) {
      cell.addClassName("calendar-today");
      number.getElement().setAttribute("aria-current", "date");
    }
    if (!cards.isEmpty()) {
      UnorderedList list = new UnorderedList();
      cards.stream()
          .limit(A_DAY)
          .forEach(
              card -> {
                Anchor open = new Anchor(address.of(card.summary().id()), card.child().label());
                Span state = new Span(CardWords.state(card.summary().state()));
                state.addClassName("quiet");
                list.add(new ListItem(open, new Span(" "), state));
              });
      cell.add(list);
      if (cards.size() > A_DAY) {
        Span more = new Span(CardWords.text("board.calendar.more", cards.size() - A_DAY));
        more.addClassName("quiet");
        cell.add(more);
      }
    }
    return cell;
  }
}
