package org.todoku.referral.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
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
import org.todoku.referral.BoardFilter.Mark;
import org.todoku.referral.BoardFilter.Sort;
import org.todoku.referral.Office;
import org.todoku.rule.Rule;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.Screen;

/** Which cards are shown, and in which order; what is chosen stands in the address. */
final class FilterBar extends Div {
  private static final long serialVersionUID = 1L;
  private static final String ANY = "";

  private final TextField search = new TextField();
  private final Select<String> need = new Select<>();
  private final Select<String> level = new Select<>();
  private final Select<String> assignee = new Select<>();
  private final Select<String> office = new Select<>();
  private final Select<String> mark = new Select<>();
  private final Select<Sort> sort = new Select<>();
  private final Select<BoardAddress.Lane> lane = new Select<>();
  private final Checkbox overdue = new Checkbox(CardWords.text("board.filter.overdue"));
  private final Checkbox closed = new Checkbox(CardWords.text("board.filter.closed"));
  private final transient Consumer<BoardAddress> chosen;
  private transient BoardAddress shown = BoardAddress.PLAIN;

  FilterBar(
      List<User> people, List<Office> offices, CurrentUser user, Consumer<BoardAddress> chosen) {
    this.chosen = chosen;
    addClassName("board-filters");
    search.setLabel(CardWords.text("board.filter.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    search.setMaxLength(60);
    choices(need, "board.filter.need", BoardAddress.NEEDS, CardWords::needWord);
    choices(
        level,
        "board.filter.level",
        Arrays.stream(Rule.Level.values()).map(Rule.Level::word).toList(),
        word -> LevelBadge.word(Objects.requireNonNull(BoardAddress.level(word))));
    choices(
        mark,
        "board.filter.mark",
        Arrays.stream(Mark.values()).map(Mark::word).toList(),
        word -> CardWords.text("board.mark." + word));
    Map<String, String> names = new LinkedHashMap<>();
    names.put(user.login(), CardWords.text("board.filter.mine"));
    names.put(BoardFilter.NOBODY, CardWords.text("board.nobody"));
    people.forEach(
        person -> names.putIfAbsent(person.login(), person.name().in(Screen.language())));
    choices(
        assignee,
        "board.filter.assignee",
        List.copyOf(names.keySet()),
        login -> names.getOrDefault(login, login));
    Map<String, String> places = new LinkedHashMap<>();
    offices.forEach(each -> places.put(each.id(), each.name().in(Screen.language())));
    places.put(BoardFilter.NO_OFFICE, CardWords.text("board.office.none"));
    choices(
        office,
        "board.filter.office",
        List.copyOf(places.keySet()),
        id -> places.getOrDefault(id, id));
    office.setVisible(!offices.isEmpty());
    sort.setLabel(CardWords.text("board.filter.sort"));
    sort.setItems(Sort.values());
    sort.setItemLabelGenerator(each -> CardWords.text("board.sort." + each.word()));
    lane.setLabel(CardWords.text("board.filter.lane"));
    lane.setItems(
        Arrays.stream(BoardAddress.Lane.values())
            .filter(each -> each != BoardAddress.Lane.OFFICE || !offices.isEmpty())
            .toList());
    lane.setItemLabelGenerator(each -> CardWords.text("board.lane." + each.word()));
    List<AbstractField<?, ?>> fields =
        List.of(search, need, level, assignee, office, mark, sort, lane, overdue, closed);
    fields.forEach(this::hear);
    add(search, more());
    fields.stream().skip(1).forEach(this::add);
  }

  /** On a phone the filters are folded away behind this. */
  private NativeButton more() {
    NativeButton more = new NativeButton(CardWords.text("board.filter.more"));
    more.addClassName("filters-more");
    more.getElement().setAttribute("aria-expanded", "false");
    more.getElement()
        .executeJs(
            """
            this.addEventListener('click', () => {
              const open = this.parentElement.classList.toggle('filters-open');
              this.setAttribute('aria-expanded', open);
            });
            """);
    return more;
  }

  private <V> void hear(AbstractField<?, V> field) {
    field.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            tell();
          }
        });
  }

  private static void choices(
      Select<String> select,
      String label,
      List<String> words,
      java.util.function.UnaryOperator<String> say) {
    List<String> all = new ArrayList<>(Stream.concat(Stream.of(ANY), words.stream()).toList());
    select.setLabel(CardWords.text(label));
    select.setItems(all);
    select.setItemLabelGenerator(
        word -> word.equals(ANY) ? CardWords.text("board.filter.all") : say.apply(word));
  }

  /** Shows what is chosen. */
  void show(BoardAddress address) {
    shown = address;
    BoardFilter filter = address.filter();
    search.setValue(filter.search() == null ? "" : filter.search());
    need.setValue(filter.need() == null ? ANY : filter.need());
    level.setValue(filter.level() == null ? ANY : filter.level().word());
    assignee.setValue(filter.assignee() == null ? ANY : filter.assignee());
    office.setValue(filter.office() == null ? ANY : filter.office());
    mark.setValue(filter.mark() == null ? ANY : filter.mark().word());
    sort.setValue(filter.sort());
    lane.setValue(address.lane());
    lane.setVisible(address.mode() == BoardAddress.Mode.COLUMNS);
    overdue.setValue(filter.overdueOnly());
    closed.setValue(filter.closed());
  }

  private void tell() {
    BoardFilter filter =
        new BoardFilter(
            empty(need.getValue()),
            BoardAddress.level(level.getValue()),
            empty(assignee.getValue()),
            overdue.getValue(),
            closed.getValue(),
            Mark.of(mark.getValue()).orElse(null),
            empty(search.getValue().strip()),
            sort.getValue(),
            empty(office.getValue()));
    chosen.accept(shown.with(filter).with(lane.getValue()));
  }

  private static @Nullable String empty(String word) {
    return word.equals(ANY) ? null : word;
  }
}
