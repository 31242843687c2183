package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.explain.Grounds;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.UseTestDatabase;
import org.todoku.vocabulary.LocalizedText;

/** What a card's level may rest on, and who hears of what a plan covers. */
@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class GatesTest {
  private static final CurrentUser SUPERVISOR =
      new CurrentUser("supervisor", "統括", "Supervisor", Set.of(Role.SUPERVISOR), null);
  private static final Grounds SCHOOL = new Grounds(Set.of("education"), false);
  private static final Grounds HEALTH = new Grounds(Set.of("health"), false);
  private static final Grounds NOTIFIED = new Grounds(Set.of("child-welfare"), true);

  @Autowired Intake intake;
  @Autowired Board board;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  @AfterEach
  void empty() {
    Matches.emptyBoard();
  }

  @Test
  void facts_of_one_department_do_not_make_a_priority_and_the_card_says_so() {
    intake.accept(List.of(Matches.of("a", "absent", Level.PRIORITY, "x", SCHOOL)));

    assertThat(only().level()).isEqualTo(Level.PREVENTIVE);
    assertThat(opened().levelHeld()).isTrue();
  }

  @Test
  void facts_of_two_departments_make_it_one_though_they_come_from_two_rules() {
    intake.accept(
        List.of(
            Matches.of("a", "absent", Level.PRIORITY, "x", SCHOOL),
            Matches.of("a", "check-up", Level.WATCH, "x", HEALTH)));

    assertThat(only().level()).isEqualTo(Level.PRIORITY);
    assertThat(opened().levelHeld()).isFalse();
  }

  @Test
  void one_statutory_fact_makes_it_one() {
    intake.accept(List.of(Matches.of("a", "notified", Level.PRIORITY, "x", NOTIFIED)));

    assertThat(only().level()).isEqualTo(Level.PRIORITY);
  }

  @Test
  void lower_levels_need_no_second_department() {
    intake.accept(List.of(Matches.of("a", "absent", Level.PREVENTIVE, "x", SCHOOL)));

    assertThat(only().level()).isEqualTo(Level.PREVENTIVE);
    assertThat(opened().levelHeld()).isFalse();
  }

  @Test
  void a_second_department_that_speaks_later_raises_the_open_card_with_an_event() {
    intake.accept(List.of(Matches.of("a", "absent", Level.PRIORITY, "x", SCHOOL)));

    intake.accept(List.of(Matches.of("a", "absent", Level.PRIORITY, "y", SCHOOL.and(HEALTH))));

    assertThat(only().level()).isEqualTo(Level.PRIORITY);
    assertThat(opened().events().stream().map(CardDetail.Event::kind)).contains("raised");
  }

  @Test
  void who_has_the_card_hears_once_that_a_plan_covers_a_rule() {
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    HeldBack covered =
        new HeldBack(
            "a",
            Matches.rule("arrears", Level.PREVENTIVE),
            List.of(new LocalizedText("支援計画あり", "Active plan")));
    HeldBack ofNobody = new HeldBack("b", covered.rule(), covered.because());

    assertThat(intake.withOpenCard(List.of("a", "b"))).containsExactly("a");
    for (int run = 0; run < 2; run++) {
      transaction.executeWithoutResult(any -> intake.tell(List.of(covered, ofNobody)));
    }

    assertThat(opened().events())
        .filteredOn(event -> event.kind().equals("heldBack"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.note())
                    .isEqualTo("ルールarrears(支援計画あり) / Rule arrears (Active plan)"));
    assertThat(only().candidates()).isEqualTo(1);
  }

  private CardSummary only() {
    return board
        .list(
            new BoardFilter(null, null, null, false, false, null, null, BoardFilter.Sort.PRESSING),
            SUPERVISOR,
            0,
            10)
        .getFirst()
        .summary();
  }

  private CardDetail opened() {
    return board.open(only().id(), SUPERVISOR).orElseThrow();
  }
}
