package org.todoku.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.rule.Answer;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.CaseCoverage;
import org.todoku.simulate.RuleCase;
import org.todoku.text.Finding;
import org.todoku.verify.Library;

class BuiltInLibraryTest {
  /** The rules that a new municipality starts with. */
  private static final List<String> STARTERS =
      List.of(
          "postnatal-screen",
          "infant-visit-missing",
          "missed-check-up",
          "no-follow-up-exam",
          "unseen-child",
          "school-aid-unclaimed",
          "after-public-assistance",
          "lunch-fee-arrears",
          "single-parent-three-children",
          "non-attendance",
          "monthly-early-sign",
          "seven-in-a-row",
          "late-or-leaving-early",
          "severe-caries",
          "possible-young-carer",
          "sibling-on-register",
          "safety-check-clock");

  private final Library library = read();

  @Test
  void nothing_is_said_of_the_built_in_library_but_which_rules_are_graver_levels_of_others() {
    assertThat(library.findings())
        .extracting(Finding::severity, Finding::rule, each -> each.message().en())
        .containsExactlyInAnyOrder(
            tuple(
                Finding.Severity.INFO,
                "very-young-mother",
                "every child whom this rule matches is matched by the rule young-mother too"),
            tuple(
                Finding.Severity.INFO,
                "long-and-unsupported",
                "every child whom this rule matches is matched by the rule non-attendance too"));
  }

  @TestFactory
  Stream<DynamicTest> every_case_of_the_built_in_library_gives_the_expected_answer() {
    RuleSet rules = library.rules().orElseThrow();
    ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
    return library.cases().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.rule() + ": " + one.name(),
                    () ->
                        assertThat(evaluator.answer(one.rule(), one.facts(), one.asOf()))
                            .as("%s (%s)", one.name(), one.place())
                            .isEqualTo(one.expected())));
  }

  @Test
  void the_cases_make_each_condition_true_and_false_and_unknown() {
    CaseCoverage coverage = CaseCoverage.of(library.rules().orElseThrow(), library.cases());

    assertThat(coverage.possible()).isGreaterThan(400);
    assertThat(coverage.lacking()).isEmpty();
    assertThat(coverage.shown()).isEqualTo(coverage.possible());
  }

  @Test
  void without_its_cases_nothing_of_a_rule_is_shown() {
    List<RuleCase> others =
        library.cases().stream().filter(one -> !one.rule().equals("non-attendance")).toList();

    CaseCoverage coverage =
        CaseCoverage.of(library.rules().orElseThrow(), others).ofRule("non-attendance");

    assertThat(coverage.shown()).isZero();
    assertThat(coverage.lacking())
        .extracting(condition -> condition.node().text())
        .containsExactly("when.all[0]", "when.all[1]", "unless[0].when");
  }

  @Test
  void the_engine_answers_every_rule_for_the_child_of_every_case_as_the_reference_does() {
    RuleSet rules = library.rules().orElseThrow();
    ReferenceEvaluator reference = new ReferenceEvaluator(rules);
    CompiledRuleSet engine = CompiledRuleSet.compile(rules);

    for (RuleCase one : library.cases()) {
      assertThat(engine.evaluate(one.facts(), one.asOf()).byRule())
          .as("%s (%s)", one.name(), one.place())
          .isEqualTo(reference.answers(one.facts(), one.asOf()));
    }
  }

  @Test
  void every_starter_rule_has_a_case_that_matches_one_that_does_not_and_one_that_cannot_be_told() {
    for (String rule : STARTERS) {
      Set<Answer> expected =
          library.cases().stream()
              .filter(one -> one.rule().equals(rule))
              .map(RuleCase::expected)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Answer.class)));

      assertThat(expected).as(rule).contains(Answer.MATCH, Answer.NO_MATCH, Answer.CANNOT_TELL);
    }
  }

  private static Library read() {
    try {
      return LibraryFolder.builtIn();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
