package org.todoku.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.todoku.shared.ui.Told.AllButFew;
import org.todoku.shared.ui.Told.Exactly;
import org.todoku.shared.ui.Told.Few;
import org.todoku.shared.ui.Told.Hidden;
import org.todoku.shared.ui.Told.Roughly;

class ToldTest {
  @Test
  void few_children_are_not_counted_exactly_nor_are_all_but_few() {
    assertThat(Told.alone(0, 300)).isEqualTo(new Exactly(0));
    assertThat(Told.alone(1, 300)).isEqualTo(new Few());
    assertThat(Told.alone(9, 300)).isEqualTo(new Few());
    assertThat(Told.alone(10, 300)).isEqualTo(new Exactly(10));
    assertThat(Told.alone(290, 300)).isEqualTo(new Exactly(290));
    assertThat(Told.alone(291, 300)).isEqualTo(new AllButFew(300));
    assertThat(Told.alone(300, 300)).isEqualTo(new Exactly(300));
  }

  @Test
  void counts_that_overlap_are_rounded_so_that_their_difference_is_not_told() {
    // 153 pass one condition, of whom the other alone excludes 148: five would be told
    assertThat(Told.roughly(153, 300)).isEqualTo(new Roughly(150));
    assertThat(Told.roughly(148, 300)).isEqualTo(new Roughly(150));
    assertThat(Told.roughly(10, 300)).isEqualTo(new Roughly(10));
    assertThat(Told.roughly(16, 300)).isEqualTo(new Roughly(20));
    assertThat(Told.roughly(9, 300)).isEqualTo(new Few());
    assertThat(Told.roughly(0, 300)).isEqualTo(new Exactly(0));
    assertThat(Told.roughly(300, 300)).isEqualTo(new Exactly(300));
    assertThat(Told.roughly(295, 300)).isEqualTo(new AllButFew(300));
  }

  @Test
  void a_small_count_cannot_be_worked_out_from_the_others() {
    assertThat(Told.together(List.of(4L, 0L, 20L, 276L)))
        .containsExactly(new Few(), new Exactly(0), new Hidden(), new Exactly(276));
    assertThat(Told.together(List.of(4L, 296L))).containsExactly(new Few(), new AllButFew(300));
    assertThat(Told.together(List.of(8L, 7L, 285L)))
        .containsExactly(new Few(), new Few(), new Exactly(285));
  }

  @Test
  void a_sum_that_leaves_one_answer_only_is_not_told() {
    assertThat(Told.together(List.of(9L, 9L, 30L, 50L)))
        .containsExactly(new Few(), new Few(), new Hidden(), new Exactly(50));
    assertThat(Told.together(List.of(1L, 10L, 12L, 50L)))
        .containsExactly(new Few(), new Hidden(), new Hidden(), new Exactly(50));
    assertThat(Told.together(List.of(9L, 30L, 30L, 50L)))
        .containsExactly(new Few(), new Hidden(), new Hidden(), new Exactly(50));
    assertThat(Told.together(List.of(1L, 2L, 30L)))
        .containsExactly(new Few(), new Few(), new AllButFew(33));
    assertThat(Told.together(List.of(3L, 0L))).containsExactly(new Few(), new Exactly(0));
    assertThat(Told.together(List.of())).isEmpty();
  }

  @Test
  void large_counts_are_all_told() {
    assertThat(Told.together(List.of(10L, 0L, 290L)))
        .containsExactly(new Exactly(10), new Exactly(0), new Exactly(290));
  }

  @Test
  void what_is_left_of_the_total_is_never_one_count_nor_a_small_number() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      List<Long> counts =
          IntStream.range(0, 4)
              .mapToObj(i -> (long) random.nextInt(random.nextBoolean() ? 12 : 40))
              .toList();

      List<Told> told = Told.together(counts);

      List<Long> hidden =
          IntStream.range(0, 4)
              .filter(i -> !(told.get(i) instanceof Exactly))
              .mapToObj(counts::get)
              .toList();
      long left = hidden.stream().mapToLong(count -> count).sum();
      boolean nothingElse = counts.stream().filter(count -> count > 0).count() == hidden.size();
      assertThat(hidden.isEmpty() || hidden.size() > 1 && left >= Told.LEAST || nothingElse)
          .as("seed %d: %s as %s", seed, counts, told)
          .isTrue();
      for (int i = 0; i < 4; i++) {
        long count = counts.get(i);
        boolean toldThoughFew = told.get(i) instanceof Exactly && count > 0 && count < Told.LEAST;
        assertThat(toldThoughFew).as("seed %d: %s as %s", seed, counts, told).isFalse();
      }
    }
  }
}
