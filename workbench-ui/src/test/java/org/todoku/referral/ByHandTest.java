package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.linkage.ChildDirectory;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.UseTestDatabase;

/** Cards that people open, of children whom they know. */
@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class ByHandTest {
  private static final CurrentUser CASEWORKER = person("caseworker", Role.CASEWORKER);
  private static final String CHILD = "00000000-0000-4000-8000-00000000000a";

  @Autowired IntakeStore store;
  @Autowired CardStore cards;
  @Autowired BoardChanges changes;
  @Autowired AuditLog audit;
  @Autowired Clock clock;
  @Autowired OfficeStore offices;
  @Autowired Board board;
  @Autowired Intake intake;
  @Autowired CardMoves moves;
  @Autowired TransactionTemplate transaction;

  private ByHand byHand;

  @BeforeEach
  void empty() {
    Matches.emptyBoard();
    byHand = byHand(false);
  }

  private ByHand byHand(boolean protectedAddress) {
    OneChild directory = new OneChild(protectedAddress);
    return new ByHand(
        store, cards, directory, changes, audit, new Offices(offices, directory, audit), clock);
  }

  @Test
  void the_card_goes_to_the_office_of_the_area_unless_the_address_is_protected() {
    long card = ((Done) open("first", CASEWORKER)).id();
    assertThat(offices.officeOf(card)).isEqualTo("main-office");

    Matches.emptyBoard();
    byHand = byHand(true);
    long hidden = ((Done) open("first", CASEWORKER)).id();
    assertThat(offices.officeOf(hidden)).isNull();
  }

  @Test
  void a_caseworker_opens_a_card_and_says_why() {
    long id = ((Done) open("保育園から相談があった", CASEWORKER)).id();

    CardDetail card = board.read(id, CASEWORKER).orElseThrow();
    assertThat(card.summary().state()).isEqualTo(CardState.CANDIDATE);
    assertThat(card.summary().needs()).containsExactly("neglect");
    assertThat(card.summary().newest()).isEqualTo(CardSummary.BY_HAND);
    assertThat(card.summary().dueOn()).isNotNull();
    assertThat(card.candidates()).isEmpty();
    assertThat(card.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.actor()).isEqualTo("caseworker");
              assertThat(event.note()).isEqualTo("保育園から相談があった");
            });
    assertThat(board.columns(BoardFilter.ALL, CASEWORKER, 5, Map.of()).getFirst().count())
        .isEqualTo(1);
  }

  @Test
  void a_child_has_one_open_card_whoever_opens_it_and_rules_join_it() {
    long id = ((Done) open("first", CASEWORKER)).id();

    assertThat(open("second", CASEWORKER))
        .isEqualTo(new RecordResult.Refused(Problem.OPEN_ALREADY, String.valueOf(id)));
    intake.accept(List.of(Matches.of(CHILD, "absent", Level.PRIORITY, "x")));

    CardDetail card = board.read(id, CASEWORKER).orElseThrow();
    assertThat(card.candidates()).hasSize(1);
    assertThat(card.summary().level()).isEqualTo(Level.PRIORITY);
    assertThat(moves.move(MoveRequest.of(id, 2, CardAction.CHECK), CASEWORKER))
        .isInstanceOf(MoveResult.Moved.class);
  }

  @Test
  void without_a_reason_a_role_or_a_known_child_no_card_is_opened() {
    assertThat(open("  ", CASEWORKER)).isEqualTo(RecordResult.Refused.of(Problem.EMPTY));
    assertThat(open("x".repeat(2_001), CASEWORKER))
        .isEqualTo(RecordResult.Refused.of(Problem.TOO_LONG));
    assertThat(open("why", person("analyst", Role.ANALYST)))
        .isEqualTo(RecordResult.Refused.of(Problem.NOT_ALLOWED));
    assertThat(byHand.open("nobody", "neglect", Level.WATCH, "why", CASEWORKER))
        .isEqualTo(RecordResult.Refused.of(Problem.GONE));
    assertThat(byHand.find("ヤマ", person("analyst", Role.ANALYST))).isEmpty();
    assertThat(byHand.find("ヤ", CASEWORKER)).isEmpty();
    assertThat(byHand.find("ヤマ", CASEWORKER)).hasSize(1);
  }

  private RecordResult open(String why, CurrentUser user) {
    return transaction.execute(status -> byHand.open(CHILD, "neglect", Level.WATCH, why, user));
  }

  /** A municipality of one child. */
  private record OneChild(boolean protectedAddress) implements ChildDirectory {
    private ChildCard card() {
      return new ChildCard(
          CHILD,
          null,
          "山田 花",
          "ヤマダ ハナ",
          null,
          null,
          1,
          List.of(),
          protectedAddress,
          "潮見2丁目3番4",
          true);
    }

    @Override
    public Optional<ChildCard> find(String child) {
      return child.equals(CHILD) ? Optional.of(card()) : Optional.empty();
    }

    @Override
    public Map<String, ChildCard> find(Collection<String> children) {
      return children.contains(CHILD) ? Map.of(CHILD, card()) : Map.of();
    }

    @Override
    public List<ChildCard> search(String kanaOrNumber, int limit) {
      return List.of(card());
    }
  }

  private static CurrentUser person(String login, Role role) {
    return new CurrentUser(login, login, login, Set.of(role), null);
  }
}
