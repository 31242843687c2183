package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.UseTestDatabase;
import org.todoku.vocabulary.LocalizedText;

/** Cards go from one office to another when the other accepts, and not before. */
@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class TransfersTest {
  private static final CurrentUser HERE = person("caseworker", Role.CASEWORKER);
  private static final CurrentUser THERE = person("caseworker2", Role.CASEWORKER);
  private static final CurrentUser SUPERVISOR = person("supervisor", Role.SUPERVISOR);
  private static final CurrentUser ANALYST = person("analyst", Role.ANALYST);
  private static final String EAST = "east-office";

  @Autowired Intake intake;
  @Autowired Board board;
  @Autowired CardMoves moves;
  @Autowired Transfers transfers;
  @Autowired Offices offices;
  @Autowired DSLContext database;
  private long card;

  @BeforeEach
  void a_card_of_somebody() {
    Matches.emptyBoard();
    intake.accept(List.of(Matches.of("a", "absent", Level.WATCH, "x")));
    card = only().id();
    moves.move(MoveRequest.assign(card, 1, HERE.login()), SUPERVISOR);
  }

  @AfterEach
  void empty() {
    Matches.emptyBoard();
  }

  @Test
  void until_the_other_office_accepts_the_card_stays_with_whom_it_had() {
    transfers.offer(card, EAST, Transfer.Reason.MOVED_HOME, "moved in October", HERE);

    assertThat(only().assignee()).isEqualTo(HERE.login());
    assertThat(transfers.of(card, HERE).office()).isNull();
    assertThat(transfers.of(card, THERE).asksReader()).isTrue();
    assertThat(transfers.of(card, HERE).asksReader()).isFalse();
    assertThat(marked(THERE)).containsExactly(card);
    assertThat(marked(HERE)).isEmpty();
  }

  @Test
  void who_accepts_is_responsible_and_the_card_is_with_that_office() {
    long offered = offer();

    RecordResult accepted = transfers.accept(offered, THERE);

    assertThat(accepted).isEqualTo(new Done(card));
    assertThat(only().assignee()).isEqualTo(THERE.login());
    assertThat(transfers.of(card, THERE).office()).isEqualTo(EAST);
    assertThat(transfers.of(card, THERE).offered()).isNull();
    assertThat(kinds()).contains("transferOffered", "takeOver");
    assertThat(ofOffice(EAST)).containsExactly(card);
    assertThat(ofOffice(BoardFilter.NO_OFFICE)).isEmpty();
  }

  @Test
  void an_office_sends_back_with_words_and_the_card_can_be_offered_again() {
    long offered = offer();

    assertThat(transfers.sendBack(offered, " ", THERE)).isEqualTo(Refused.of(Problem.EMPTY));
    assertThat(transfers.sendBack(offered, "the family lives in the west", THERE))
        .isInstanceOf(Done.class);

    assertThat(only().assignee()).isEqualTo(HERE.login());
    assertThat(board.read(card, HERE).orElseThrow().events())
        .anySatisfy(
            event -> {
              assertThat(event.kind()).isEqualTo("transferReturned");
              assertThat(event.note()).isEqualTo("the family lives in the west");
            });
    assertThat(transfers.offer(card, EAST, Transfer.Reason.WORKLOAD, "", HERE))
        .isInstanceOf(Done.class);
  }

  @Test
  void an_offer_that_is_withdrawn_cannot_be_accepted() {
    long offered = offer();

    assertThat(transfers.withdraw(offered, HERE)).isInstanceOf(Done.class);

    assertThat(transfers.accept(offered, THERE)).isEqualTo(Refused.of(Problem.NOT_HERE));
    assertThat(only().assignee()).isEqualTo(HERE.login());
  }

  @Test
  void only_who_works_at_the_other_office_answers() {
    long offered = offer();

    assertThat(transfers.accept(offered, HERE)).isEqualTo(Refused.of(Problem.NOT_ALLOWED));
    assertThat(transfers.accept(offered, ANALYST)).isEqualTo(Refused.of(Problem.NOT_ALLOWED));
    assertThat(transfers.sendBack(offered, "no", SUPERVISOR))
        .isEqualTo(Refused.of(Problem.NOT_ALLOWED));
    assertThat(transfers.withdraw(offered, THERE))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_YOURS));
  }

  @Test
  void what_is_not_to_be_offered_is_refused_with_the_reason() {
    assertThat(transfers.offer(card, EAST, Transfer.Reason.OTHER, " ", HERE))
        .isEqualTo(Refused.of(Problem.EMPTY));
    assertThat(transfers.offer(card, "nowhere", Transfer.Reason.WORKLOAD, "", HERE))
        .isEqualTo(Refused.of(Problem.GONE));
    assertThat(transfers.offer(card, EAST, Transfer.Reason.WORKLOAD, "x".repeat(2_001), HERE))
        .isEqualTo(Refused.of(Problem.TOO_LONG));
    assertThat(transfers.offer(card, EAST, Transfer.Reason.WORKLOAD, "", ANALYST))
        .isEqualTo(Refused.of(Problem.NOT_ALLOWED));
    offer();
    assertThat(transfers.offer(card, EAST, Transfer.Reason.WORKLOAD, "", HERE))
        .isEqualTo(Refused.of(Problem.OFFERED_ALREADY));
  }

  @Test
  void only_the_office_that_has_the_card_offers_it() {
    transfers.accept(offer(), THERE);

    assertThat(transfers.of(card, SUPERVISOR).mayOffer()).isFalse();
    assertThat(transfers.offer(card, "main-office", Transfer.Reason.WORKLOAD, "", SUPERVISOR))
        .isEqualTo(Refused.of(Problem.OTHER_OFFICE));
    assertThat(transfers.offer(card, "main-office", Transfer.Reason.WORKLOAD, "", THERE))
        .isInstanceOf(Done.class);
  }

  @Test
  void a_card_that_was_closed_meanwhile_is_not_taken_over() {
    long offered = offer();
    CardSummary now = only();
    moves.move(
        MoveRequest.of(card, now.version(), CardAction.NOT_APPLICABLE)
            .because(Reason.of(CardAction.NOT_APPLICABLE).getFirst()),
        HERE);

    assertThat(transfers.accept(offered, THERE)).isEqualTo(Refused.of(Problem.CARD_CLOSED));
  }

  @Test
  void of_many_who_accept_at_once_one_takes_over() throws Exception {
    long offered = offer();
    List<Future<RecordResult>> answers = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        answers.add(people.submit(() -> transfers.accept(offered, THERE)));
      }
    }
    int done = 0;
    for (Future<RecordResult> answer : answers) {
      done += answer.get() instanceof Done ? 1 : 0;
    }

    assertThat(done).isEqualTo(1);
    assertThat(only().version()).isEqualTo(3);
  }

  @Test
  void the_database_refuses_to_move_a_card_that_nobody_offered_and_answers_of_strangers() {
    long offered = offer();

    assertThatThrownBy(
            () ->
                database.execute(
                    "UPDATE referral.transfer SET state = 'accepted', answered_by = 'caseworker',"
                        + " answered_at = now(), card_version = 3 WHERE id = ?",
                    offered))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("does not work at");
    assertThatThrownBy(
            () ->
                database.transaction(
                    one -> {
                      one.dsl()
                          .execute(
                              "INSERT INTO referral.card_event (card_id, card_version, at, actor,"
                                  + " actor_role, kind, from_state, to_state) VALUES (?, 3, now(),"
                                  + " 'caseworker', 'caseworker', 'assign', 'candidate',"
                                  + " 'candidate')",
                              card);
                      one.dsl()
                          .execute(
                              "UPDATE referral.card SET office_id = 'east-office', version = 3"
                                  + " WHERE id = ?",
                              card);
                    }))
        .hasStackTraceContaining("when that accepts it");
    assertThatThrownBy(() -> database.execute("DELETE FROM referral.transfer"))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void offices_are_kept_by_supervisors_and_everybody_works_at_one() {
    Office west =
        new Office(
            "west-office", new LocalizedText("西", "West"), List.of(), List.of("caseworker2"));

    assertThat(offices.save(west, HERE)).isEqualTo(Refused.of(Problem.NOT_ALLOWED));
    try {
      offices.save(west, SUPERVISOR);
      assertThat(offices.of(THERE).orElseThrow().id()).isEqualTo("west-office");
      assertThat(transfers.offer(card, EAST, Transfer.Reason.WORKLOAD, "", HERE))
          .isEqualTo(Refused.of(Problem.OFFICE_EMPTY));
    } finally {
      Matches.asOwner("DELETE FROM referral.office_member WHERE login = 'caseworker2'");
      Matches.asOwner("INSERT INTO referral.office_member VALUES ('caseworker2', 'east-office')");
      Matches.asOwner("DELETE FROM referral.office WHERE id = 'west-office'");
    }
  }

  private long offer() {
    return ((Done) transfers.offer(card, EAST, Transfer.Reason.MOVED_HOME, "", HERE)).id();
  }

  private List<String> kinds() {
    return board.read(card, HERE).orElseThrow().events().stream()
        .map(CardDetail.Event::kind)
        .toList();
  }

  private List<Long> marked(CurrentUser reader) {
    return ids(
        new BoardFilter(
            null,
            null,
            null,
            false,
            false,
            BoardFilter.Mark.OFFERED,
            null,
            BoardFilter.Sort.PRESSING),
        reader);
  }

  private List<Long> ofOffice(String office) {
    return ids(BoardFilter.ALL.ofOffice(office), HERE);
  }

  private List<Long> ids(BoardFilter filter, CurrentUser reader) {
    return board.list(filter, reader, 0, 10).stream().map(each -> each.summary().id()).toList();
  }

  private CardSummary only() {
    return board.list(BoardFilter.ALL, SUPERVISOR, 0, 10).getFirst().summary();
  }

  private static CurrentUser person(String login, Role role) {
    return new CurrentUser(login, login, login, Set.of(role), null);
  }
}
