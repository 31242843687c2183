package org.todoku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.plan.FeatureColumns;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.TestVocabulary;

class CompiledRuleSetTest {
  private static final LocalDate AS_OF = LocalDate.of(2025, 7, 15);

  private final GeneratedProfiles profiles =
      new GeneratedProfiles(new Random(3), TestVocabulary.VOCABULARY);
  private final RuleSet rules =
      new RuleSet(
          TestVocabulary.VOCABULARY,
          new GeneratedRules(new Random(3), TestVocabulary.VOCABULARY).rules(12, AS_OF));
  private final ReferenceEvaluator reference = new ReferenceEvaluator(rules);

  @Test
  void children_of_several_batches_are_answered_in_their_order() {
    List<LinkedProfile> children = children(1_300);
    CompiledRuleSet compiled = CompiledRuleSet.compile(rules);

    List<Answers> answers = compiled.evaluate(children, AS_OF);

    assertThat(compiled.rules()).isSameAs(rules);
    assertThat(answers).hasSameSizeAs(children);
    for (int i = 0; i < children.size(); i++) {
      assertThat(answers.get(i).child()).isEqualTo("c-" + i);
      assertThat(answers.get(i).asOf()).isEqualTo(AS_OF);
      assertThat(answers.get(i).byRule()).isEqualTo(reference.answers(children.get(i), AS_OF));
    }
  }

  @Test
  void batches_of_any_size_can_follow_one_another() {
    List<LinkedProfile> children = children(600);
    CompiledRuleSet compiled = CompiledRuleSet.compile(rules);

    for (int size : new int[] {0, 1, 7, 8, 9, 1, 64, 65, 511, 512, 513, 600, 1}) {
      List<Answers> answers = compiled.evaluate(children.subList(0, size), AS_OF);

      assertThat(answers).hasSize(size);
      for (int i = 0; i < size; i++) {
        assertThat(answers.get(i).byRule())
            .as("child %s of %s", i, size)
            .isEqualTo(reference.answers(children.get(i), AS_OF));
      }
    }
  }

  @Test
  void another_day_gives_the_answers_of_that_day() {
    List<LinkedProfile> children = children(40);
    CompiledRuleSet compiled = CompiledRuleSet.compile(rules);
    List<Answer> first = new ArrayList<>();
    List<Answer> later = new ArrayList<>();

    for (LocalDate day : List.of(AS_OF, AS_OF.plusDays(400), AS_OF)) {
      for (LinkedProfile child : children) {
        Map<String, Answer> expected = reference.answers(child, day);
        assertThat(compiled.evaluate(child, day).byRule()).isEqualTo(expected);
        (day.equals(AS_OF) ? first : later).addAll(expected.values());
      }
    }

    assertThat(first.subList(0, later.size())).isNotEqualTo(later);
  }

  @Test
  void answers_say_of_whom_when_and_of_which_rules_they_are() {
    LinkedProfile child = children(1).getFirst();
    List<String> ids = rules.rules().stream().map(Rule::id).toList();
    FeatureColumns population = FeatureColumns.of(rules, AS_OF, each -> each.accept(child));

    Answers answers = CompiledRuleSet.compile(rules).evaluate(child, AS_OF);
    PopulationAnswers all = PopulationRules.compile(population.plan(rules), population).evaluate();

    assertThat(answers.rules()).isEqualTo(ids);
    assertThat(answers).hasToString("c-0 on 2025-07-15: " + reference.answers(child, AS_OF));
    assertThat(all.rules()).isEqualTo(ids);
    assertThat(all.asOf()).isEqualTo(AS_OF);
    assertThat(all.size()).isEqualTo(1);
    assertThat(all.answer(ids.getLast(), 0)).isEqualTo(answers.answer(ids.getLast()));
  }

  private List<LinkedProfile> children(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> profiles.next(AS_OF).build(TestVocabulary.VOCABULARY, "c-" + i))
        .toList();
  }
}
