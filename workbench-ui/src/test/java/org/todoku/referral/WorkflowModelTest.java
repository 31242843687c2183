package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.CardState.Owner;
import org.todoku.referral.MoveResult.Moved;
import org.todoku.referral.MoveResult.Refused;
import org.todoku.referral.MoveResult.Why;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.UseTestDatabase;

/**
 * Walks the workflow at random, beside a model that knows only the table: what the table does not
 * allow, the service refuses, and so does the database when it is written to past the service.
 */
@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class WorkflowModelTest {
  private static final CurrentUser CASEWORKER = person("caseworker", Role.CASEWORKER);
  private static final CurrentUser COLLEAGUE = person("colleague", Role.CASEWORKER);
  private static final CurrentUser SUPERVISOR = person("supervisor", Role.SUPERVISOR);
  private static final List<CurrentUser> PEOPLE =
      List.of(
          CASEWORKER,
          COLLEAGUE,
          SUPERVISOR,
          person("analyst", Role.ANALYST),
          person("agency", Role.AGENCY),
          person("policy", Role.POLICY_OFFICER));

  @Autowired Intake intake;
  @Autowired Board board;
  @Autowired CardMoves moves;
  @Autowired DSLContext database;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void empty() {
    Matches.emptyBoard();
  }

  /** A card as the model has it. */
  private record Model(CardState state, int version, @Nullable String assignee, boolean paused) {}

  @Test
  void the_database_holds_the_same_table_of_moves_owners_and_next_actions() {
    assertThat(words("SELECT from_state || ' ' || action || ' ' || to_state FROM transition"))
        .isEqualTo(
            Workflow.MOVES.stream()
                .map(m -> m.from().word() + " " + m.action().word() + " " + m.to().word())
                .collect(Collectors.toSet()));
    assertThat(
            words("SELECT position || state || ' ' || owner || ' ' || next_action FROM card_state"))
        .isEqualTo(
            Arrays.stream(CardState.values())
                .map(
                    s ->
                        (s.ordinal() + 1)
                            + s.word()
                            + " "
                            + s.owner().word()
                            + " "
                            + (s.next() == null ? "" : s.next().word()))
                .collect(Collectors.toSet()));
  }

  @Test
  void the_database_holds_the_same_roles_and_reasons() {
    assertThat(words("SELECT action || ' ' || role FROM action_role"))
        .isEqualTo(
            Arrays.stream(CardAction.values())
                .flatMap(
                    action ->
                        PEOPLE.stream()
                            .filter(action::allowedTo)
                            .map(p -> action.word() + " " + p.roles().iterator().next().word()))
                .collect(Collectors.toSet()));
    assertThat(
            words(
                "SELECT reason || ' ' || action FROM close_reason"
                    + " UNION SELECT reason || ' pause' FROM pause_reason"))
        .isEqualTo(
            Arrays.stream(Reason.values())
                .map(reason -> reason.word() + " " + reason.action().word())
                .collect(Collectors.toSet()));
  }

  @Test
  void from_every_state_but_closed_some_action_leads_on_and_one_is_offered() {
    for (CardState state : CardState.values()) {
      assertThat(state.next()).as("%s", state).isNotNull();
      assertThat(Workflow.actionsIn(state)).as("%s", state).contains(state.next());
      assertThat(Workflow.MOVES)
          .as("%s", state)
          .anyMatch(
              m ->
                  m.from() == state && m.to() != state && m.action().undoable()
                      || m.from() == state && state == CardState.CLOSED
                      || m.from() == state && state == CardState.SAFETY_CHECK);
    }
  }

  @Test
  void random_actions_of_random_people_go_where_the_table_says_and_nowhere_else() {
    Random random = new Random(20261123);
    Set<CardState> reached = new HashSet<>();
    int refusedByDatabase = 0;
    for (int walk = 0; walk < 30; walk++) {
      long card = open("child" + walk);
      withPlanAndAcceptedReferral(card);
      Model model = new Model(CardState.CANDIDATE, 1, null, false);
      for (int step = 0; step < 40; step++) {
        reached.add(model.state());
        CurrentUser user = PEOPLE.get(random.nextInt(random.nextInt(4) == 0 ? PEOPLE.size() : 3));
        CardAction action = someAction(random, model.state());
        CardState said = CardState.values()[random.nextInt(CardState.values().length)];
        CardState to = Workflow.after(model.state(), action).orElse(null);

        boolean legal = to != null && allowed(model, action, user);
        boolean databaseLegal =
            allowed(model, action, user) && Workflow.allows(model.state(), action, said);
        if (random.nextInt(3) == 0) {
          assertThat(databaseAccepts(card, model, action, said, user))
              .as("%d.%d: %s to %s by %s of %s", walk, step, action, said, user.login(), model)
              .isEqualTo(databaseLegal);
          refusedByDatabase += databaseLegal ? 0 : 1;
        }
        MoveResult result =
            moves.move(complete(MoveRequest.of(card, model.version(), action)), user);
        assertThat(result instanceof Moved)
            .as("%d.%d: %s by %s of %s: %s", walk, step, action, user.login(), model, result)
            .isEqualTo(legal);
        if (result instanceof Moved moved) {
          assertThat(moved.to()).isEqualTo(to);
          model =
              new Model(
                  moved.to(),
                  moved.version(),
                  moved.assignee(),
                  paused(model, action, moved.from() != moved.to()));
        }
      }
      assertThat(
              database.fetchValue(
                  "SELECT count(*) FROM referral.card_event WHERE card_id = " + card))
          .isEqualTo((long) model.version());
    }
    assertThat(reached).containsExactlyInAnyOrder(CardState.values());
    assertThat(refusedByDatabase).isGreaterThan(200);
  }

  @Test
  void nothing_is_done_while_something_that_must_be_told_is_missing() {
    long card = open("a");
    for (CardAction action : CardAction.values()) {
      if (action.needs() != CardAction.Needs.NOTHING) {
        assertThat(moves.move(MoveRequest.of(card, 1, action), SUPERVISOR))
            .as("%s", action)
            .isInstanceOfSatisfying(
                Refused.class,
                refused ->
                    assertThat(refused.why())
                        .isIn(Why.REASON_MISSING, Why.NOTE_MISSING, Why.MOMENT_MISSING));
      }
    }
    MoveRequest tomorrow =
        MoveRequest.of(card, 1, CardAction.SUSPECT_ABUSE)
            .withNote("a neighbour called")
            .at(Instant.now().plusSeconds(3600));
    assertThat(moves.move(tomorrow, CASEWORKER)).isEqualTo(new Refused(card, Why.WRONG_TIME));
  }

  @Test
  void the_clock_of_a_safety_check_runs_48_hours_from_when_it_was_heard_over_holidays_too() {
    long card = open("a");
    Instant heard = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3 * 3600);

    moves.move(
        MoveRequest.of(card, 1, CardAction.SUSPECT_ABUSE).withNote("a neighbour called").at(heard),
        CASEWORKER);

    CardSummary now = board.read(card, CASEWORKER).orElseThrow().summary();
    assertThat(now.state()).isEqualTo(CardState.SAFETY_CHECK);
    assertThat(now.dueAt()).isNotNull();
    assertThat(Duration.between(heard, now.dueAt())).isEqualTo(Duration.ofHours(48));
    assertThat(moves.move(complete(MoveRequest.of(card, 2, CardAction.PAUSE)), CASEWORKER))
        .isEqualTo(new Refused(card, Why.NOT_HERE));
  }

  @Test
  void a_clock_that_stood_still_goes_on_with_the_working_days_that_were_left() {
    LocalDate due = LocalDate.of(2026, 12, 25);

    // stopped on Friday 11 December, started on Wednesday 16: three working days
    assertThat(Deadlines.afterPause(due, LocalDate.of(2026, 12, 11), LocalDate.of(2026, 12, 16)))
        .isEqualTo(LocalDate.of(2027, 1, 5));
    assertThat(Deadlines.afterPause(due, LocalDate.of(2026, 12, 11), LocalDate.of(2026, 12, 12)))
        .isEqualTo(due);
  }

  @Test
  void a_card_that_is_taken_back_from_outreach_can_be_undone_only_by_another_move() {
    long card = open("a");
    int version = 1;
    for (CardAction action : List.of(CardAction.CHECK, CardAction.CONFIRM, CardAction.DECIDE)) {
      version =
          ((Moved) moves.move(complete(MoveRequest.of(card, version, action)), SUPERVISOR))
              .version();
    }
    MoveResult undone = moves.undo(card, version, SUPERVISOR);

    assertThat(undone)
        .isEqualTo(
            new Moved(card, CardState.ASSIGNMENT, CardState.CONFERENCE, version + 1, null, false));
    assertThat(moves.undo(card, version + 1, SUPERVISOR))
        .isEqualTo(new Refused(card, Why.NOT_HERE));
  }

  /** What the record of a card must hold for it to go on is told by other tests. */
  private void withPlanAndAcceptedReferral(long card) {
    database.execute(
        "INSERT INTO referral.paper VALUES (?, 'plan', 1, 'words', 'caseworker', now())", card);
    database.execute(
        "WITH r AS (INSERT INTO referral.service_referral (card_id, service_id, state, moved_by,"
            + " basis, scope, message, offered_by, offered_at, answer_due_on, state_since)"
            + " VALUES (?, 'child-place', 'offered', 'offer', 'council', '{identity}', '', 'x',"
            + " now(), now(), now()) RETURNING id)"
            + " INSERT INTO referral.referral_event (referral_id, version, at, actor, agency,"
            + " action, to_state) SELECT id, 1, now(), 'x', false, 'offer', 'offered' FROM r",
        card);
    database.execute(
        "WITH r AS (UPDATE referral.service_referral SET state = 'accepted', moved_by = 'accept',"
            + " version = 2 WHERE card_id = ? RETURNING id)"
            + " INSERT INTO referral.referral_event (referral_id, version, at, actor, agency,"
            + " action, from_state, to_state)"
            + " SELECT id, 2, now(), 'x', false, 'accept', 'offered', 'accepted' FROM r",
        card);
  }

  private static boolean allowed(Model model, CardAction action, CurrentUser user) {
    if (!action.allowedTo(user) || action == CardAction.UNDO) {
      return false;
    }
    boolean others =
        model.assignee() != null
            && !model.assignee().equals(user.login())
            && user.is(Role.CASEWORKER);
    boolean ownersTurn = model.state().owner() == Owner.ASSIGNEE || action == CardAction.ASSIGN;
    if (others && ownersTurn && action != CardAction.SUSPECT_ABUSE) {
      return false;
    }
    return switch (action) {
      case PAUSE -> !model.paused();
      case RESUME -> model.paused();
      case TAKE_OVER -> false; // nobody offered the card
      default -> true;
    };
  }

  private static boolean paused(Model model, CardAction action, boolean moved) {
    return switch (action) {
      case PAUSE -> true;
      case RESUME, REVIEW -> false;
      default -> model.paused() && !moved;
    };
  }

  /** Mostly one that is possible, so that walks get far. */
  private static CardAction someAction(Random random, CardState state) {
    List<CardAction> here = Workflow.actionsIn(state);
    return switch (random.nextInt(5)) {
      case 0 -> CardAction.values()[random.nextInt(CardAction.values().length - 1)];
      case 1, 2 -> state.next() == null ? here.getFirst() : state.next();
      default -> here.get(random.nextInt(here.size()));
    };
  }

  /** A request with all that its action needs. */
  static MoveRequest complete(MoveRequest request) {
    CardAction action = request.action();
    MoveRequest assigned =
        action == CardAction.ASSIGN
            ? MoveRequest.assign(request.card(), request.seenVersion(), "caseworker")
            : request;
    return switch (action.needs()) {
      case NOTHING -> assigned;
      case REASON -> assigned.because(Reason.of(action).getFirst());
      case NOTE -> assigned.withNote("words");
      case CONTACT -> assigned.at(Instant.now().minusSeconds(60)).by(ContactWay.VISIT);
      case MOMENT_AND_NOTE -> assigned.at(Instant.now().minusSeconds(60)).withNote("words");
    };
  }

  /** Writes a change past the service, and takes it back. */
  private boolean databaseAccepts(
      long card, Model model, CardAction action, CardState to, CurrentUser user) {
    Boolean accepted =
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  status.setRollbackOnly();
                  try {
                    write(card, model, action, to, user);
                    return true;
                  } catch (DataAccessException refused) {
                    return false;
                  }
                });
    return Boolean.TRUE.equals(accepted);
  }

  private void write(long card, Model model, CardAction action, CardState to, CurrentUser user) {
    boolean moves = to != model.state();
    boolean closed = to == CardState.CLOSED;
    String reason = Reason.of(action).isEmpty() ? null : Reason.of(action).getFirst().word();
    boolean stands = paused(model, action, moves);
    String assignee =
        action == CardAction.ASSIGN || model.assignee() == null ? "caseworker" : model.assignee();
    database.execute(
        "INSERT INTO referral.card_event (card_id, card_version, at, actor, actor_role, kind,"
            + " from_state, to_state, note, happened_at, contact_way)"
            + " VALUES (?, ?, now(), ?, ?, ?, ?, ?, 'words', now(), ?)",
        card,
        model.version() + 1,
        user.login(),
        user.roles().iterator().next().word(),
        action.word(),
        model.state().word(),
        to.word(),
        action.needs() == CardAction.Needs.CONTACT ? "visit" : null);
    database.execute(
        "UPDATE referral.card SET state = ?, version = version + 1, assignee = ?,"
            + " moved_by = CASE WHEN ? THEN ? ELSE moved_by END,"
            + " state_since = CASE WHEN ? THEN now() ELSE state_since END,"
            + " due_at = CASE WHEN ? <> 'safetyCheck' THEN NULL WHEN ? THEN now() ELSE due_at END,"
            + " closed_at = CASE WHEN ? AND ? THEN now() WHEN ? THEN closed_at END,"
            + " close_reason = CASE WHEN ? AND ? THEN ? WHEN ? THEN close_reason END,"
            + " paused_at = CASE WHEN ? THEN now() END,"
            + " pause_reason = CASE WHEN ? THEN 'familyAsked' END, resume_on = NULL,"
            + " offer_again_on = NULL WHERE id = ?",
        to.word(),
        assignee,
        moves,
        action.word(),
        moves,
        to.word(),
        moves,
        closed,
        moves,
        closed,
        closed,
        moves,
        reason,
        closed,
        stands,
        stands,
        card);
    database.execute("SET CONSTRAINTS ALL IMMEDIATE");
  }

  private Set<String> words(String sql) {
    return new HashSet<>(
        database
            .fetch(sql.replaceAll("(FROM) ([a-z])", "$1 referral.$2"))
            .map(row -> String.valueOf(row.get(0))));
  }

  private long open(String child) {
    intake.accept(List.of(Matches.of(child, "absent", Level.WATCH, "x")));
    return board.columns(BoardFilter.ALL, SUPERVISOR, 500, Map.of()).stream()
        .flatMap(column -> column.cards().stream())
        .map(BoardCard::summary)
        .filter(card -> card.child().equals(child))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static CurrentUser person(String login, Role role) {
    return new CurrentUser(login, login, login, Set.of(role), null);
  }
}
