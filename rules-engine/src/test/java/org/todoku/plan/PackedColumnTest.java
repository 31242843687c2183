package org.todoku.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.profile.AttributeLayout;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.testing.TestVocabulary;

/** {@code -Dtodoku.seed=…} repeats a run. */
class PackedColumnTest {
  private static final long SEED = Long.getLong("todoku.seed", new Random().nextLong());
  private static final int SIZE = 300;

  private final Random random = new Random(SEED);
  private final Features one = features();

  /** Spans that need a byte, a short, an int, and a long. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 60, 200, 5_000, 60_000, 1_000_000, 1L << 40, Long.MAX_VALUE})
  void a_column_answers_for_all_rows_as_each_row_does(long span) {
    for (int round = 0; round < 200; round++) {
      long least = origin(span);
      long[] values = new long[SIZE];
      @Nullable Possible[] possible = new @Nullable Possible[SIZE];
      int missing = random.nextInt(4);
      for (int row = 0; row < SIZE; row++) {
        values[row] = least + (span == 0 ? 0 : random.nextLong(span));
        if (random.nextInt(4) < missing) {
          values[row] = absence();
          if (values[row] == Features.UNDECIDED) {
            possible[row] = some(values[0]);
          }
        }
      }
      PackedColumn column = new PackedColumn(values, possible);
      Atom atom = atom(least, span);

      Truths truths = column.ask(atom, 0, SIZE, one);

      for (int row = 0; row < SIZE; row++) {
        one.values[0] = values[row];
        one.possible[0] = possible[row];
        int bits = atom.bits(one);
        assertThat(List.of(holds(truths.certainly(), row), holds(truths.possibly(), row)))
            .as("seed %s, %s of %s, possibly %s", SEED, atom, values[row], possible[row])
            .isEqualTo(List.of(bits == Bits.TRUE, bits != Bits.FALSE));
      }
      assertThat(truths.possibly()[SIZE / 64] >>> SIZE % 64).as("beyond the last row").isZero();
    }
  }

  private long origin(long span) {
    return switch (random.nextInt(3)) {
      case 0 -> 0;
      case 1 -> -(span / 2);
      default -> span == Long.MAX_VALUE ? 0 : random.nextLong(1L << 50) - (1L << 49);
    };
  }

  private long absence() {
    return switch (random.nextInt(4)) {
      case 0 -> Features.NONE;
      case 1 -> Features.NO_WINDOW;
      case 2 -> Features.UNDECIDED;
      default -> AttributeLayout.NOT_COLLECTED;
    };
  }

  private Possible some(long near) {
    Possible possible = new Possible();
    if (random.nextBoolean()) {
      possible.addNone();
    }
    if (random.nextBoolean()) {
      possible.add(near > Long.MAX_VALUE - 40 ? 0 : Math.max(near, 0), 40);
    }
    return possible;
  }

  private Atom atom(long least, long span) {
    long from = least + (span == 0 ? 0 : random.nextLong(span)) - random.nextInt(3);
    return switch (random.nextInt(6)) {
      case 0 -> new Atom.Recorded(0);
      case 1 -> new Atom.InCodes(0, random.nextLong(), random.nextBoolean());
      case 2 -> new Atom.InRange(0, from, Long.MAX_VALUE, random.nextBoolean());
      case 3 -> new Atom.InRange(0, Possible.MINUS_INFINITY, from, random.nextBoolean());
      case 4 -> new Atom.InRange(0, from, from - 1, random.nextBoolean());
      default -> new Atom.InRange(0, from, from + random.nextInt(500), random.nextBoolean());
    };
  }

  private static boolean holds(long[] rows, int row) {
    return (rows[row / 64] >>> row & 1) != 0;
  }

  private static Features features() {
    Rule rule = Rule.of("r", new Criterion.Recorded(new Criterion.ValuePath("child", "movedIn")));
    Plan plan = Plan.of(new RuleSet(TestVocabulary.VOCABULARY, List.of(rule)));
    return plan.newFeatures(plan.day(LocalDate.of(2025, 7, 15)));
  }
}
