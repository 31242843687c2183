package org.todoku.authoring.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.todoku.authoring.editor.Piece.Kind;
import org.todoku.vocabulary.LocalizedText;

class SittingTest {
  @Test
  void all_that_was_done_is_undone_to_the_beginning_and_done_again() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    System.out.println("todoku.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 10; round++) {
      Sheet start = Sheet.fresh("new");
      Sitting sitting = new Sitting(start);
      List<Sheet> states = new ArrayList<>(List.of(start));
      for (int step = 0; step < 100; step++) {
        sitting.edit(0, any(sitting.sheet(), random));
        if (!sitting.sheet().equals(states.getLast())) {
          states.add(sitting.sheet());
        }
      }
      assertThat(states).as("seed %d round %d", seed, round).hasSizeGreaterThan(10);

      for (Sheet state : states.reversed().subList(1, states.size())) {
        assertThat(sitting.undo()).isTrue();
        assertThat(sitting.sheet()).as("seed %d round %d", seed, round).isEqualTo(state);
      }

      assertThat(sitting.undo()).isFalse();
      assertThat(sitting.sheet()).isEqualTo(start);
      for (Sheet state : states.subList(1, states.size())) {
        assertThat(sitting.redo()).isTrue();
        assertThat(sitting.sheet()).as("seed %d round %d", seed, round).isEqualTo(state);
      }
      assertThat(sitting.canRedo()).isFalse();
    }
  }

  @Test
  void what_two_people_write_at_once_stays_and_each_is_told() throws InterruptedException {
    Sitting sitting = new Sitting(Sheet.fresh("new"));
    long group = sitting.sheet().when().id();
    AtomicInteger told = new AtomicInteger();
    Runnable leave = sitting.join(person("Sato"), told::incrementAndGet);
    sitting.join(person("Ito"), () -> {});
    sitting.join(person("Ito"), () -> {});

    Thread sato = Thread.ofPlatform().start(() -> write(sitting, group, "a"));
    Thread ito = Thread.ofPlatform().start(() -> write(sitting, group, "b"));
    sato.join();
    ito.join();

    List<String> rules =
        sitting.sheet().all().flatMap(piece -> piece.says().text("rule").stream()).toList();
    assertThat(rules).hasSize(200).doesNotHaveDuplicates().contains("a0", "a99", "b0", "b99");
    assertThat(told).hasValueGreaterThanOrEqualTo(200);
    assertThat(sitting.people()).containsExactly(person("Sato"), person("Ito"));
    leave.run();
    assertThat(sitting.people()).containsExactly(person("Ito"));
  }

  @Test
  void one_whose_row_another_deleted_changes_nothing_else() {
    Sitting sitting = new Sitting(Sheet.fresh("new"));
    long row = sitting.sheet().when().parts().getFirst().id();
    sitting.edit(row, editing -> editing.delete(row));
    Sheet without = sitting.sheet();

    sitting.edit(row, editing -> editing.change(row, piece -> piece.withOff(true)));

    assertThat(sitting.sheet()).isEqualTo(without);
  }

  private static void write(Sitting sitting, long group, String name) {
    for (int i = 0; i < 100; i++) {
      Written.Keys says = Written.Keys.NONE.with("rule", name + i);
      sitting.edit(group, editing -> editing.add(group, Piece.of(Kind.RULE, says, List.of())));
    }
  }

  private static UnaryOperator<Editing> any(Sheet sheet, Random random) {
    List<Long> ids = sheet.all().map(Piece::id).toList();
    long id = ids.get(random.nextInt(ids.size()));
    return switch (random.nextInt(9)) {
      case 0 -> editing -> editing.delete(id);
      case 1 -> editing -> editing.up(id);
      case 2 -> editing -> editing.out(id);
      case 3 -> editing -> editing.in(id);
      case 4 -> editing -> editing.wrap(id, Kind.ANY);
      case 5 -> editing -> editing.negate(id);
      case 6 -> editing -> editing.off(id);
      default -> editing -> ids.size() < 40 ? editing.add(id, Piece.open()) : editing;
    };
  }

  private static Sitting.Person person(String name) {
    return new Sitting.Person(name.toLowerCase(Locale.ROOT), LocalizedText.same(name));
  }
}
