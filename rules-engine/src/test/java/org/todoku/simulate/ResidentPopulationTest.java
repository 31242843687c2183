package org.todoku.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.todoku.engine.PopulationAnswers;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Operand;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.TestVocabulary;

/** {@code -Dtodoku.seed=…} repeats a run. */
class ResidentPopulationTest {
  private static final long SEED = Long.getLong("todoku.seed", new Random().nextLong());

  private final GeneratedProfiles profiles =
      new GeneratedProfiles(new Random(SEED), TestVocabulary.VOCABULARY);
  private final LocalDate asOf = profiles.asOf();

  /** Over two blocks, the second not full. */
  private final List<LinkedProfile> children =
      IntStream.range(0, 4_500)
          .mapToObj(i -> profiles.next(asOf).build(TestVocabulary.VOCABULARY, "子-" + i))
          .toList();

  @Test
  void rules_asked_of_a_resident_population_answer_as_the_reference_does() {
    RuleSet rules = generated(SEED, 12);
    ReferenceEvaluator reference = new ReferenceEvaluator(rules);

    ResidentPopulation population = ResidentPopulation.load(rules, asOf, children::forEach);
    WhatIf question = population.whatIf(rules, ids(rules));
    PopulationAnswers answers = question.answers();

    assertThat(question.missing()).isZero();
    assertThat(population.size()).isEqualTo(children.size());
    for (int child = 0; child < children.size(); child++) {
      assertThat(population.child(child)).isEqualTo(children.get(child).child());
      Map<String, Answer> expected = reference.answers(children.get(child), asOf);
      for (String rule : ids(rules)) {
        assertThat(answers.answer(rule, child))
            .as("seed %s, rule %s, child %s", SEED, rule, child)
            .isEqualTo(expected.get(rule));
      }
    }
  }

  @Test
  void features_that_are_not_resident_are_told_and_read_from_the_profiles() {
    RuleSet published = generated(SEED, 4);
    RuleSet candidate = generated(SEED + 1, 8);
    ReferenceEvaluator reference = new ReferenceEvaluator(candidate);
    ResidentPopulation population = ResidentPopulation.load(published, asOf, children::forEach);

    WhatIf question = population.whatIf(candidate, ids(candidate));
    ResidentPopulation wider = population.with(question, children::forEach).orElseThrow();
    WhatIf again = wider.whatIf(candidate, ids(candidate));
    PopulationAnswers answers = again.answers();

    assertThat(question.missing()).as("seed %s", SEED).isPositive();
    assertThatThrownBy(question::answers).isInstanceOf(IllegalStateException.class);
    assertThat(wider.featureCount()).isEqualTo(population.featureCount() + question.missing());
    for (int child = 0; child < children.size(); child++) {
      Map<String, Answer> expected = reference.answers(children.get(child), asOf);
      for (String rule : ids(candidate)) {
        assertThat(answers.answer(rule, child))
            .as("seed %s, rule %s, child %s", SEED, rule, child)
            .isEqualTo(expected.get(rule));
      }
    }
    RuleSet old = generated(SEED, 4);
    assertThat(wider.whatIf(old, ids(old)).missing()).isZero();
  }

  @Test
  void a_population_whose_children_changed_is_not_mended_but_told() {
    RuleSet published = generated(SEED, 2);
    RuleSet candidate = generated(SEED + 1, 8);
    ResidentPopulation population = ResidentPopulation.load(published, asOf, children::forEach);
    WhatIf question = population.whatIf(candidate, ids(candidate));

    assertThat(population.with(question, children.subList(1, 4_500)::forEach)).isEmpty();
    assertThat(population.with(question, children.subList(0, 4_096)::forEach)).isEmpty();
    assertThat(population.with(question, each -> {})).isEmpty();
  }

  @Test
  void counts_and_differences_follow_from_the_answers() {
    RuleSet rules = new RuleSet(TestVocabulary.VOCABULARY, List.of(Rule.of("r", some(0))));
    RuleSet changed = new RuleSet(TestVocabulary.VOCABULARY, List.of(Rule.of("r", some(1))));
    ResidentPopulation population = ResidentPopulation.load(rules, asOf, children::forEach);

    PopulationAnswers before = population.whatIf(rules, List.of("r")).answers();
    WhatIf question = population.whatIf(changed, List.of("r"));
    PopulationAnswers now =
        population
            .with(question, children::forEach)
            .orElseThrow()
            .whatIf(changed, List.of("r"))
            .answers();

    assertThat(now.counts("r").values().stream().mapToInt(each -> each).sum()).isEqualTo(4_500);
    assertThat(now.children("r", Answer.MATCH)).hasSize(now.counts("r").get(Answer.MATCH));
    int gained = now.matchedOnlyHere("r", before).length;
    int lost = before.matchedOnlyHere("r", now).length;
    assertThat(gained - lost)
        .isEqualTo(now.counts("r").get(Answer.MATCH) - before.counts("r").get(Answer.MATCH));
  }

