package org.todoku.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmallNumbersTest {
  @Test
  void counts_from_one_to_nine_are_hidden_and_nothing_and_ten_are_not() {
    assertThat(SmallNumbers.hidden(List.of(0L, 1L, 9L, 10L)))
        .containsExactly(false, true, true, false);
  }

  @Test
  void a_single_hidden_count_takes_the_next_smallest_with_it() {
    assertThat(SmallNumbers.hidden(List.of(3L, 40L, 0L, 25L)))
        .containsExactly(true, false, false, true);
  }

  @Test
  void small_counts_that_their_sum_would_tell_take_the_next_smallest_with_them() {
    assertThat(SmallNumbers.hidden(List.of(1L, 1L, 30L, 50L)))
        .containsExactly(true, true, true, false);
    assertThat(SmallNumbers.hidden(List.of(9L, 9L, 30L, 50L)))
        .containsExactly(true, true, true, false);
    assertThat(SmallNumbers.hidden(List.of(1L, 10L, 12L, 50L)))
        .containsExactly(true, true, true, false);
    // the hidden 30 cannot be more than the 30 that would be shown
    assertThat(SmallNumbers.hidden(List.of(9L, 30L, 30L, 50L)))
        .containsExactly(true, true, true, false);
  }

  @Test
  void small_counts_that_leave_several_answers_take_nothing_with_them() {
    assertThat(SmallNumbers.hidden(List.of(1L, 2L, 30L))).containsExactly(true, true, false);
    assertThat(SmallNumbers.hidden(List.of(0L, 30L))).containsExactly(false, false);
  }

  @Test
  void where_nothing_else_is_there_one_count_is_hidden_alone() {
    assertThat(SmallNumbers.hidden(List.of(3L, 0L))).containsExactly(true, false);
    assertThat(SmallNumbers.hidden(List.of())).isEmpty();
  }
}
