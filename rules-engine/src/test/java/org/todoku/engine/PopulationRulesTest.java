package org.todoku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.todoku.plan.FeatureColumns;
import org.todoku.plan.Plan;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.TestVocabulary;

/** {@code -Dtodoku.seed=…} repeats a run. */
class PopulationRulesTest {
  private static final long SEED = Long.getLong("todoku.seed", new Random().nextLong());

  @Test
  void blocks_answer_as_the_sessions_of_drools_do_for_each_child() {
    GeneratedProfiles profiles = new GeneratedProfiles(new Random(SEED), TestVocabulary.VOCABULARY);
    LocalDate asOf = profiles.asOf();
    List<LinkedProfile> children =
        IntStream.range(0, 4_200)
            .mapToObj(i -> profiles.next(asOf).build(TestVocabulary.VOCABULARY, "c-" + i))
            .toList();
    RuleSet rules =
        new RuleSet(
            TestVocabulary.VOCABULARY,
            new GeneratedRules(new Random(SEED), TestVocabulary.VOCABULARY).rules(60, asOf));
    FeatureColumns population = FeatureColumns.of(rules, asOf, children::forEach);
    Plan plan = population.plan(rules);

    PopulationAnswers blocks = PopulationRules.compile(plan, population).evaluate();
    PopulationAnswers sessions =
        PopulationRules.compile(plan, population, SessionNetwork::new).evaluate();

    for (Rule rule : rules.rules()) {
      for (Answer answer : Answer.values()) {
        assertThat(blocks.children(rule.id(), answer))
            .as("seed %s, rule %s, %s", SEED, rule.id(), answer)
            .isEqualTo(sessions.children(rule.id(), answer));
      }
    }
  }
}
