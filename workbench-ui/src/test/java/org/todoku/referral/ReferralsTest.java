package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.CardRecord.PaperKind;
import org.todoku.referral.MoveResult.Moved;
import org.todoku.referral.MoveResult.Why;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.UseTestDatabase;

@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class ReferralsTest {
  private static final CurrentUser CASEWORKER = person("caseworker", Role.CASEWORKER);
  private static final CurrentUser COLLEAGUE = person("colleague", Role.CASEWORKER);
  private static final CurrentUser SUPERVISOR = person("supervisor", Role.SUPERVISOR);
  private static final CurrentUser AGENCY = person("agency", Role.AGENCY);
  private static final String CHILD = "00000000-0000-4000-8000-000000000001";

  @Autowired Intake intake;
  @Autowired Board board;
  @Autowired CardMoves moves;
  @Autowired CardRecords records;
  @Autowired Referrals referrals;
  @Autowired Directory directory;
  @Autowired AgencyDesk agencyDesk;
  @Autowired DSLContext database;
  @Autowired Clock clock;

  private long card;

  @BeforeEach
  void a_card_whose_plan_is_written() {
    Matches.emptyBoard();
    intake.accept(List.of(Matches.of(CHILD, "absent", Level.WATCH, "x")));
    card =
        board.columns(BoardFilter.ALL, SUPERVISOR, 5, Map.of()).stream()
            .flatMap(column -> column.cards().stream())
            .findFirst()
            .orElseThrow()
            .summary()
            .id();
    int version = 1;
    for (CardAction action :
        List.of(
            CardAction.CHECK,
            CardAction.CONFIRM,
            CardAction.DECIDE,
            CardAction.ASSIGN,
            CardAction.MET,
            CardAction.AGREE)) {
      MoveResult moved =
          moves.move(WorkflowModelTest.complete(MoveRequest.of(card, version, action)), SUPERVISOR);
      version = ((Moved) moved).version();
    }
    records.write(card, PaperKind.PLAN, 0, "週1回、居場所に通う", CASEWORKER);
    moves.move(MoveRequest.of(card, version, CardAction.PLANNED), CASEWORKER);
  }

  @Test
  void one_stop_two_services_one_is_full_and_the_family_goes_to_another() {
    long consent = consent(Set.of(SharingScope.IDENTITY, SharingScope.SITUATION));

    assertThat(offer(consent, "child-place", "learning-room")).isInstanceOf(Done.class);
    Referral full = of("learning-room");
    assertThat(
            referrals.act(
                full.id(), 1, ReferralAction.REFUSE, Refusal.CAPACITY, "満員です", CASEWORKER))
        .isInstanceOf(Done.class);
    assertThat(referrals.redirect(full.id(), 2, "education-support-centre", CASEWORKER))
        .isInstanceOf(Done.class);
    Referral accepted = of("child-place");
    assertThat(referrals.act(accepted.id(), 1, ReferralAction.ACCEPT, null, null, AGENCY))
        .isInstanceOf(Done.class);

    assertThat(of("learning-room").state()).isEqualTo(ReferralState.REDIRECTED);
    assertThat(of("learning-room").refusal()).isEqualTo(Refusal.CAPACITY);
    assertThat(of("education-support-centre").redirectedFrom()).isEqualTo(full.id());
    assertThat(directory.refusedForCapacity()).containsEntry("learning-room", 1);
    assertThat(move(CardAction.MONITOR)).isInstanceOf(Moved.class);
  }

  @Test
  void help_is_not_under_way_before_a_service_has_accepted() {
    assertThat(move(CardAction.MONITOR))
        .isEqualTo(new MoveResult.Refused(card, Why.NOTHING_ACCEPTED));
    assertThatThrownBy(
            () ->
                database.execute(
                    "UPDATE referral.card SET state = 'monitoring', moved_by = 'monitor',"
                        + " version = version + 1 WHERE id = ?",
                    card))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no service has accepted");
  }

  @Test
  void withdrawing_a_consent_stops_all_that_rests_on_it_at_once() {
    long consent = consent(Set.of(SharingScope.IDENTITY));
    offer(consent, "child-place", "learning-room");
    assertThat(agencyDesk.asked(AGENCY).getFirst().shared()).isNotNull();

    assertThat(records.withdraw(consent, CASEWORKER)).isInstanceOf(Done.class);

    assertThat(records.of(card, CASEWORKER).referrals())
        .extracting(Referral::state)
        .containsOnly(ReferralState.STOPPED);
    assertThat(agencyDesk.asked(AGENCY).getFirst().shared()).isNull();
    assertThat(offer(consent, "household-help")).isEqualTo(Refused.of(Problem.CONSENT));
  }

  @Test
  void the_database_keeps_a_consent_from_being_withdrawn_while_something_rests_on_it() {
    long consent = consent(Set.of(SharingScope.IDENTITY));
    offer(consent, "child-place");

    assertThatThrownBy(
            () ->
                database.execute(
                    "UPDATE referral.consent SET withdrawn_at = now(), withdrawn_by = 'x'"
                        + " WHERE id = ?",
                    consent))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("still rest on consent");
  }

  @Test
  void nothing_is_shared_beyond_the_consent_or_after_it() {
    long identity = consent(Set.of(SharingScope.IDENTITY));

    assertThat(
            referrals.offer(
                new Referrals.Offer(
                    card,
                    List.of("child-place"),
                    SharingBasis.CONSENT,
                    identity,
                    Set.of(SharingScope.PLAN),
                    "",
                    false),
                CASEWORKER))
        .isEqualTo(Refused.of(Problem.CONSENT));
    assertThat(
            records.consent(
                card,
                "guardian",
                today().minusDays(10),
                today().minusDays(1),
                Set.of(SharingScope.PLAN),
                null,
                CASEWORKER))
        .isEqualTo(Refused.of(Problem.DATES));
  }

  @Test
  void an_agency_sees_its_own_referrals_only_and_no_rule() {
    long consent = consent(Set.of(SharingScope.SITUATION));
    offer(consent, "child-place", "learning-room");

    List<AgencyDesk.Asked> asked = agencyDesk.asked(AGENCY);

    assertThat(asked).extracting(each -> each.referral().service()).containsExactly("child-place");
    AgencyDesk.Shared shared = asked.getFirst().shared();
    assertThat(shared).isNotNull();
    assertThat(shared.needs()).containsExactly("truancy");
    assertThat(shared.name()).isNull();
    assertThat(shared.plan()).isNull();
    assertThat(shared.toString()).doesNotContain("absent");
    assertThat(
            referrals.act(of("learning-room").id(), 1, ReferralAction.ACCEPT, null, null, AGENCY))
        .isEqualTo(Refused.of(Problem.GONE));
    assertThat(
            referrals.act(of("child-place").id(), 1, ReferralAction.WITHDRAW, null, null, AGENCY))
        .isEqualTo(Refused.of(Problem.NOT_ALLOWED));
    assertThatThrownBy(() -> board.open(card, AGENCY)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> agencyDesk.asked(CASEWORKER))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void a_pasted_telephone_number_is_flagged_until_it_is_meant() {
    for (String number :
        List.of("090-1234-5678", "０３（１２３４）５６７８", "09012345678", "+81 90-1234-5678", "a@b.jp")) {
      Referrals.Offer offer = withMessage("母の電話は" + number + "です", false);

      assertThat(referrals.offer(offer, CASEWORKER))
          .as(number)
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.problem()).isEqualTo(Problem.CONTACT_DATA));
    }
    assertThat(ContactData.in("2026年11月23日、30日間の欠席、第3版、令和8年度 1-2-3")).isEmpty();
    assertThat(referrals.offer(withMessage("学校の電話は090-1234-5678", true), CASEWORKER))
        .isInstanceOf(Done.class);
  }

  @Test
  void a_service_that_is_gone_or_asked_already_is_not_asked() {
    long consent = consent(Set.of(SharingScope.SITUATION));
    SupportService room =
        directory.services().stream()
            .filter(service -> service.id().equals("learning-room"))
            .findFirst()
            .orElseThrow();
    directory.change(room.with(15, 4, SupportService.Status.INACTIVE), SUPERVISOR);

    assertThat(offer(consent, "child-place", "learning-room"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.SERVICE_GONE));
    assertThat(records.of(card, CASEWORKER).referrals()).isEmpty();
    offer(consent, "child-place");
    assertThat(offer(consent, "child-place"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.REFERRED_ALREADY));
    directory.change(
        new SupportService(
                room.id(),
                room.organization(),
                room.kind(),
                room.name(),
                room.needs(),
                room.area(),
                room.eligibility(),
                room.minimumAge(),
                room.maximumAge(),
                15,
                0,
                4,
                room.status(),
                room.version() + 1)
            .with(15, 4, SupportService.Status.ACTIVE),
        SUPERVISOR);
  }

  @Test
  void of_two_who_act_on_a_referral_the_second_is_told() {
    offer(consent(Set.of(SharingScope.SITUATION)), "child-place");
    long id = of("child-place").id();
    referrals.act(id, 1, ReferralAction.ACCEPT, null, null, AGENCY);

    assertThat(referrals.act(id, 1, ReferralAction.REFUSE, Refusal.CAPACITY, "x", CASEWORKER))
        .isInstanceOfSatisfying(
            Changed.class,
            changed -> {
              assertThat(changed.by()).isEqualTo("agency");
              assertThat(changed.what()).isEqualTo("accept");
            });
  }

  @Test
  void the_database_holds_the_same_table_of_referrals() {
    database
        .fetch("SELECT from_state, action, to_state, agency FROM referral.referral_transition")
        .forEach(
            row -> {
              ReferralAction action =
                  ReferralAction.of(row.get("action", String.class)).orElseThrow();
              assertThat(action.after(ReferralState.of(row.get("from_state", String.class))))
                  .contains(ReferralState.of(row.get("to_state", String.class)));
              assertThat(row.get("agency", Boolean.class)).isEqualTo(action.agency());
            });
    long ways =
        List.of(ReferralAction.values()).stream()
            .flatMap(
                action ->
                    List.of(ReferralState.values()).stream()
                        .filter(state -> action.after(state).isPresent()))
            .count();
    assertThat(database.fetchValue("SELECT count(*) FROM referral.referral_transition"))
        .isEqualTo(ways);
  }

  @Test
  void services_are_suggested_by_need_for_the_age_and_full_ones_come_last() {
    List<Directory.Suggestion> suggestions =
        directory.suggestions(board.read(card, CASEWORKER).orElseThrow());

    assertThat(suggestions)
        .extracting(each -> each.service().id())
        .contains("school-social-worker", "education-support-centre", "child-place")
        .doesNotContain("development-support", "school-aid");
  }

  @Test
  void who_writes_on_a_text_that_another_has_changed_is_told_and_loses_nothing() {
    records.write(card, PaperKind.WISHES, 0, "家で過ごしたい", SUPERVISOR);

    assertThat(records.write(card, PaperKind.WISHES, 0, "学校に行きたい", CASEWORKER))
        .isInstanceOfSatisfying(
            Changed.class, changed -> assertThat(changed.what()).isEqualTo("家で過ごしたい"));
    assertThat(records.write(card, PaperKind.WISHES, 1, "学校に行きたい", CASEWORKER))
        .isEqualTo(new Done(2));
  }

  @Test
  void nobody_writes_on_the_card_of_another_or_on_a_closed_one() {
    assertThat(records.write(card, PaperKind.WISHES, 0, "x", COLLEAGUE))
        .isEqualTo(Refused.of(Problem.NOT_YOURS));
    moves.move(
        MoveRequest.of(card, version(), CardAction.CLOSE).because(Reason.MOVED_AWAY), SUPERVISOR);

    assertThat(records.write(card, PaperKind.WISHES, 0, "x", CASEWORKER))
        .isEqualTo(Refused.of(Problem.CARD_CLOSED));
    assertThat(referrals.offer(withMessage("", false), CASEWORKER))
        .isEqualTo(Refused.of(Problem.CARD_CLOSED));
  }

  @Test
  void only_people_who_may_see_the_card_are_mentioned() {
    assertThat(records.comment(card, "見てください", Set.of("supervisor"), CASEWORKER))
        .isInstanceOf(Done.class);
    assertThat(records.comment(card, "見てください", Set.of("agency"), CASEWORKER))
        .isEqualTo(new Refused(Problem.NO_ACCESS, "agency"));
    assertThat(records.mentions(SUPERVISOR)).isEqualTo(1);
    assertThat(records.mentions(CASEWORKER)).isZero();
  }

  @Test
  void programs_and_huge_files_are_not_kept() {
    byte[] program = "MZ\u0090\u0000\u0003".getBytes(StandardCharsets.ISO_8859_1);
    byte[] elf = "\u007fELF\u0002\u0001".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(records.attach(card, "plan.pdf", program, CASEWORKER))
        .isEqualTo(new Refused(Problem.FILE_TYPE, "plan.pdf"));
    assertThat(records.attach(card, "plan.pdf", elf, CASEWORKER))
        .isEqualTo(new Refused(Problem.FILE_TYPE, "plan.pdf"));
    assertThat(
            records.attach(
                card, "run.txt", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), CASEWORKER))
        .isEqualTo(new Refused(Problem.FILE_TYPE, "run.txt"));
    assertThat(records.attach(card, "huge.pdf", new byte[Attachments.LARGEST + 1], CASEWORKER))
        .isEqualTo(new Refused(Problem.FILE_SIZE, "huge.pdf"));
    assertThat(
            records.attach(
                card, "../../面談.pdf", "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8), CASEWORKER))
        .isInstanceOf(Done.class);
    assertThat(records.of(card, CASEWORKER).documents())
        .extracting(CardRecord.Document::name)
        .containsExactly("面談.pdf");
  }

  private long consent(Set<SharingScope> scope) {
    RecordResult done =
        records.consent(card, "guardian", today(), today().plusMonths(6), scope, null, CASEWORKER);
    return ((Done) done).id();
  }

  private RecordResult offer(long consent, String... services) {
    Set<SharingScope> scope =
        records.of(card, CASEWORKER).consents().stream()
            .filter(each -> each.id() == consent)
            .findFirst()
            .orElseThrow()
            .scope();
    return referrals.offer(
        new Referrals.Offer(
            card, List.of(services), SharingBasis.CONSENT, consent, scope, "よろしくお願いします", false),
        CASEWORKER);
  }

  private Referrals.Offer withMessage(String message, boolean meant) {
    return new Referrals.Offer(
        card,
        List.of("child-place"),
        SharingBasis.CONFERENCE,
        null,
        Set.of(SharingScope.SITUATION),
        message,
        meant);
  }

  private Referral of(String service) {
    return records.of(card, CASEWORKER).referrals().stream()
        .filter(each -> each.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  private MoveResult move(CardAction action) {
    return moves.move(MoveRequest.of(card, version(), action), CASEWORKER);
  }

  private int version() {
    return board.read(card, SUPERVISOR).orElseThrow().summary().version();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(Instant.now(clock), clock.getZone());
  }

  private static CurrentUser person(String login, Role role) {
    return new CurrentUser(login, login, login, Set.of(role), null);
  }
}
