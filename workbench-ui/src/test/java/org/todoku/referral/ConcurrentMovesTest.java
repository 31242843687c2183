package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.MoveResult.Conflict;
import org.todoku.referral.MoveResult.Moved;
import org.todoku.referral.MoveResult.Refused;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.UseTestDatabase;

/** Many people on the same cards at once: nothing is lost, and everybody is told. */
@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class ConcurrentMovesTest {
  private static final int PEOPLE = 20;
  private static final int MOVES_EACH = 500;
  private static final int CARDS = 200;
  private static final List<CardAction> ACTIONS =
      List.of(
          CardAction.CHECK,
          CardAction.CONFIRM,
          CardAction.TAKE_BACK,
          CardAction.PAUSE,
          CardAction.RESUME,
          CardAction.DECIDE);

  @Autowired Intake intake;
  @Autowired Board board;
  @Autowired CardMoves moves;
  @Autowired DSLContext database;

  private final Map<Long, AtomicInteger> moved = new ConcurrentHashMap<>();
  private final Map<Long, Integer> seen = new ConcurrentHashMap<>();
  private final AtomicInteger conflicts = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @BeforeEach
  void empty() {
    Matches.emptyBoard();
  }

  @Test
  void of_10_000_moves_by_20_people_on_200_cards_none_is_lost_and_every_conflict_is_told()
      throws Exception {
    intake.accept(
        IntStream.range(0, CARDS)
            .mapToObj(i -> Matches.of("c" + i, "absent", Level.WATCH, "x"))
            .toList());
    List<Long> cards =
        database
            .fetch("SELECT id FROM referral.card ORDER BY id")
            .map(row -> row.get(0, Long.class));
    cards.forEach(
        card -> {
          moved.put(card, new AtomicInteger());
          seen.put(card, 1);
        });

    List<Callable<Integer>> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      CurrentUser person =
          new CurrentUser(
              "person" + i, "x", "x", Set.of(i % 2 == 0 ? Role.CASEWORKER : Role.SUPERVISOR), null);
      Random random = new Random(i);
      people.add(() -> work(person, cards, random));
    }
    int tried = 0;
    try (ExecutorService all = Executors.newFixedThreadPool(PEOPLE)) {
      for (Future<Integer> each : all.invokeAll(people)) {
        tried += each.get();
      }
    }

    int done = moved.values().stream().mapToInt(AtomicInteger::get).sum();
    assertThat(tried).isEqualTo(PEOPLE * MOVES_EACH);
    assertThat(done + conflicts.get() + refused.get()).isEqualTo(tried);
    assertThat(conflicts.get()).as("the test makes people meet").isGreaterThan(100);
    assertThat(done).isGreaterThan(1_000);
    database
        .fetch(
            "SELECT k.id, k.version, count(e.id) AS events, max(e.card_version) AS newest"
                + " FROM referral.card k JOIN referral.card_event e ON e.card_id = k.id"
                + " GROUP BY k.id, k.version")
        .forEach(
            row -> {
              int version = row.get("version", Integer.class);
              long card = row.get("id", Long.class);
              // each move that was told done is in the history exactly once, and none other
              assertThat(version).isEqualTo(1 + moved.get(card).get());
              assertThat(row.get("events", Integer.class)).isEqualTo(version);
              assertThat(row.get("newest", Integer.class)).isEqualTo(version);
            });
    // and every history is a walk through the table, without a gap
    assertThat(
            database.fetchValue(
                "SELECT count(*) FROM referral.card_event e JOIN referral.card_event f"
                    + " ON f.card_id = e.card_id AND f.card_version = e.card_version + 1"
                    + " WHERE e.to_state IS NOT NULL AND e.to_state <> f.from_state"))
        .isEqualTo(0L);
  }

  /** Moves cards as last seen by anybody, so that people often act on what is no longer so. */
  private int work(CurrentUser person, List<Long> cards, Random random) {
    int tried = 0;
    for (int i = 0; i < MOVES_EACH; i++) {
      long card = cards.get(random.nextInt(cards.size()));
      int version = seen.getOrDefault(card, 1);
      if (random.nextInt(3) == 0) {
        Thread.yield();
      }
      CardAction action = ACTIONS.get(random.nextInt(ACTIONS.size()));
      MoveResult result =
          moves.move(WorkflowModelTest.complete(MoveRequest.of(card, version, action)), person);
      tried++;
      switch (result) {
        case Moved done -> {
          moved.get(card).incrementAndGet();
          // others often still see the card as it was
          if (random.nextInt(3) > 0) {
            seen.merge(card, done.version(), Math::max);
          }
        }
        case Conflict conflict -> {
          assertThat(conflict.version()).isGreaterThan(version);
          assertThat(conflict.by()).startsWith("person");
          assertThat(CardAction.of(conflict.what())).isPresent();
          conflicts.incrementAndGet();
          seen.merge(card, conflict.version(), Math::max);
        }
        case Refused not -> refused.incrementAndGet();
      }
    }
    return tried;
  }
}
