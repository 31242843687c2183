package org.todoku.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.authoring.DraftResult.Conflict;
import org.todoku.authoring.DraftResult.Done;
import org.todoku.authoring.DraftResult.OpenAlready;
import org.todoku.authoring.DraftResult.Refused;
import org.todoku.authoring.DraftResult.Why;
import org.todoku.testing.UseTestDatabase;

/** Drafts in the real database. */
@SpringBootTest
@UseTestDatabase
class DraftsTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final CurrentUser AOKI = user("draft-aoki", Role.POLICY_OFFICER);
  private static final CurrentUser BABA = user("draft-baba", Role.POLICY_OFFICER);
  private static final CurrentUser LOCAL = user("draft-local", Role.ANALYST);
  private static final CurrentUser UENO = user("draft-ueno", Role.APPROVER);
  private static final CurrentUser CASEWORKER = user("draft-case", Role.CASEWORKER);

  @Autowired Drafts drafts;
  @Autowired DSLContext database;

  private final String rule = "draft-test-" + NUMBER.incrementAndGet();

  @Test
  void half_finished_words_are_kept_as_they_are() {
    Draft begun = begun();

    DraftResult saved = drafts.save(begun.id(), 1, "rule: x\nwhen:\n  all:\n   - {val", "", AOKI);

    assertThat(done(saved).text()).isEqualTo("rule: x\nwhen:\n  all:\n   - {val");
    assertThat(done(saved).revision()).isEqualTo(2);
    assertThat(drafts.find(begun.id())).contains(done(saved));
  }

  @Test
  void a_draft_of_a_rule_begins_with_the_text_and_the_cases_of_its_newest_version() {
    DraftResult result = drafts.begin("lunch-fee-arrears", DraftScope.STRUCTURE, AOKI);

    Draft draft = done(result);
    assertThat(draft.baseVersion()).isEqualTo(1);
    assertThat(draft.text()).contains("rule: lunch-fee-arrears", "lunchFeeArrearsMonths");
    assertThat(draft.cases()).contains("rule: lunch-fee-arrears", "expect: match");
    done(drafts.withdraw(draft.id(), 1, null, AOKI));
  }

  @Test
  void a_rule_has_one_open_draft() {
    Draft first = begun();

    DraftResult second = drafts.beginNew(rule, "", "", BABA);

    assertThat(second).isEqualTo(new OpenAlready(first));
    assertThat(drafts.open(rule)).contains(first);
  }

  @Test
  void whoever_saves_over_unseen_words_is_told_whose_they_are_and_loses_nothing() {
    Draft begun = begun();
    done(drafts.save(begun.id(), 1, "青木の文", "", AOKI));

    DraftResult late = drafts.save(begun.id(), 1, "馬場の文", "", BABA);

    assertThat(late)
        .asInstanceOf(type(Conflict.class))
        .satisfies(
            conflict -> {
              assertThat(conflict.now().savedBy()).isEqualTo("draft-aoki");
              assertThat(conflict.now().savedAt()).isAfterOrEqualTo(begun.savedAt());
              assertThat(conflict.now().text()).isEqualTo("青木の文");
            });
    DraftResult again = drafts.save(begun.id(), 2, "青木の文\n馬場の文", "", BABA);
    assertThat(done(again).authors()).containsExactlyInAnyOrder("draft-aoki", "draft-baba");
    assertThat(drafts.revisions(begun.id()))
        .extracting(DraftRevision::text)
        .containsExactly("", "青木の文", "青木の文\n馬場の文");
  }

  @Test
  void of_many_who_save_at_once_exactly_one_is_kept() throws Exception {
    Draft begun = begun();
    List<Callable<DraftResult>> saves =
        List.of("a", "b", "c", "d", "e", "f").stream()
            .<Callable<DraftResult>>map(
                text -> () -> drafts.save(begun.id(), 1, text, "", text.equals("a") ? AOKI : BABA))
            .toList();

    List<DraftResult> results = atOnce(saves);

    assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(5);
    assertThat(drafts.revisions(begun.id())).hasSize(2);
  }

  @Test
  void a_submitted_draft_does_not_change_until_it_is_taken_or_sent_back() {
    Draft begun = begun();
    Draft submitted = done(drafts.submit(begun.id(), 1, "お願いします", AOKI));

    assertThat(drafts.save(begun.id(), 1, "別の文", "", AOKI)).isEqualTo(new Conflict(submitted));
    assertThat(drafts.sendBack(begun.id(), 1, " ", UENO))
        .isEqualTo(new Refused(Why.COMMENT_MISSING));
    Draft back = done(drafts.sendBack(begun.id(), 1, "根拠を書いてください", UENO));
    assertThat(back.state()).isEqualTo(LifeState.DRAFT);
    done(drafts.save(begun.id(), 1, "別の文", "", AOKI));
    assertThat(drafts.events(begun.id()))
        .extracting(DraftEvent::action, DraftEvent::actor, DraftEvent::comment)
        .containsExactly(
            tuple("begin", "draft-aoki", null),
            tuple("submit", "draft-aoki", "お願いします"),
            tuple("sendBack", "draft-ueno", "根拠を書いてください"));
  }

  @Test
  void only_policy_officers_write_structure_and_nobody_else_withdraws_it() {
    Draft begun = begun();

    for (CurrentUser other : List.of(LOCAL, UENO, CASEWORKER)) {
      assertThat(drafts.save(begun.id(), 1, "x", "", other))
          .isEqualTo(new Refused(Why.NOT_ALLOWED));
      assertThat(drafts.submit(begun.id(), 1, null, other)).isEqualTo(new Refused(Why.NOT_ALLOWED));
      assertThat(drafts.withdraw(begun.id(), 1, null, other))
          .isEqualTo(new Refused(Why.NOT_ALLOWED));
      assertThat(drafts.beginNew(rule + "-other", "", "", other))
          .isEqualTo(new Refused(Why.NOT_ALLOWED));
    }
  }

  @Test
  void a_local_officer_changes_values_within_their_limits_and_nothing_else() {
    Draft draft = done(drafts.begin("late-or-leaving-early", DraftScope.VALUES, LOCAL));
    String twelve = draft.text().replace("value: 10,", "value: 12,");
    assertThat(twelve).isNotEqualTo(draft.text());

    DraftResult within = drafts.save(draft.id(), 1, twelve, draft.cases(), LOCAL);
    DraftResult beyond =
        drafts.save(
            draft.id(), 2, draft.text().replace("value: 10,", "value: 999,"), draft.cases(), LOCAL);
    DraftResult limits =
        drafts.save(
            draft.id(), 2, twelve.replaceFirst("max: \\d+", "max: 300"), draft.cases(), LOCAL);
    DraftResult title =
        drafts.save(
            draft.id(), 2, twelve.replace("Late or leaving early", "Late"), draft.cases(), LOCAL);

    assertThat(done(within).text()).isEqualTo(twelve);
    assertThat(List.of(beyond, limits, title)).containsOnly(new Refused(Why.MORE_THAN_VALUES));
    done(drafts.withdraw(draft.id(), 2, null, LOCAL));
  }

  @Test
  void what_no_database_keeps_is_refused() {
    Draft begun = begun();

    assertThat(drafts.save(begun.id(), 1, "a\0b", "", AOKI))
        .isEqualTo(new Refused(Why.NOT_STORABLE));
    assertThat(drafts.save(begun.id(), 1, "a\uD800b", "", AOKI))
        .isEqualTo(new Refused(Why.NOT_STORABLE));
    assertThat(drafts.save(begun.id(), 1, "a".repeat(RuleTexts.MAX_BYTES + 1), "", AOKI))
        .isEqualTo(new Refused(Why.NOT_STORABLE));
    assertThat(drafts.beginNew("Not An Id", "", "", AOKI)).isEqualTo(new Refused(Why.NO_RULE_ID));
    assertThat(drafts.beginNew("non-attendance", "", "", AOKI))
        .isEqualTo(new Refused(Why.RULE_EXISTS));
  }

  @Test
  void the_database_refuses_what_the_program_would_not_do() {
    Draft begun = begun();
    long id = begun.id();

    refused("UPDATE authoring.draft SET content = 'secretly' WHERE id = " + id);
    refused("UPDATE authoring.draft SET state = 'published' WHERE id = " + id);
    refused("UPDATE authoring.draft SET revision = 5 WHERE id = " + id);
    refused("UPDATE authoring.draft SET rule_id = 'other' WHERE id = " + id);
    refused("DELETE FROM authoring.draft WHERE id = " + id);
    refused("UPDATE authoring.draft_revision SET content = '' WHERE draft_id = " + id);
    refused("DELETE FROM authoring.draft_event WHERE draft_id = " + id);
    refused("INSERT INTO authoring.step VALUES ('publish', 'draft', 'published')");
    refused("UPDATE library.rule_version SET content = '' WHERE rule_id = 'non-attendance'");
    done(drafts.withdraw(id, 1, null, AOKI));
    refused("UPDATE authoring.draft SET state = 'draft' WHERE id = " + id);
  }

  @Test
  void the_database_has_the_same_steps_as_the_program() {
    Set<String> stored =
        Set.copyOf(
            database
                .fetch("SELECT action || ' ' || from_state || ' ' || to_state FROM authoring.step")
                .getValues(0, String.class));

    assertThat(LifeCycle.steps())
        .extracting(
            step -> step.action().word() + " " + step.from().word() + " " + step.to().word())
        .containsExactlyInAnyOrderElementsOf(stored);
  }

  private void refused(String sql) {
    assertThatThrownBy(() -> database.execute(sql)).hasRootCauseInstanceOf(SQLException.class);
  }

  private Draft begun() {
    return done(drafts.beginNew(rule, "", "", AOKI));
  }

  private static Draft done(DraftResult result) {
    assertThat(result).isInstanceOf(Done.class);
    return ((Done) result).draft();
  }

  private static List<DraftResult> atOnce(List<Callable<DraftResult>> all) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      List<DraftResult> results = new ArrayList<>();
      for (Future<DraftResult> future : threads.invokeAll(all)) {
        results.add(future.get());
      }
      return results;
    }
  }

  private static CurrentUser user(String login, Role role) {
    return new CurrentUser(login, login, login, Set.of(role), null);
  }
}
