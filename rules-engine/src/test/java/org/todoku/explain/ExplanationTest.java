package org.todoku.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.todoku.explain.Explanation.MissingFact;
import org.todoku.explain.Explanation.State;
import org.todoku.explain.Explanation.UsedFact;
import org.todoku.profile.Coverage;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.Libraries;
import org.todoku.testing.TestVocabulary;

class ExplanationTest {
  private static final RuleSet RULES = Libraries.resource("conformance").rules().orElseThrow();
  private static final ReferenceEvaluator EVALUATOR = new ReferenceEvaluator(RULES);
  private static final LocalDate AS_OF = LocalDate.parse("2026-02-01");

  @Test
  void why_a_single_value_is_not_known_is_said() {
    RuleSet rules =
        Libraries.rules("rule: r\ntitle: R\nwhen: {value: household.members, atLeast: 3}\n");
    ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
    Known three = new Known(Value.NumberValue.of(3));
    LinkedProfile absent = LinkedProfile.builder(rules.vocabulary(), "c").build();
    LinkedProfile stale =
        LinkedProfile.builder(rules.vocabulary(), "c")
            .record("household", Map.of("members", three))
            .coverage("household", new Coverage(null, date("2024-12-27")))
            .build();
    LinkedProfile later =
        LinkedProfile.builder(rules.vocabulary(), "c")
            .record("household", Map.of("members", three))
            .coverage("household", new Coverage(null, date("2026-02-02")))
            .build();
    LinkedProfile withheld =
        LinkedProfile.builder(rules.vocabulary(), "c")
            .record(
                "household", Map.of("members", new FactValue.Missing(FactValue.Reason.WITHHELD)))
            .build();

    assertThat(reasons(evaluator, absent)).containsExactly("notCovered welfare");
    assertThat(reasons(evaluator, stale)).containsExactly("stale welfare");
    assertThat(reasons(evaluator, later)).containsExactly("notCovered welfare");
    assertThat(reasons(evaluator, withheld)).containsExactly("withheld welfare");
  }

  private static List<String> reasons(ReferenceEvaluator evaluator, LinkedProfile profile) {
    return evaluator.explain("r", profile, AS_OF).missing().stream()
        .map(missing -> missing.reason() + " " + missing.custodian())
        .toList();
  }

  @Test
  void a_rule_that_many_paths_lead_to_is_explained_once() {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 28; i++) {
      rules.append(
          "rule: r%1$d\ntitle: A\nwhen: {any: [{rule: r%2$d}, {not: {not: {rule: r%2$d}}}]}\n---\n"
              .formatted(i, i + 1));
    }
    rules.append("rule: r28\ntitle: A\nwhen: {value: child.age.years, atLeast: 6}\n");
    RuleSet diamond = Libraries.rules(rules.toString());
    LinkedProfile profile = LinkedProfile.builder(diamond.vocabulary(), "c").build();

    Explanation explanation = new ReferenceEvaluator(diamond).explain("r0", profile, AS_OF);

