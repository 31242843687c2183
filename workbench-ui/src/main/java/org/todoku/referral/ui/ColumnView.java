package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.todoku.Workbench;
import org.todoku.referral.BoardCard;
import org.todoku.referral.BoardColumn;
import org.todoku.referral.CardState;

/**
 * One column: the state, how many cards, how long the oldest waits, and the most pressing cards.
 */
final class ColumnView extends Section {
  private static final long serialVersionUID = 1L;

  private final CardState state;
  private final Span count = new Span();
  private final Span oldest = new Span();
  private final UnorderedList list = new UnorderedList();
  private final Paragraph empty = new Paragraph();
  private final Button more = new Button();
  private transient Map<Long, CardTile> tiles = new HashMap<>();

  /**
   * @param drop what happens with a card that is dropped here
   * @param showMore what shows more cards of this column
   */
  ColumnView(CardState state, BiConsumer<BoardCard, CardState> drop, Runnable showMore) {
    this.state = state;
    addClassName("column");
    String id = "column-" + state.word();
    H2 title = new H2(CardWords.state(state));
    title.setId(id);
    getElement().setAttribute("aria-labelledby", id);
    count.addClassName("column-count");
    oldest.addClassName("column-oldest");
    Div head = new Div(title, count, oldest);
    head.addClassName("column-head");
    list.addClassName("column-cards");
    empty.setText(CardWords.text("board.column.empty." + state.word()));
    empty.addClassName("quiet");
    more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    more.addClassName("column-more");
    more.addClickListener(event -> showMore.run());
    add(head, list, empty, more);
    DropTarget.create(this)
        .addDropListener(
            event ->
                event
                    .getDragData()
                    .filter(BoardCard.class::isInstance)
                    .ifPresent(card -> drop.accept((BoardCard) card, state)));
  }

  CardState state() {
    return state;
  }

  /** The cards that stand here now. */
  List<BoardCard> cards() {
    return tiles.values().stream().map(CardTile::card).toList();
  }

  /** Shows the column as it is now; tiles of cards that have not changed stay where they are. */
  void show(
      BoardColumn column,
      @Nullable Integer limit,
      LocalDate today,
      Function<BoardCard, CardTile> make) {
    boolean tooMany = limit != null && column.count() > limit;
    count.setText(
        limit == null
            ? CardWords.text("board.column.count", column.count())
            : CardWords.text("board.column.countOf", column.count(), limit));
    count.setClassName("column-full", tooMany);
    count.setTitle(tooMany ? CardWords.text("board.column.tooMany") : "");
    setClassName("column-empty", column.count() == 0);
    Instant since = column.oldest();
    oldest.setText(
        since == null
            ? ""
            : CardWords.text(
                "board.column.oldest",
                CardWords.since(since.atZone(Workbench.ZONE).toLocalDate(), today)));
    Map<Long, CardTile> before = tiles;
    Map<Long, CardTile> now = new HashMap<>();
    List<BoardCard> cards = column.cards();
    for (BoardCard card : cards) {
      CardTile tile = before.get(card.summary().id());
      now.put(
          card.summary().id(), tile != null && tile.card().equals(card) ? tile : make.apply(card));
    }
    before.values().stream()
        .filter(tile -> now.get(tile.card().summary().id()) != tile)
        .forEach(list::remove);
    for (int i = 0; i < cards.size(); i++) {
      CardTile tile = now.get(cards.get(i).summary().id());
      if (i >= list.getComponentCount() || list.getComponentAt(i) != tile) {
        list.addComponentAtIndex(i, tile);
      }
    }
    tiles = now;
    empty.setVisible(cards.isEmpty());
    int hidden = column.count() - cards.size();
    more.setVisible(hidden > 0);
    more.setText(CardWords.text("board.column.more", hidden));
  }
}
