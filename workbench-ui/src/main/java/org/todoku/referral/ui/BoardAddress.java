package org.todoku.referral.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.referral.BoardFilter;
import org.todoku.rule.Rule;

/**
 * What the board shows and how, as it stands in the address.
 *
 * @param month of the calendar, or null for this month
 */
record BoardAddress(BoardFilter filter, Mode mode, Lane lane, @Nullable YearMonth month) {
  private static final String ON = "1";

  /** The kinds of need that can be asked for. */
  static final List<String> NEEDS =
      List.of(
          "perinatal",
          "poverty",
          "truancy",
          "neglect",
          "youngCarer",
          "unseen",
          "development",
          "bullying");

  static final BoardAddress PLAIN =
      new BoardAddress(BoardFilter.ALL, Mode.COLUMNS, Lane.NONE, null);

  /** How cards are shown. */
  enum Mode {
    COLUMNS("columns"),
    LIST("list"),
    CALENDAR("calendar");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** By what the columns are divided. */
  enum Lane {
    NONE("none"),
    ASSIGNEE("assignee"),
    OFFICE("office"),
    NEED("need"),
    LEVEL("level");

    private final String word;

    Lane(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  BoardAddress with(BoardFilter other) {
    return new BoardAddress(other, mode, lane, month);
  }

  BoardAddress with(Mode other) {
    return new BoardAddress(filter, other, lane, month);
  }

  BoardAddress with(Lane other) {
    return new BoardAddress(filter, mode, other, month);
  }

  BoardAddress with(YearMonth other) {
    return new BoardAddress(filter, mode, lane, other);
  }

  /** What an address asks for; what it does not know, it does not ask. */
  static BoardAddress read(QueryParameters query) {
    BoardFilter filter =
        new BoardFilter(
            query.getSingleParameter("need").filter(NEEDS::contains).orElse(null),
            query.getSingleParameter("level").map(BoardAddress::level).orElse(null),
            query.getSingleParameter("who").filter(who -> !who.isEmpty()).orElse(null),
            query.getSingleParameter("overdue").filter(ON::equals).isPresent(),
            query.getSingleParameter("closed").filter(ON::equals).isPresent(),
            query.getSingleParameter("mark").flatMap(BoardFilter.Mark::of).orElse(null),
            query.getSingleParameter("q").map(String::strip).filter(q -> !q.isEmpty()).orElse(null),
            query
                .getSingleParameter("sort")
                .flatMap(BoardFilter.Sort::of)
                .orElse(BoardFilter.Sort.PRESSING),
            query.getSingleParameter("office").filter(id -> !id.isEmpty()).orElse(null));
    Mode mode = query.getSingleParameter("view").flatMap(BoardAddress::mode).orElse(Mode.COLUMNS);
    Lane lane = query.getSingleParameter("lane").flatMap(BoardAddress::lane).orElse(Lane.NONE);
    YearMonth month = query.getSingleParameter("month").map(BoardAddress::month).orElse(null);
    return new BoardAddress(filter, mode, lane, month);
  }

  /** As it stands in the address. */
  QueryParameters query() {
    Map<String, String> query = new LinkedHashMap<>();
    put(query, "need", filter.need());
    put(query, "level", filter.level() == null ? null : filter.level().word());
    put(query, "who", filter.assignee());
    put(query, "office", filter.office());
    put(query, "overdue", filter.overdueOnly() ? ON : null);
    put(query, "closed", filter.closed() ? ON : null);
    put(query, "mark", filter.mark() == null ? null : filter.mark().word());
    put(query, "q", filter.search());
    put(query, "sort", filter.sort() == BoardFilter.Sort.PRESSING ? null : filter.sort().word());
    put(query, "view", mode == Mode.COLUMNS ? null : mode.word());
    put(query, "lane", lane == Lane.NONE ? null : lane.word());
    put(query, "month", month == null ? null : month.toString());
    return QueryParameters.simple(query);
  }

  /** The address of a card, with the board behind it as it is. */
  String of(long card) {
    String query = query().getQueryString();
    return "board/" + card + (query.isEmpty() ? "" : "?" + query);
  }

  static Rule.@Nullable Level level(String word) {
    return Arrays.stream(Rule.Level.values())
        .filter(level -> level.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  private static void put(Map<String, String> query, String key, @Nullable String value) {
    if (value != null) {
      query.put(key, Objects.requireNonNull(value));
    }
  }

  private static Optional<Mode> mode(String word) {
    return Arrays.stream(Mode.values()).filter(mode -> mode.word.equals(word)).findFirst();
  }

  private static Optional<Lane> lane(String word) {
    return Arrays.stream(Lane.values()).filter(lane -> lane.word.equals(word)).findFirst();
  }

  private static @Nullable YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
