package org.todoku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.TestVocabulary;

class AlphaNetworkTest {
  private static final long SEED = 20261123;

  @Test
  void a_thousand_rules_compile_together_and_answer_as_the_reference_does() {
    GeneratedProfiles profiles = new GeneratedProfiles(new Random(SEED), TestVocabulary.VOCABULARY);
    LocalDate asOf = profiles.asOf();
    List<Rule> rules =
        new GeneratedRules(new Random(SEED), TestVocabulary.VOCABULARY).rules(1_000, asOf);

    agree(new RuleSet(TestVocabulary.VOCABULARY, rules), profiles, asOf);
  }

  @Test
  void a_rule_with_thousands_of_parts_compiles_and_answers_as_the_reference_does() {
    GeneratedProfiles profiles = new GeneratedProfiles(new Random(SEED), TestVocabulary.VOCABULARY);
    LocalDate asOf = profiles.asOf();
    List<Criterion> parts = new ArrayList<>();
    new GeneratedRules(new Random(SEED), TestVocabulary.VOCABULARY)
        .rules(2_000, asOf)
        .forEach(rule -> parts.add(rule.when()));
    parts.removeIf(part -> part.toString().matches(".*(RuleReference|Parameter).*"));
    assertThat(parts).hasSizeGreaterThan(800);
    List<Rule> rules =
        List.of(
            Rule.of("any", new Criterion.Any(parts)),
            Rule.of("all", new Criterion.All(parts)),
            Rule.of("some", new Criterion.AtLeastOf(500, parts)),
            Rule.of("none", new Criterion.None(parts)));

    agree(new RuleSet(TestVocabulary.VOCABULARY, rules), profiles, asOf);
  }

  private static void agree(RuleSet rules, GeneratedProfiles profiles, LocalDate asOf) {
    List<LinkedProfile> children =
        IntStream.range(0, 20)
            .mapToObj(i -> profiles.next(asOf).build(TestVocabulary.VOCABULARY, "c-" + i))
            .toList();
    ReferenceEvaluator reference = new ReferenceEvaluator(rules);

    List<Answers> answers =
        CompiledRuleSet.compile(rules, AlphaNetwork::of).evaluate(children, asOf);

    for (int i = 0; i < children.size(); i++) {
      assertThat(answers.get(i).byRule()).isEqualTo(reference.answers(children.get(i), asOf));
    }
  }
}
