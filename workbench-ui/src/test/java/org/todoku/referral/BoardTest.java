package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.BoardFilter.Mark;
import org.todoku.referral.MoveResult.Conflict;
import org.todoku.referral.MoveResult.Moved;
import org.todoku.referral.MoveResult.Refused;
import org.todoku.referral.MoveResult.Why;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.UseTestDatabase;

@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class BoardTest {
  private static final CurrentUser CASEWORKER = person("caseworker", Role.CASEWORKER);
  private static final CurrentUser SUPERVISOR = person("supervisor", Role.SUPERVISOR);
  private static final CurrentUser ANALYST = person("analyst", Role.ANALYST);

  @Autowired Intake intake;
  @Autowired Board board;
  @Autowired CardMoves moves;
  @Autowired Clock clock;

  @BeforeEach
  void empty() {
    Matches.emptyBoard();
  }

  @Test
  void rules_that_match_for_one_child_gather_on_one_card() {
    Intake.Taken taken =
        intake.accept(
            List.of(
                Matches.of("a", "absent", Level.WATCH, "x"),
                Matches.of("a", "arrears", Level.PREVENTIVE, "x"),
                Matches.of("b", "absent", Level.WATCH, "x")));

    assertThat(taken).isEqualTo(new Intake.Taken(3, 0, 0));
    assertThat(candidates()).hasSize(2);
    assertThat(candidates().getFirst().summary().level()).isEqualTo(Level.PREVENTIVE);
    assertThat(candidates().getFirst().summary().candidates()).isEqualTo(2);
  }

  @Test
  void the_same_again_adds_nothing_and_other_facts_add_evidence() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));

    assertThat(intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x"))))
        .isEqualTo(new Intake.Taken(0, 0, 1));
    assertThat(intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "y"))))
        .isEqualTo(new Intake.Taken(0, 1, 0));
    assertThat(only().version()).isEqualTo(1);
  }

  @Test
  void children_who_are_on_no_register_and_those_who_moved_in_lately_are_found() {
    LocalDate today = LocalDate.now(clock);
    intake.accept(
        List.of(
            with("registered", new Signs(true, today.minusYears(3))),
            with("newcomer", new Signs(false, today.minusDays(20))),
            with("unknown", new Signs(null, null))));

    assertThat(children(Mark.NOT_ON_REGISTER)).containsExactlyInAnyOrder("newcomer", "unknown");
    assertThat(children(Mark.MOVED)).containsExactly("newcomer");

    intake.accept(List.of(with("newcomer", new Signs(true, today.minusDays(20)))));
    assertThat(children(Mark.NOT_ON_REGISTER)).containsExactly("unknown");
  }

  private List<String> children(Mark mark) {
    return board
        .list(
            new BoardFilter(null, null, null, false, false, mark, null, BoardFilter.Sort.PRESSING),
            SUPERVISOR,
            0,
            10)
        .stream()
        .map(card -> card.summary().child())
        .toList();
  }

  private static Match with(String child, Signs signs) {
    Match match = Matches.of(child, "absent", Level.WATCH, signs.toString());
    return new Match(
        match.child(),
        match.household(),
        match.rule(),
        match.ruleVersionId(),
        match.ruleVersion(),
        match.run(),
        match.asOf(),
        match.explanation(),
        match.fingerprint(),
        signs,
        match.grounds());
  }

  @Test
  void a_rule_that_joins_an_open_card_raises_it_and_is_told_to_who_moves_it() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    CardSummary seen = only();

    intake.accept(List.of(Matches.of("a", "arrears", Level.PRIORITY, "x")));
    MoveResult result =
        moves.move(MoveRequest.of(seen.id(), seen.version(), CardAction.CONFIRM), CASEWORKER);

    assertThat(only().level()).isEqualTo(Level.PRIORITY);
    assertThat(result)
        .isInstanceOfSatisfying(
            Conflict.class, conflict -> assertThat(conflict.what()).isEqualTo("matched"));
  }

  @Test
  void a_closed_card_keeps_its_rules_quiet_and_another_rule_opens_a_new_episode() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    close(only());

    Intake.Taken same = intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "y")));
    Intake.Taken other = intake.accept(List.of(Matches.of("a", "arrears", Level.WATCH, "x")));

    assertThat(same).isEqualTo(new Intake.Taken(0, 0, 1));
    assertThat(other).isEqualTo(new Intake.Taken(1, 0, 0));
    assertThat(candidates()).hasSize(1);
  }

  @Test
  void of_two_who_move_one_card_the_second_is_told() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    CardSummary card = only();
    moves.move(MoveRequest.of(card.id(), 1, CardAction.CHECK), SUPERVISOR);

    MoveResult second =
        moves.move(MoveRequest.notApplicable(card.id(), 1, Reason.MOVED, "note"), CASEWORKER);

    assertThat(second)
        .isInstanceOfSatisfying(
            Conflict.class,
            conflict -> {
              assertThat(conflict.by()).isEqualTo("supervisor");
              assertThat(conflict.what()).isEqualTo("check");
              assertThat(conflict.state()).isEqualTo(CardState.SCREENING);
            });
  }

  @Test
  void an_undo_brings_back_state_person_and_date() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    CardSummary before = only();
    close(before);

    MoveResult undone = moves.undo(before.id(), 2, CASEWORKER);

    assertThat(undone).isInstanceOf(Moved.class);
    CardSummary after = only();
    assertThat(after.state()).isEqualTo(CardState.CANDIDATE);
    assertThat(after.dueOn()).isEqualTo(before.dueOn());
    assertThat(after.stateSince()).isEqualTo(before.stateSince());
    assertThat(after.closeReason()).isNull();
  }

  @Test
  void nobody_undoes_what_another_did() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    long card = only().id();
    moves.move(MoveRequest.of(card, 1, CardAction.CHECK), SUPERVISOR);

    assertThat(moves.undo(card, 2, CASEWORKER)).isEqualTo(new Refused(card, Why.NOT_ALLOWED));
  }

  @Test
  void a_card_is_closed_only_with_a_reason() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    long card = only().id();

    assertThat(moves.move(MoveRequest.of(card, 1, CardAction.NOT_APPLICABLE), CASEWORKER))
        .isEqualTo(new Refused(card, Why.REASON_MISSING));
  }

  @Test
  void only_a_supervisor_takes_a_card_from_somebody() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    long card = only().id();
    moves.move(MoveRequest.assign(card, 1, "supervisor"), SUPERVISOR);

    assertThat(moves.move(MoveRequest.assign(card, 2, "caseworker"), CASEWORKER))
        .isEqualTo(new Refused(card, Why.NOT_YOURS));
    assertThat(moves.move(MoveRequest.assign(card, 2, "caseworker"), SUPERVISOR))
        .isInstanceOf(Moved.class);
    assertThat(only().state()).isEqualTo(CardState.CANDIDATE);
  }

  @Test
  void who_is_no_caseworker_neither_sees_nor_moves_cards() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    long card = only().id();

    assertThatThrownBy(() -> board.columns(BoardFilter.ALL, ANALYST, 10, Map.of()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> board.open(card, ANALYST)).isInstanceOf(AccessDeniedException.class);
    assertThat(moves.move(MoveRequest.of(card, 1, CardAction.CONFIRM), ANALYST))
        .isEqualTo(new Refused(card, Why.NOT_ALLOWED));
  }

  @Test
  void of_many_who_move_one_card_at_once_exactly_one_does() throws Exception {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    long card = only().id();
    List<Callable<MoveResult>> wanted = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      wanted.add(() -> moves.move(MoveRequest.of(card, 1, CardAction.CHECK), CASEWORKER));
    }
    List<MoveResult> results = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(20)) {
      for (Future<MoveResult> result : people.invokeAll(wanted)) {
        results.add(result.get());
      }
    }

    assertThat(results).filteredOn(Moved.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(19);
  }

  private void close(CardSummary card) {
    assertThat(
            moves.move(
                MoveRequest.notApplicable(
                    card.id(), card.version(), Reason.EXPLAINED, "all is well"),
                CASEWORKER))
        .isInstanceOf(Moved.class);
  }

  private CardSummary only() {
    return board.columns(BoardFilter.ALL, SUPERVISOR, 10, Map.of()).stream()
        .flatMap(column -> column.cards().stream())
        .map(BoardCard::summary)
        .reduce(
            (one, other) -> {
              throw new AssertionError("more than one card");
            })
        .orElseThrow();
  }

  private List<BoardCard> candidates() {
    return board.columns(BoardFilter.ALL, SUPERVISOR, 10, Map.of()).getFirst().cards();
  }

  private static CurrentUser person(String login, Role role) {
    return new CurrentUser(login, login, login, Set.of(role), null);
  }
}
