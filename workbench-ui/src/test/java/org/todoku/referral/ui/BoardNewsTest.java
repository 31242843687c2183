package org.todoku.referral.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.todoku.referral.BoardChange;
import org.todoku.referral.BoardFilter;
import org.todoku.referral.CardState;

class BoardNewsTest {
  private final BoardNews news = new BoardNews();

  @Test
  void a_board_of_one_person_is_not_read_again_for_what_others_do() {
    news.follow("kinoshita", null);

    assertThat(news.add(moved(1, "aoki"))).isFalse();
    assertThat(news.add(moved(2, "kinoshita"))).isTrue();
    assertThat(news.take().cards()).containsExactly(2L);
  }

  @Test
  void a_card_that_goes_from_one_person_to_another_concerns_both() {
    news.follow(BoardFilter.NOBODY, null);

    assertThat(news.add(moved(1, BoardFilter.NOBODY, "aoki"))).isTrue();
  }

  @Test
  void the_card_that_is_open_is_followed_whoever_has_it() {
    news.follow("kinoshita", 7L);

    assertThat(news.add(moved(7, "aoki"))).isTrue();
    assertThat(news.take().cards()).containsExactly(7L);
  }

  @Test
  void a_change_that_may_be_of_anybody_concerns_every_board() {
    news.follow("kinoshita", null);

    assertThat(news.add(new BoardChange(List.of(1L), BoardChange.Kind.OPENED))).isTrue();
    assertThat(news.take().columns()).containsExactlyInAnyOrder(CardState.values());
  }

  @Test
  void changes_that_come_while_one_waits_are_shown_with_it() {
    assertThat(news.add(moved(1, "aoki"))).isTrue();
    assertThat(news.add(moved(2, "kinoshita"))).isFalse();

    assertThat(news.take().cards()).containsExactlyInAnyOrder(1L, 2L);
  }

  private static BoardChange moved(long card, String... owners) {
    return new BoardChange(
        List.of(card),
        BoardChange.Kind.MOVED,
        Set.of(CardState.CANDIDATE, CardState.SCREENING),
        Set.of(owners));
  }
}