    assertThat(explanation.state()).isEqualTo(State.UNKNOWN);
    assertThat(explanation.children().getFirst().missing())
        .extracting(MissingFact::attribute)
        .containsExactly("birthDate");
  }

  @Test
  void a_count_names_the_records_that_count_with_date_and_source() {
    LinkedProfile profile =
        child()
            .record("attendanceDay", absence("2026-01-05"), "school-b")
            .record("attendanceDay", absence("2026-01-06"), null)
            .record("attendanceDay", absence("2026-01-07"), null)
            .build();

    Explanation explanation = EVALUATOR.explain("absent-3", profile, AS_OF);

    assertThat(explanation.node()).isEqualTo("when");
    assertThat(explanation.state()).isEqualTo(State.SATISFIED);
    assertThat(explanation.observed()).isEqualTo("3");
    assertThat(explanation.facts())
        .containsExactly(
            new UsedFact("attendanceDay", "status", "absent", false, date("2026-01-07"), "school"),
            new UsedFact("attendanceDay", "status", "absent", false, date("2026-01-06"), "school"),
            new UsedFact(
                "attendanceDay", "status", "absent", false, date("2026-01-05"), "school-b"));
    assertThat(explanation.missing()).isEmpty();
    assertThat(explanation.text().ja()).isEqualTo("直近2か月(2025年12月2日〜2026年2月1日)の出欠(欠席)が3件以上");
  }

  @Test
  void what_is_not_covered_is_named_with_its_dates_and_who_could_tell() {
    LinkedProfile profile =
        child()
            .coverage("attendanceDay", new Coverage(date("2026-01-15"), date("2026-02-01")))
            .build();

    Explanation explanation = EVALUATOR.explain("never-absent", profile, AS_OF);

    assertThat(explanation.state()).isEqualTo(State.UNKNOWN);
    assertThat(explanation.observed()).isEqualTo("0..");
    assertThat(explanation.missing())
        .containsExactly(
            new MissingFact(
                "attendanceDay",
                null,
                "notCovered",
                date("2025-12-02"),
                date("2026-01-14"),
                "education"));
  }

  @Test
  void a_stale_value_is_missing_because_it_is_stale() {
    LinkedProfile profile =
        child()
            .record("household", Map.of("needRatio", number("1.1")))
            .coverage("household", new Coverage(null, date("2024-12-27")))
            .build();

    Explanation explanation = EVALUATOR.explain("ratio-low", profile, AS_OF);

    assertThat(explanation.missing())
        .containsExactly(new MissingFact("household", "needRatio", "stale", null, null, "welfare"));
  }

  @Test
  void exceptions_stand_after_the_criterions_own_parts() {
    LinkedProfile profile =
        child().record("household", Map.of("single", flag(true), "members", number("6"))).build();

    Explanation explanation = EVALUATOR.explain("large-household", profile, AS_OF);

    assertThat(explanation.children()).hasSize(1);
    assertThat(explanation.children().getFirst().node()).isEqualTo("unless[0].when");
    assertThat(explanation.children().getFirst().state()).isEqualTo(State.SATISFIED);
  }

  @Test
  void two_records_of_one_day_that_differ_are_ambiguous() {
    LinkedProfile profile =
        child()
            .record("mark", Map.of("on", day("2025-12-01"), "score", number("45")))
            .record("mark", Map.of("on", day("2025-12-01"), "score", number("55")))
            .build();

    Explanation explanation = EVALUATOR.explain("latest-50", profile, AS_OF);

    assertThat(explanation.observed()).isEqualTo("45|55");
    assertThat(explanation.missing()).extracting(MissingFact::reason).containsExactly("ambiguous");
  }

  @Test
  void states_of_explanations_follow_from_the_answers_and_unknowns_say_what_is_missing() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int round = 0; round < Integer.getInteger("todoku.explained", 60); round++) {
      GeneratedProfiles profiles = new GeneratedProfiles(random, TestVocabulary.VOCABULARY);
      LocalDate asOf = profiles.asOf();
      List<Rule> rules = new GeneratedRules(random, TestVocabulary.VOCABULARY).rules(10, asOf);
      ReferenceEvaluator evaluator =
          new ReferenceEvaluator(new RuleSet(TestVocabulary.VOCABULARY, rules));
      LinkedProfile profile = profiles.next(asOf).build(TestVocabulary.VOCABULARY, "c");
      for (Rule rule : rules) {
        Answer answer = evaluator.answer(rule.id(), profile, asOf);
        Explanation explanation = evaluator.explain(rule.id(), profile, asOf);
        String what = "seed %d: %s over %s".formatted(seed, rule, explanation);
        switch (answer) {
          case MATCH -> assertThat(explanation.state()).as(what).isEqualTo(State.SATISFIED);
          case NO_MATCH -> assertThat(explanation.state()).as(what).isEqualTo(State.NOT_SATISFIED);
          case CANNOT_TELL -> assertThat(missing(explanation)).as(what).isNotEmpty();
          case SUPPRESSED ->
              assertThat(explanation.state()).as(what).isNotEqualTo(State.NOT_SATISFIED);
          case NOT_IN_FORCE -> {}
        }
      }
    }
  }

  private static List<MissingFact> missing(Explanation explanation) {
    List<MissingFact> missing = new ArrayList<>(explanation.missing());
    explanation.children().forEach(child -> missing.addAll(missing(child)));
    return missing;
  }

  private static ProfileBuilder child() {
    return LinkedProfile.builder(RULES.vocabulary(), "c")
        .record("child", Map.of("birthDate", day("2014-05-01")));
  }

  private static Map<String, FactValue> absence(String on) {
    return Map.of("on", day(on), "status", new Known(new Value.TextValue("absent")));
  }

  private static FactValue day(String iso) {
    return new Known(new Value.DateValue(date(iso)));
  }

  private static FactValue number(String digits) {
    return new Known(new Value.NumberValue(new BigDecimal(digits)));
  }

  private static FactValue flag(boolean value) {
    return new Known(new Value.BooleanValue(value));
  }

  private static LocalDate date(String iso) {
    return LocalDate.parse(iso);
  }
}
