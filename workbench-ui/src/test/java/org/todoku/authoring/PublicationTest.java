package org.todoku.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.todoku.access.AuditFilter;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.authoring.DraftResult.Done;
import org.todoku.authoring.DraftResult.Why;
import org.todoku.authoring.PublicationResult.Conflict;
import org.todoku.authoring.PublicationResult.Published;
import org.todoku.authoring.PublicationResult.Refused;
import org.todoku.authoring.PublicationResult.Retired;
import org.todoku.library.PublishedRule;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.testing.UseTestDatabase;

/** From a draft to a version and to its end, in the real database. */
@SpringBootTest
@UseTestDatabase
class PublicationTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final CurrentUser AOKI = user("publish-aoki", Role.POLICY_OFFICER);
  private static final CurrentUser UENO = user("publish-ueno", Role.APPROVER);
  private static final CurrentUser BOTH = user("publish-both", Role.POLICY_OFFICER, Role.APPROVER);

  @Autowired Drafts drafts;
  @Autowired Publication publication;
  @Autowired Evidences evidences;
  @Autowired PublishedRules published;
  @Autowired RuleVersions versions;
  @Autowired AuditLog audit;
  @Autowired DSLContext database;
  @Autowired Clock clock;

  private final List<String> begun = new ArrayList<>();
  private final String rule = fresh();

  @AfterEach
  void nothing_is_left_in_force() {
    for (String id : begun.reversed()) {
      drafts.open(id).ifPresent(open -> drafts.withdraw(open.id(), open.revision(), null, AOKI));
      versions
          .newest(id)
          .filter(version -> version.retirement() == null)
          .ifPresent(
              version -> publication.retire(id, version.version(), today(), "test over", UENO));
    }
  }

  @Test
  void a_draft_that_somebody_else_approves_is_in_force_from_its_day_on() {
    Draft draft = submitted(rule, text(rule, 18), cases(rule, 18), AOKI);

    PublicationResult result =
        publication.publish(draft.id(), draft.revision(), today().plusDays(10), "よし", UENO);

    RuleVersion version = version(result);
    assertThat(version.version()).isEqualTo(1);
    assertThat(version.authors()).containsExactly("publish-aoki");
    assertThat(version.publishedBy()).isEqualTo("publish-ueno");
    assertThat(version.note()).isEqualTo("よし");
    assertThat(version.checksum()).hasSize(64);
    assertThat(drafts.find(draft.id()).orElseThrow().stage())
        .asInstanceOf(type(DraftStage.Published.class))
        .satisfies(stage -> assertThat(stage.versionId()).isEqualTo(version.id()));
    assertThat(audit.newest(new AuditFilter(null, "authoring.", "rule", rule, null), 10))
        .extracting(entry -> entry.event().action())
        .containsExactly("authoring.published", "authoring.submitted", "authoring.draftBegun");
  }

  @Test
  void a_version_with_a_day_in_the_future_leaves_the_older_one_in_force_until_then() {
    publish(rule, 18, today());
    RuleVersion second = publish(rule, 20, today().plusDays(10));

    assertThat(inForce(today().plusDays(9)).version()).isEqualTo(1);
    assertThat(inForce(today().plusDays(10)).version()).isEqualTo(2);
    assertThat(inForce(today().plusDays(10)).checksum()).isEqualTo(second.checksum());
  }

  @Test
  void after_a_publication_only_the_new_version_is_read_again() {
    publish(rule, 18, today());
    Rule other = published.inForce(today()).version("non-attendance").orElseThrow().rule();

    publish(rule, 20, today());

    assertThat(inForce(today()).version()).isEqualTo(2);
    assertThat(published.inForce(today()).version("non-attendance").orElseThrow().rule())
        .isSameAs(other);
  }

  @Test
  void what_stood_at_a_moment_in_the_past_can_be_asked_again() {
    Instant earlier = clock.instant();
    publish(rule, 18, today());
    Instant before = clock.instant();
    RuleVersion second = publish(rule, 20, today());

    assertThat(second.publishedAt()).isAfter(before);
    assertThat(published.inForce(today(), before).version(rule).orElseThrow().version())
        .isEqualTo(1);
    assertThat(inForce(today()).version()).isEqualTo(2);
    assertThat(published.inForce(today(), earlier).version(rule)).isEmpty();
  }

  @Test
  void nobody_approves_what_they_wrote_on_not_even_a_word() {
    Draft draft = begin(rule, text(rule, 18), cases(rule, 18), AOKI);
    draft = done(drafts.save(draft.id(), 1, text(rule, 19), cases(rule, 19), BOTH));
    draft = done(drafts.submit(draft.id(), 2, null, AOKI));

    assertThat(publication.publish(draft.id(), 2, today(), null, BOTH))
        .isEqualTo(new Refused(Why.OWN_WORK));
    assertThat(publication.publish(draft.id(), 2, today(), null, AOKI))
        .isEqualTo(new Refused(Why.NOT_ALLOWED));
    assertThat(publication.publish(draft.id(), 1, today(), null, UENO))
        .isInstanceOf(Conflict.class);
    assertThat(publication.publish(draft.id(), 2, today().minusDays(1), null, UENO))
        .isEqualTo(new Refused(Why.DAY_IN_THE_PAST));
    long id = draft.id();
    assertThatThrownBy(
            () ->
                database.execute(
                    "INSERT INTO library.rule_version (rule_id, version, content, checksum, position, published_at, published_by, authors)"
                        + " VALUES (?, 1, 'x', repeat('0', 64), 0, now(), 'publish-both', '{publish-both}')",
                    rule))
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(drafts.find(id).orElseThrow().state()).isEqualTo(LifeState.SUBMITTED);
  }

  @Test
  void nothing_is_published_while_a_finding_of_severity_error_stands() {
    Draft draft =
        submitted(rule, text(rule, 18).replace("child.age.years", "child.age.yeers"), "", AOKI);

    PublicationResult result = publication.publish(draft.id(), 1, today(), null, UENO);

    assertThat(result)
        .asInstanceOf(type(Refused.class))
        .satisfies(
            refused -> {
              assertThat(refused.why()).isEqualTo(Why.FINDINGS);
              assertThat(refused.findings().getFirst().place().toString())
                  .startsWith("rule.yaml:7:");
            });
    assertThat(versions.newest(rule)).isEmpty();
  }

  @Test
  void nothing_is_published_while_a_case_fails() {
    Draft draft =
        submitted(rule, text(rule, 18), cases(rule, 18).replace("match", "noMatch"), AOKI);

    PublicationResult result = publication.publish(draft.id(), 1, today(), null, UENO);

    assertThat(result)
        .asInstanceOf(type(Refused.class))
        .satisfies(
            refused -> {
              assertThat(refused.why()).isEqualTo(Why.CASES_FAIL);
              assertThat(refused.failing().getFirst().answer()).isEqualTo(Answer.MATCH);
            });
  }

  @Test
  void a_draft_that_holds_another_rule_or_two_or_none_is_not_published() {
    for (String text :
        List.of(
            "", text("another-rule", 18), text(rule, 18) + "---\n" + text("another-rule", 19))) {
      Draft draft = submitted(fresh(), text, "", AOKI);

      assertThat(publication.publish(draft.id(), 1, today(), null, UENO))
          .asInstanceOf(type(Refused.class))
          .extracting(Refused::why)
          .isEqualTo(Why.FINDINGS);
    }
  }

  @Test
  void a_case_of_a_rule_that_refers_to_it_stops_it_as_well() {
    publish(rule, 150, today());
    String above = fresh();
    String text =
        text(above, 1).replace("{value: child.age.years, atLeast: 1}", "{rule: " + rule + "}");
    Draft draft =
        submitted(above, text, cases(above, 18).replace("expect: match", "expect: noMatch"), AOKI);
    version(publication.publish(draft.id(), 1, today(), null, UENO));

    Draft changed = changed(rule, text(rule, 5), cases(rule, 5));
    PublicationResult result =
        publication.publish(changed.id(), changed.revision(), today(), null, UENO);
    PublicationResult end = publication.retire(rule, 1, today(), "not needed", UENO);

    assertThat(result)
        .asInstanceOf(type(Refused.class))
        .satisfies(
            refused -> {
              assertThat(refused.why()).isEqualTo(Why.CASES_FAIL);
              assertThat(refused.failing()).allMatch(each -> each.example().rule().equals(above));
            });
    assertThat(end)
        .isEqualTo(new Refused(Why.STILL_REFERRED_TO, List.of(), List.of(), List.of(above)));
  }

  @Test
  void an_older_version_is_published_again_as_a_new_one_but_not_by_its_author() {
    publish(rule, 18, today());
    publish(rule, 20, today());

    PublicationResult back = publication.publishAgain(rule, 1, 2, today(), "20歳は早すぎた", UENO);

    RuleVersion third = version(back);
    assertThat(third.version()).isEqualTo(3);
    assertThat(third.republished()).isEqualTo(1);
    assertThat(third.content()).isEqualTo(text(rule, 18));
    assertThat(publication.publishAgain(rule, 2, 2, today(), "x", UENO))
        .isEqualTo(new Refused(Why.BASE_MOVED));
    assertThat(publication.publishAgain(rule, 3, 3, today(), "x", UENO))
        .isEqualTo(new Refused(Why.NOTHING_CHANGED));
    assertThat(publication.publishAgain(rule, 2, 3, today(), " ", UENO))
        .isEqualTo(new Refused(Why.COMMENT_MISSING));
  }

  @Test
  void a_retired_rule_is_out_of_force_from_its_day_on_and_can_come_back() {
    publish(rule, 18, today());

    PublicationResult end = publication.retire(rule, 1, today().plusDays(5), "終わり", UENO);

    assertThat(end).isInstanceOf(Retired.class);
    assertThat(published.inForce(today().plusDays(4)).version(rule)).isPresent();
    assertThat(published.inForce(today().plusDays(5)).version(rule)).isEmpty();
    assertThat(publication.retire(rule, 1, today(), "again", UENO))
        .isEqualTo(new Refused(Why.NOT_HERE));
    version(publication.publishAgain(rule, 1, 1, today().plusDays(7), "戻す", UENO));
    assertThat(published.inForce(today().plusDays(6)).version(rule)).isEmpty();
    assertThat(published.inForce(today().plusDays(7)).version(rule)).isPresent();
  }

  @Test
  void a_draft_based_on_an_older_version_is_not_published_over_a_newer_one() {
    publish(rule, 18, today());
    publish(rule, 20, today());
    Draft draft = changed(rule, text(rule, 22), cases(rule, 22));
    version(publication.publishAgain(rule, 1, 2, today(), "back", UENO));

    assertThat(publication.publish(draft.id(), draft.revision(), today(), null, UENO))
        .isEqualTo(new Refused(Why.BASE_MOVED));
    Draft back = done(drafts.sendBack(draft.id(), draft.revision(), "新しい版があります", UENO));
    Draft rebased = done(drafts.rebase(back.id(), back.revision(), AOKI));
    Draft again = done(drafts.submit(rebased.id(), rebased.revision(), null, AOKI));
    assertThat(
            version(publication.publish(again.id(), again.revision(), today(), null, UENO))
                .version())
        .isEqualTo(4);
  }

  @Test
  void an_approver_sees_the_sentence_the_cases_the_coverage_and_the_difference() {
    publish(rule, 18, today());
    Draft draft = changed(rule, text(rule, 20), cases(rule, 20));

    EvidencePack pack = evidences.of(draft, today());

    assertThat(pack.publishable()).isTrue();
    assertThat(pack.sentence().orElseThrow().ja()).contains("20歳以上");
    assertThat(pack.differences())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.ja()).contains("条件を変更").contains("18歳以上").contains("20歳以上");
              assertThat(line.en()).contains("Condition changed");
            });
    assertThat(pack.trial().cases()).hasSize(3).allMatch(each -> each.passed());
    assertThat(pack.trial().coverage().shown())
        .isEqualTo(3)
        .isEqualTo(pack.trial().coverage().possible());
    assertThat(pack.published().orElseThrow().version()).isEqualTo(1);
  }

  private RuleVersion publish(String id, int age, LocalDate from) {
    Draft draft =
        versions.newest(id).isEmpty()
            ? submitted(id, text(id, age), cases(id, age), AOKI)
            : changed(id, text(id, age), cases(id, age));
    return version(publication.publish(draft.id(), draft.revision(), from, null, UENO));
  }

  private Draft changed(String id, String text, String cases) {
    Draft draft = done(drafts.begin(id, DraftScope.STRUCTURE, AOKI));
    draft = done(drafts.save(draft.id(), 1, text, cases, AOKI));
    return done(drafts.submit(draft.id(), draft.revision(), null, AOKI));
  }

  private Draft submitted(String id, String text, String cases, CurrentUser author) {
    Draft draft = begin(id, text, cases, author);
    return done(drafts.submit(draft.id(), 1, null, author));
  }

  private Draft begin(String id, String text, String cases, CurrentUser author) {
    return done(drafts.beginNew(id, text, cases, author));
  }

  private String fresh() {
    String id = "publication-test-" + NUMBER.incrementAndGet();
    begun.add(id);
    return id;
  }

  private PublishedRule inForce(LocalDate day) {
    return published.inForce(day).version(rule).orElseThrow();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static RuleVersion version(PublicationResult result) {
    assertThat(result).isInstanceOf(Published.class);
    return ((Published) result).version();
  }

  private static Draft done(DraftResult result) {
    assertThat(result).isInstanceOf(Done.class);
    return ((Done) result).draft();
  }

  private static String text(String rule, int age) {
    return """
        rule: %s
        title: {ja: 試験, en: Test}
        need: poverty
        level: watch
        purpose: outreach-poverty
        whenUnknown: ignore
        when: {value: child.age.years, atLeast: %d}
        """
        .formatted(rule, age);
  }

  private static String cases(String rule, int age) {
    return """
        rule: %s
        cases:
          - case: old enough
            asOf: 2026-11-23
            facts: {child: {birthDate: %d-11-23}}
            expect: match
          - case: a day too young
            asOf: 2026-11-23
            facts: {child: {birthDate: %d-11-24}}
            expect: noMatch
          - case: not known
            asOf: 2026-11-23
            facts: {child: {}}
            expect: cannotTell
        """
        .formatted(rule, 2026 - age, 2026 - age);
  }

  private static CurrentUser user(String login, Role... roles) {
    return new CurrentUser(login, login, login, Set.of(roles), null);
  }
}
