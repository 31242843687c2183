package org.todoku.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.plan.Implications;
import org.todoku.plan.Plan;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.Libraries;
import org.todoku.testing.TestVocabulary;
import org.todoku.text.Finding;

/** {@code -Dtodoku.seed=…} repeats a run. */
class ImpliedTest {
  /** The first criterion implies the second; what is behind the bar is added to the second rule. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {value: child.age.years, atLeast: 5} | {value: child.age.years, atLeast: 3}
          {value: child.age.years, between: [5, 6]} | {value: child.age.years, atMost: 6}
          {value: household.assistance, is: receiving} | {value: household.assistance, in: [none, receiving]}
          {not: {value: child.age.years, atLeast: 3}} | {not: {value: child.age.years, atLeast: 5}}
          {all: [{value: child.age.years, atLeast: 5}, {missing: child.birthDate}]} | {missing: child.birthDate}
          {missing: child.birthDate} | {any: [{value: child.age.years, atLeast: 5}, {missing: child.birthDate}]}
          """)
  void a_rule_that_is_narrower_than_another_is_told(String narrower, String wider) {
    assertThat(infos(narrower, wider))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message().en()).contains("the rule wider too");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {value: child.age.years, atLeast: 3} | {value: child.age.years, atLeast: 5}
          {value: child.age.years, atLeast: 5} | {value: child.age.months, atLeast: 5}
          {not: {value: child.age.years, atLeast: 5}} | {value: child.age.years, lessThan: 5}
          {not: {value: child.age.years, atLeast: 5}} | {not: {value: child.age.years, atLeast: 3}}
          {any: [{value: child.age.years, atLeast: 5}, {missing: child.birthDate}]} | {missing: child.birthDate}
          """)
  void rules_that_are_not_narrower_are_not_told(String one, String other) {
    assertThat(infos(one, other)).isEmpty();
  }

  @Test
  void a_rule_that_refers_to_the_wider_one_is_meant_so() {
    assertThat(
            infos(
                "{all: [{rule: wider}, {missing: child.birthDate}]}",
                "{value: child.age.years, atLeast: 3}"))
        .isEmpty();
  }

  /** What is said of generated rules is true of generated profiles. */
  @Test
  void no_generated_profile_contradicts_what_is_said() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    Random random = new Random(seed);
    int said = 0;

    for (int round = 0; round < 40; round++) {
      GeneratedProfiles profiles = new GeneratedProfiles(random, TestVocabulary.VOCABULARY);
      LocalDate asOf = profiles.asOf();
      List<Rule> rules = new GeneratedRules(random, TestVocabulary.VOCABULARY).rules(60, asOf);
      RuleSet set = new RuleSet(TestVocabulary.VOCABULARY, rules);
      Implications implications = new Implications(Plan.of(set));
      ReferenceEvaluator evaluator = new ReferenceEvaluator(set);
      List<LinkedProfile> children =
          random
              .ints(40)
              .mapToObj(any -> profiles.next(asOf).build(TestVocabulary.VOCABULARY, "c"))
              .toList();
      for (int rule = 0; rule < rules.size(); rule++) {
        for (int other = 0; other < rules.size(); other++) {
          Rule narrower = rules.get(rule);
          Rule wider = rules.get(other);
          if (rule != other && wider.inForce(asOf) && implications.holds(rule, other)) {
            said++;
            for (LinkedProfile child : children) {
              if (evaluator.answer(narrower.id(), child, asOf) == Answer.MATCH) {
                assertThat(evaluator.answer(wider.id(), child, asOf))
                    .as("seed %d: %s implies %s", seed, narrower, wider)
                    .isEqualTo(Answer.MATCH);
              }
            }
          }
        }
      }
    }

    assertThat(said).isGreaterThan(20);
  }

  private static List<Finding> infos(String narrower, String wider) {
    Library library =
        Libraries.conformanceWith(
            "rule: narrower\ntitle: N\nwhen: "
                + narrower
                + "\n---\nrule: wider\ntitle: W\nwhen: "
                + wider
                + "\n");
    assertThat(library.findings()).noneMatch(Finding::isError);
    return library.findings().stream()
        .filter(finding -> finding.severity() == Finding.Severity.INFO)
        .filter(finding -> "narrower".equals(finding.rule()))
        .toList();
  }
}
