package org.todoku.referral.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.access.User;
import org.todoku.referral.BoardFilter;
import org.todoku.rule.Rule;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.Screen;

/** Which cards are shown; what is chosen stands in the address. */
final class FilterBar extends Div {
  private static final long serialVersionUID = 1L;
  private static final String ANY = "";
  private static final String ON = "1";
  private static final List<String> NEEDS =
      List.of(
          "perinatal",
          "poverty",
          "truancy",
          "neglect",
          "youngCarer",
          "unseen",
          "development",
          "bullying");

  private final Select<String> need = new Select<>();
  private final Select<String> level = new Select<>();
  private final Select<String> assignee = new Select<>();
  private final Checkbox overdue = new Checkbox(CardWords.text("board.filter.overdue"));
  private final Checkbox closed = new Checkbox(CardWords.text("board.filter.closed"));
  private final transient Consumer<BoardFilter> chosen;

  FilterBar(List<User> people, CurrentUser user, Consumer<BoardFilter> chosen) {
    this.chosen = chosen;
    addClassName("board-filters");
    need.setLabel(CardWords.text("board.filter.need"));
    need.setItems(Stream.concat(Stream.of(ANY), NEEDS.stream()).toList());
    need.setItemLabelGenerator(
        word -> word.equals(ANY) ? CardWords.text("board.filter.all") : CardWords.needWord(word));
    level.setLabel(CardWords.text("board.filter.level"));
    level.setItems(
        Stream.concat(Stream.of(ANY), Arrays.stream(Rule.Level.values()).map(Rule.Level::word))
            .toList());
    level.setItemLabelGenerator(
        word ->
            word.equals(ANY)
                ? CardWords.text("board.filter.all")
                : LevelBadge.word(Objects.requireNonNull(level(word))));
    Map<String, String> names = new LinkedHashMap<>();
    names.put(ANY, CardWords.text("board.filter.all"));
    names.put(user.login(), CardWords.text("board.filter.mine"));
    names.put(BoardFilter.NOBODY, CardWords.text("board.nobody"));
    people.forEach(
        person -> names.putIfAbsent(person.login(), person.name().in(Screen.language())));
    assignee.setLabel(CardWords.text("board.filter.assignee"));
    assignee.setItems(names.keySet());
    assignee.setItemLabelGenerator(login -> names.getOrDefault(login, login));
    Stream.of(need, level, assignee)
        .forEach(
            select ->
                select.addValueChangeListener(
                    event -> {
                      if (event.isFromClient()) {
                        tell();
                      }
                    }));
    Stream.of(overdue, closed)
        .forEach(
            box ->
                box.addValueChangeListener(
                    event -> {
                      if (event.isFromClient()) {
                        tell();
                      }
                    }));
    add(need, level, assignee, overdue, closed);
  }

  /** Shows what is chosen. */
  void show(BoardFilter filter) {
    need.setValue(filter.need() == null ? ANY : filter.need());
    level.setValue(filter.level() == null ? ANY : filter.level().word());
    assignee.setValue(filter.assignee() == null ? ANY : filter.assignee());
    overdue.setValue(filter.overdueOnly());
    closed.setValue(filter.closed());
  }

  /** The filter that an address asks for; what it does not know, it does not ask. */
  static BoardFilter read(QueryParameters query) {
    return new BoardFilter(
        query.getSingleParameter("need").filter(NEEDS::contains).orElse(null),
        query.getSingleParameter("level").map(FilterBar::level).orElse(null),
        query.getSingleParameter("who").filter(who -> !who.isEmpty()).orElse(null),
        query.getSingleParameter("overdue").filter(ON::equals).isPresent(),
        query.getSingleParameter("closed").filter(ON::equals).isPresent());
  }

  /** The filter as it stands in the address. */
  static QueryParameters query(BoardFilter filter) {
    Map<String, String> query = new LinkedHashMap<>();
    if (filter.need() != null) {
      query.put("need", filter.need());
    }
    if (filter.level() != null) {
      query.put("level", filter.level().word());
    }
    if (filter.assignee() != null) {
      query.put("who", filter.assignee());
    }
    if (filter.overdueOnly()) {
      query.put("overdue", ON);
    }
    if (filter.closed()) {
      query.put("closed", ON);
    }
    return QueryParameters.simple(query);
  }

  private void tell() {
    chosen.accept(
        new BoardFilter(
            empty(need.getValue()),
            level(level.getValue()),
            empty(assignee.getValue()),
            overdue.getValue(),
            closed.getValue()));
  }

  private static @Nullable String empty(String word) {
    return word.equals(ANY) ? null : word;
  }

  private static Rule.@Nullable Level level(String word) {
    return Arrays.stream(Rule.Level.values())
        .filter(level -> level.word().equals(word))
        .findFirst()
        .orElse(null);
  }
}
