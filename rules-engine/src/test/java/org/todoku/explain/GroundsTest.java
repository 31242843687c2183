package org.todoku.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.todoku.profile.Coverage;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.testing.EvidenceLibrary;

class GroundsTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 20);
  private static final String ABSENT =
      "{records: day, where: {value: absent, is: true}, within: {last: 3 months}, count: {atLeast: 1}}";
  private static final String NO_CHECK_UP =
      "{records: checkUp, within: {last: 6 months}, exists: false}";

  @Test
  void attendance_alone_is_evidence_of_one_department() {
    Grounds grounds =
        grounds("{all: [{value: child.age.years, atLeast: 3}, " + ABSENT + "]}", child());

    assertThat(grounds).isEqualTo(new Grounds(Set.of("education"), false));
    assertThat(grounds.carryPriority()).isFalse();
  }

  @Test
  void attendance_and_a_check_up_that_is_lacking_are_evidence_of_two() {
    Grounds grounds = grounds("{all: [" + ABSENT + ", " + NO_CHECK_UP + "]}", child());

    assertThat(grounds.holders()).containsExactly("education", "health");
    assertThat(grounds.carryPriority()).isTrue();
  }

  @Test
  void of_alternatives_only_those_that_hold_are_evidence() {
    String arrears = "{value: arrears.months, atLeast: 2}";

    assertThat(grounds("{any: [" + NO_CHECK_UP + ", " + arrears + "]}", child()).holders())
        .containsExactly("health");
    assertThat(
            grounds(
                    "{score: [{points: 1, when: "
                        + NO_CHECK_UP
                        + "}, {points: 1, when: "
                        + arrears
                        + "}, {points: 1, when: "
                        + ABSENT
                        + "}], atLeast: 2}",
                    child())
                .holders())
        .containsExactly("education", "health");
    assertThat(grounds("{none: [{not: " + NO_CHECK_UP + "}, " + arrears + "]}", child()).holders())
        .containsExactly("education", "health");
  }

  @Test
  void an_entry_in_the_register_is_a_statutory_fact_and_its_absence_is_not() {
    LinkedProfile registered = child("protection");
    LinkedProfile not = child("none");

    assertThat(grounds("{value: register.status, is: protection}", registered).carryPriority())
        .isTrue();
    assertThat(grounds("{value: register.status, is: none}", not).statutory()).isFalse();
    assertThat(grounds("{not: {value: register.status, is: protection}}", not).statutory())
        .isFalse();
  }

  @Test
  void a_service_counts_as_evidence_where_it_is_not_received() {
    String support = "{records: support, within: {last: 3 months}, exists: ";
    LinkedProfile without = child();
    LinkedProfile with =
        builder("none").record("support", Map.of("on", date("2026-11-01"))).build();

    assertThat(grounds("{all: [" + ABSENT + ", " + support + "true}]}", with).holders())
        .containsExactly("education");
    assertThat(grounds("{all: [" + ABSENT + ", " + support + "false}]}", without).holders())
        .containsExactly("education", "family-centre");
  }

  @Test
  void a_rule_that_is_referred_to_brings_its_evidence() {
    RuleSet rules =
        EvidenceLibrary.of(
                "rule: r\ntitle: R\nwhen: {rule: other}\n---\nrule: other\ntitle: O\nwhen: "
                    + NO_CHECK_UP
                    + "\n")
            .rules()
            .orElseThrow();

    assertThat(new ReferenceEvaluator(rules).grounds("r", child(), AS_OF).holders())
        .containsExactly("health");
  }

  @Test
  void a_rule_that_does_not_match_rests_on_nothing() {
    assertThat(grounds("{value: arrears.months, atLeast: 2}", child())).isEqualTo(Grounds.NONE);
  }

  private static Grounds grounds(String when, LinkedProfile profile) {
    RuleSet rules = EvidenceLibrary.of("watch", when).rules().orElseThrow();
    return new ReferenceEvaluator(rules).grounds("r", profile, AS_OF);
  }

  private static LinkedProfile child() {
    return child("none");
  }

  private static LinkedProfile child(String register) {
    return builder(register).build();
  }

  /** Seven years old, absent once, without a check-up, a month of arrears, and no support. */
  private static ProfileBuilder builder(String register) {
    Coverage year = new Coverage(LocalDate.of(2025, 11, 1), AS_OF);
    RuleSet rules = EvidenceLibrary.of("watch", ABSENT).rules().orElseThrow();
    return LinkedProfile.builder(rules.vocabulary(), "c")
        .record("child", Map.of("birthDate", date("2019-05-01")))
        .record(
            "day",
            Map.of("on", date("2026-11-02"), "absent", new Known(new Value.BooleanValue(true))))
        .coverage("day", year)
        .coverage("checkUp", year)
        .coverage("support", year)
        .record("arrears", Map.of("months", new Known(Value.NumberValue.of(1))))
        .record("register", Map.of("status", new Known(new Value.TextValue(register))));
  }

  private static Known date(String text) {
    return new Known(new Value.DateValue(LocalDate.parse(text)));
  }
}
