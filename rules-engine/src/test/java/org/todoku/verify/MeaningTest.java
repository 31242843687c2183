package org.todoku.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.Libraries;
import org.todoku.testing.TestVocabulary;
import org.todoku.text.Finding;
import org.todoku.text.Place;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;

/** {@code -Dtodoku.seed=…} repeats a run. */
class MeaningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{all: [{value: child.age.years, atLeast: 10}, {value: child.age.years, lessThan: 10}]}"
            + " | when | never matches",
        "{all: [{value: household.assistance, is: none}, {value: household.assistance, is: ended}]}"
            + " | when | never matches",
        "{value: household.assistance, notIn: [none, receiving, ended]} | when | never matches",
        "{all: [{rule: other}, {not: {rule: other}}]} | when | never matches",
        "{score: [{points: 1, when: {rule: other}}, {points: 2, when: {missing: child.birthDate}}],"
            + " atLeast: 4} | when | never matches",
        "{any: [{rule: other}, {not: {rule: other}}]} | when | matches every child",
        "{not: {all: [{value: household.members, lessThan: 3},"
            + " {value: household.members, moreThan: 3}]}} | when | matches every child",
        "{all: [{value: household.members, atLeast: 3}, {value: household.members, atLeast: 5}]}"
            + " | when.all[0] | changes nothing",
        "{any: [{value: household.needRatio, lessThan: 1.2}, {value: household.needRatio, atMost: 1}]}"
            + " | when.any[1] | changes nothing",
        "{all: [{rule: other}, {any: [{value: household.members, atLeast: 2},"
            + " {value: household.members, equals: 7}]}]} | when.all[1].any[1] | changes nothing",
        "{all: [{rule: other}, {rule: other}]} | when.all[0] | changes nothing",
      })
  void what_a_rule_means_is_warned_of(String when, String node, String message) {
    Library library = library(when);

    List<Finding> findings =
        library.findings().stream()
            .filter(finding -> finding.message().en().contains(message))
            .toList();

    assertThat(library.broken()).isFalse();
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().isError()).isFalse();
    assertThat(findings.getFirst().node()).isEqualTo(node);
    assertThat(findings.getFirst().rule()).isEqualTo("r");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{all: [{value: child.age.years, atLeast: 10}, {value: child.age.years, atMost: 10}]} |",
        "{all: [{value: household.needRatio, moreThan: 1.2}, {value: household.needRatio, lessThan: 1.22}]} |",
        "{any: [{value: household.members, lessThan: 3}, {value: household.members, atLeast: 3}]} |",
        "{all: [{records: contact, exists: true}, {records: screening, exists: true}]} |",
        "{all: [{value: child.birthDate, before: 2020-01-01}, {value: child.birthDate, after: 2019-12-30}]} |",
        "{atLeast: 2, of: [{rule: other}, {missing: household.members}]} |",
      })
  void what_may_be_so_or_otherwise_is_not_spoken_of(String when, String nothing) {
    assertThat(library(when).findings()).isEmpty();
  }

  @Test
  void a_mark_at_the_end_of_a_file_begins_no_document() {
    Library library =
        Libraries.conformanceWith(
            "---\nrule: r\ntitle: R\nwhen: {missing: child.birthDate}\n---\n# the end\n");

    assertThat(library.findings()).isEmpty();
    assertThat(library.documents()).hasSize(1);
  }

  /** What is said of generated rules is true of all generated profiles. */
  @Test
  void generated_profiles_never_contradict_what_is_said() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    System.out.println("todoku.seed=" + seed);
    Random random = new Random(seed);
    int said = 0;

    for (int round = 0; round < 250; round++) {
      GeneratedProfiles profiles = new GeneratedProfiles(random, TestVocabulary.VOCABULARY);
      LocalDate asOf = profiles.asOf();
      List<Rule> rules = new GeneratedRules(random, TestVocabulary.VOCABULARY).rules(8, asOf);
      ReferenceEvaluator evaluator =
          new ReferenceEvaluator(new RuleSet(TestVocabulary.VOCABULARY, rules));
      for (Rule rule : rules) {
        Problems problems = new Problems();
        Meaning.check(
            rule,
            new RuleDocument(rule, new Place("f", 1, 1), Map.of(), Map.of()),
            TestVocabulary.VOCABULARY,
            problems);
        for (Finding finding : problems.findings()) {
          String message = finding.message().en();
          for (int i = 0; i < 12; i++) {
            LinkedProfile profile = profiles.next(asOf).build(TestVocabulary.VOCABULARY, "c");
            Answer answer = evaluator.answer(rule.id(), profile, asOf);
            if (message.contains("never")) {
              assertThat(answer).as("seed %d %s", seed, rule).isNotEqualTo(Answer.MATCH);
            } else if (message.contains("every child")) {
              assertThat(answer).as("seed %d %s", seed, rule).isNotEqualTo(Answer.NO_MATCH);
            }
          }
          said++;
        }
      }
    }

    assertThat(said).isGreaterThan(20);
  }

  private static Library library(String when) {
    return Libraries.conformanceWith(
        "rule: r\ntitle: R\nwhen: %s\n---\nrule: other\ntitle: O\nwhen: {missing: child.movedInDate}\n"
            .formatted(when));
  }
}
