package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.RuleOutcomes.Counts;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.UseTestDatabase;

@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class OutcomesTest {
  private static final CurrentUser SUPERVISOR = person("supervisor", Role.SUPERVISOR);

  @Autowired Intake intake;
  @Autowired CardMoves moves;
  @Autowired RuleOutcomes outcomes;
  @Autowired Supervision supervision;
  @Autowired DSLContext database;

  @BeforeEach
  void empty() {
    Matches.emptyBoard();
  }

  @Test
  void what_people_found_is_counted_for_the_rule_its_version_and_its_reasons() {
    List<Match> found = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      found.add(Matches.of("c" + i, "absent", Level.WATCH, "x"));
    }
    intake.accept(found);
    List<Long> cards =
        database
            .fetch("SELECT id FROM referral.card ORDER BY id")
            .map(row -> row.get(0, Long.class));
    moves.move(MoveRequest.notApplicable(cards.get(0), 1, Reason.EXPLAINED, null), SUPERVISOR);
    moves.move(MoveRequest.of(cards.get(1), 1, CardAction.ALREADY_SUPPORTED), SUPERVISOR);
    moves.move(MoveRequest.of(cards.get(2), 1, CardAction.CHECK), SUPERVISOR);
    moves.move(MoveRequest.of(cards.get(2), 2, CardAction.CONFIRM), SUPERVISOR);
    moves.move(MoveRequest.notApplicable(cards.get(3), 1, Reason.EXPLAINED, null), SUPERVISOR);
    moves.undo(cards.get(3), 2, SUPERVISOR);

    RuleOutcomes.Outcomes now = outcomes.of("absent");

    assertThat(now.versions())
        .containsExactly(new RuleOutcomes.OfVersion(3, new Counts(5, 1, 1, 1, 0, 0)));
    assertThat(now.reasons()).containsExactly(new RuleOutcomes.OfReason(Reason.EXPLAINED, 1));
    assertThat(outcomes.of("another").versions()).isEmpty();
  }

  @Test
  void supervision_counts_open_cards_and_tells_small_numbers_only_to_who_sees_the_cards() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));

    Supervision.Overview now = supervision.now(SUPERVISOR);

    assertThat(now.exact()).isTrue();
    assertThat(now.states())
        .containsExactly(new Supervision.OfState(CardState.CANDIDATE, 1, 0, 0, 0));
    assertThat(now.people()).containsExactly(new Supervision.OfPerson("", 1, 0, 0));
    assertThat(supervision.now(person("governance", Role.GOVERNANCE)).exact()).isFalse();
    assertThatThrownBy(() -> supervision.now(person("caseworker", Role.CASEWORKER)))
        .isInstanceOf(AccessDeniedException.class);
  }

  private static CurrentUser person(String login, Role role) {
    return new CurrentUser(login, login, login, Set.of(role), null);
  }
}