  @Test
  void the_parts_of_a_rule_are_weighed_as_the_reference_weighs_them() {
    Rule weighed = Rule.of("weighed", new Criterion.All(List.of(some(0), some(1), some(2))));
    RuleSet rules = new RuleSet(TestVocabulary.VOCABULARY, List.of(weighed));
    ResidentPopulation population = ResidentPopulation.load(rules, asOf, children::forEach);

    List<Influence.Part> parts = population.influence(rules, "weighed").parts();

    RuleSet alone =
        new RuleSet(
            TestVocabulary.VOCABULARY,
            List.of(Rule.of("0", some(0)), Rule.of("1", some(1)), Rule.of("2", some(2))));
    ReferenceEvaluator reference = new ReferenceEvaluator(alone);
    int[][] expected = new int[3][4];
    for (LinkedProfile child : children) {
      List<Answer> answers = List.copyOf(reference.answers(child, asOf).values());
      long held = answers.stream().filter(Answer.MATCH::equals).count();
      for (int part = 0; part < 3; part++) {
        expected[part][0] += answers.get(part) == Answer.MATCH ? 1 : 0;
        expected[part][1] += answers.get(part) == Answer.CANNOT_TELL ? 1 : 0;
        expected[part][2] += answers.get(part) == Answer.NO_MATCH ? 1 : 0;
        expected[part][3] += answers.get(part) == Answer.NO_MATCH && held == 2 ? 1 : 0;
      }
    }
    for (int part = 0; part < 3; part++) {
      int[] of = expected[part];
      assertThat(parts.get(part)).isEqualTo(new Influence.Part(of[0], of[1], of[2], of[3]));
    }
    assertThat(parts).extracting(Influence.Part::onlyExcluded).anyMatch(count -> count > 0);
    assertThat(parts).extracting(Influence.Part::unknown).anyMatch(count -> count > 0);
  }

  @Test
  void a_change_touches_the_rules_that_refer_to_it() {
    Rule first = Rule.of("first", some(0));
    Rule second = Rule.of("second", new Criterion.Not(new Criterion.RuleReference("first")));
    Rule third =
        Rule.of("third", new Criterion.Any(List.of(new Criterion.RuleReference("second"))));
    Rule other = Rule.of("other", some(1));
    RuleSet before = new RuleSet(TestVocabulary.VOCABULARY, List.of(third, second, first, other));
    RuleSet after =
        new RuleSet(
            TestVocabulary.VOCABULARY, List.of(third, second, Rule.of("first", some(2)), other));

    assertThat(ResidentPopulation.touched(before, after))
        .containsExactlyInAnyOrder("first", "second", "third");
    assertThat(ResidentPopulation.touched(before, before)).isEmpty();
  }

  /**
   * Conditions of which each holds for some children, not for others, and cannot always be told.
   */
  private static Criterion some(int which) {
    return switch (which) {
      case 0 -> is(new Criterion.ValuePath("household", "single"), new Value.BooleanValue(true));
      case 1 -> is(new Criterion.ValuePath("school", "kind"), new Value.TextValue("public"));
      default -> new Criterion.Recorded(new Criterion.ValuePath("child", "movedIn"));
    };
  }

  private static Criterion is(Criterion.ValuePath path, Value value) {
    return new Criterion.ValueTest(
        path, new Comparison.Relation(Comparison.Operator.IS, new Operand.Literal(value)));
  }

  private RuleSet generated(long seed, int count) {
    return new RuleSet(
        TestVocabulary.VOCABULARY,
        new GeneratedRules(new Random(seed), TestVocabulary.VOCABULARY).rules(count, asOf));
  }

  private static Set<String> ids(RuleSet rules) {
    return new LinkedHashSet<>(rules.rules().stream().map(Rule::id).toList());
  }
}
