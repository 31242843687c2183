package org.todoku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.ProfileSketch;
import org.todoku.testing.SmallerRules;
import org.todoku.testing.TestVocabulary;
import org.todoku.vocabulary.Vocabulary;

/**
 * The engine and the reference evaluator must agree on generated rules over generated profiles.
 *
 * <p>{@code -Dtodoku.pairs=1000000} compares more pairs, {@code -Dtodoku.seed=…} repeats a run.
 */
class DroolsAgainstReferenceTest {
  private static final Vocabulary VOCABULARY = TestVocabulary.VOCABULARY;
  private static final int RULES = 10;
  private static final int PROFILES = 25;

  @Test
  void engine_and_reference_evaluator_agree_on_generated_rules_and_profiles() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    int pairs = Integer.getInteger("todoku.pairs", 20_000);
    System.out.println("todoku.seed=" + seed + " todoku.pairs=" + pairs);
    Map<Answer, Integer> seen = new EnumMap<>(Answer.class);
    Random seeds = new Random(seed);

    int compared = 0;
    while (compared < pairs) {
      long round = seeds.nextLong();
      compared += compare(round, seen);
    }

    System.out.println("compared " + compared + " pairs: " + seen);
    assertThat(seen.keySet()).containsExactlyInAnyOrder(Answer.values());
    for (Answer answer : List.of(Answer.MATCH, Answer.NO_MATCH, Answer.CANNOT_TELL)) {
      assertThat(seen.get(answer)).as("%s among %s", answer, seen).isGreaterThan(compared / 20);
    }
  }

  private static int compare(long round, Map<Answer, Integer> seen) {
    Random random = new Random(round);
    GeneratedProfiles profiles = new GeneratedProfiles(random, VOCABULARY);
    LocalDate asOf = profiles.asOf();
    List<Rule> rules = new GeneratedRules(random, VOCABULARY).rules(RULES, asOf);
    RuleSet ruleSet = new RuleSet(VOCABULARY, rules);
    // the path through sessions is slower to build, so it is checked now and then
    CompiledRuleSet compiled =
        CompiledRuleSet.compile(ruleSet, round % 8 == 0 ? SessionNetwork::new : AlphaNetwork::of);
    ReferenceEvaluator reference = new ReferenceEvaluator(ruleSet);
    List<ProfileSketch> sketches = new ArrayList<>();
    List<LinkedProfile> built = new ArrayList<>();
    for (int i = 0; i < PROFILES; i++) {
      sketches.add(profiles.next(asOf));
      built.add(sketches.getLast().build(VOCABULARY, "c-" + i));
    }
    List<Answers> answers = compiled.evaluate(built, asOf);
    for (int i = 0; i < PROFILES; i++) {
      Map<String, Answer> expected = reference.answers(built.get(i), asOf);
      if (!answers.get(i).byRule().equals(expected)) {
        for (Rule rule : rules) {
          if (answers.get(i).answer(rule.id()) != expected.get(rule.id())) {
            report(round, rules, rule, sketches.get(i), asOf);
          }
        }
      }
      expected.values().forEach(answer -> seen.merge(answer, 1, Integer::sum));
    }
    return RULES * PROFILES;
  }

  /** Fails with the smallest rule and profile that still show the disagreement. */
  private static void report(
      long round, List<Rule> rules, Rule rule, ProfileSketch profile, LocalDate asOf) {
    Rule smallRule = rule;
    ProfileSketch smallProfile = profile;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (Rule candidate : SmallerRules.of(smallRule)) {
        if (differ(rules, candidate, smallProfile, asOf)) {
          smallRule = candidate;
          smaller = true;
          break;
        }
      }
      for (ProfileSketch candidate : smallProfile.smaller()) {
        if (differ(rules, smallRule, candidate, asOf)) {
          smallProfile = candidate;
          smaller = true;
          break;
        }
      }
    }
    List<Rule> all = replaced(rules, smallRule);
    RuleSet ruleSet = new RuleSet(VOCABULARY, all);
    LinkedProfile built = smallProfile.build(VOCABULARY, "c");
    fail(
        "round %d, as of %s: engine says %s, reference says %s%n%s%n%s%n%s",
        round,
        asOf,
        CompiledRuleSet.compile(ruleSet).evaluate(built, asOf).answer(rule.id()),
        new ReferenceEvaluator(ruleSet).answer(rule.id(), built, asOf),
        smallRule,
        smallProfile.records(),
        smallProfile.coverage());
  }

  private static boolean differ(
      List<Rule> rules, Rule rule, ProfileSketch profile, LocalDate asOf) {
    RuleSet ruleSet = new RuleSet(VOCABULARY, replaced(rules, rule));
    LinkedProfile built = profile.build(VOCABULARY, "c");
    return CompiledRuleSet.compile(ruleSet).evaluate(built, asOf).answer(rule.id())
        != new ReferenceEvaluator(ruleSet).answer(rule.id(), built, asOf);
  }

  private static List<Rule> replaced(List<Rule> rules, Rule rule) {
    return rules.stream().map(each -> each.id().equals(rule.id()) ? rule : each).toList();
  }
}
