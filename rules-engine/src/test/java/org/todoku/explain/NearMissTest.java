package org.todoku.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.Libraries;
import org.todoku.testing.TestVocabulary;
import org.todoku.text.ExplanationJson;
import org.todoku.text.FactsReader;
import org.todoku.text.Finding;
import org.todoku.text.JsonReader;
import org.todoku.text.Problems;

/** {@code -Dtodoku.seed=…} repeats a run. */
class NearMissTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-02-01");

  private static final String CHILD =
      "{'child':'c','facts':{'household':{'needRatio':1.35,'members':4,'children':3,'assistance':'ended',"
          + "'single':false},'attendanceDay':[{'on':'2026-01-05','status':'absent','minutes':10},"
          + "{'on':'2026-01-06','status':'absent','minutes':20},{'on':'2026-01-07','status':'late'}],"
          + "'mark':[{'on':'2025-10-01','score':52},{'on':'2026-01-10','score':48.5}],"
          + "'contact':[{'on':'2026-01-20'}],'screening':[]}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{value: household.needRatio, atMost: 1.3} | when"
            + " | It would match if Household: Income ratio were 1.3 instead of 1.35",
        "{value: household.needRatio, lessThan: 1.3} | when"
            + " | It would match if Household: Income ratio were 1.29 instead of 1.35",
        "{value: household.members, between: [6, 9]} | when"
            + " | It would match if Household: Members were 6 instead of 4",
        "{value: household.assistance, is: receiving} | when"
            + " | It would match if Household: Assistance were Receiving instead of Ended",
        "{value: household.children, moreThan: {value: household.members}} | when"
            + " | It would match if Household: Children were 5 instead of 3",
        "{not: {value: household.single, is: false}} | when.not"
            + " | It would match if Household: Single parent were yes instead of no",
        "{all: [{value: household.members, atLeast: 3},"
            + " {value: household.needRatio, moreThan: 1.5}]} | when.all[1]"
            + " | It would match if Household: Income ratio were 1.51 instead of 1.35",
        "{any: [{value: household.members, atLeast: 12},"
            + " {value: household.needRatio, moreThan: 1.5}]} | when.any[1]"
            + " | It would match if Household: Income ratio were 1.51 instead of 1.35",
        "{records: attendanceDay, where: {value: status, is: absent}, count: {atLeast: 5}} | when"
            + " | It would match with 3 more records of Attendance day that count",
        "{records: attendanceDay, where: {value: status, is: absent}, count: {lessThan: 2}} | when"
            + " | It would match with 1 fewer record of Attendance day that count",
        "{records: contact, within: {last: 2 months}, exists: false} | when"
            + " | It would match with 1 fewer record of Contact that count",
        "{records: screening, where: {value: epdsTotal, atLeast: 9}, exists: true} | when"
            + " | It would match with 1 more record of Screening that count",
        "{records: mark, latest: {of: score, lessThan: 45}} | when"
            + " | It would match if Mark: Score of 2026-01-10 were 44.9 instead of 48.5",
        "{records: mark, change: {of: score, atMost: -10}} | when"
            + " | It would match if Mark: Score of 2026-01-10 were 42 instead of 48.5",
        "{records: attendanceDay, where: {recorded: minutes}, sum: {of: minutes, atLeast: 33}} | when"
            + " | It would match if Attendance day: Minutes of 2026-01-06 were 23 instead of 20",
        "{records: attendanceDay, where: {recorded: minutes}, average: {of: minutes, equals: 17}}"
            + " | when | It would match if Attendance day: Minutes of 2026-01-06 were 24 instead of 20",
      })
  void the_smallest_change_with_which_it_would_match_is_named(
      String when, String node, String text) {
    RuleSet rules = Libraries.rules("rule: r\ntitle: R\nwhen: " + when + "\n");
    LinkedProfile profile = profile(rules, CHILD);
    ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
    assertThat(evaluator.answer("r", profile, AS_OF)).isEqualTo(Answer.NO_MATCH);

    NearMiss near = evaluator.nearMiss("r", profile, AS_OF).orElseThrow();

    assertThat(near.text().en()).isEqualTo(text);
    assertThat(near.node()).isEqualTo(node);
    assertThat(near.text().ja()).isNotBlank().endsWith("当てはまります");
    assertThat(evaluator.answer("r", NearMiss.changed(profile, near.change()), AS_OF))
        .isEqualTo(Answer.MATCH);
    assertThat(new JsonReader("f", new ArrayList<>()).read(ExplanationJson.write(near), 1))
        .isNotNull();
  }

  @Test
  void the_change_is_data_as_well() {
    RuleSet rules =
        Libraries.rules(
            "rule: r\ntitle: R\nwhen: {records: mark, latest: {of: score, lessThan: 45}}\n");

    NearMiss near =
        new ReferenceEvaluator(rules).nearMiss("r", profile(rules, CHILD), AS_OF).orElseThrow();

    assertThat(ExplanationJson.write(near))
        .isEqualTo(
            "{\"node\":\"when\",\"text\":{\"ja\":\"2026-01-10 の評価：偏差値が「48.5」でなく「44.9」なら当てはまります\","
                + "\"en\":\"It would match if Mark: Score of 2026-01-10 were 44.9 instead of 48.5\"},"
                + "\"entity\":\"mark\",\"change\":\"otherValue\",\"attribute\":\"score\","
                + "\"on\":\"2026-01-10\",\"from\":48.5,\"to\":44.9}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a rule that matches | {value: household.members, atLeast: 4}",
        "one that cannot be told | {value: child.movedInDate, before: 2020-01-01}",
        "two things in the way | {all: [{value: household.members, atLeast: 9},"
            + " {value: household.needRatio, atMost: 1}]}",
        "a value out of all range | {value: household.members, atLeast: 40}",
      })
  void nothing_is_named(String why, String when) {
    RuleSet rules = Libraries.rules("rule: r\ntitle: R\nwhen: " + when + "\n");

    Optional<NearMiss> near =
        new ReferenceEvaluator(rules).nearMiss("r", profile(rules, CHILD), AS_OF);

    assertThat(near).as(why).isEmpty();
  }

  @Test
  void what_another_rule_lacks_is_named() {
    RuleSet rules =
        Libraries.rules(
            "rule: r\ntitle: R\nwhen: {rule: s}\n---\nrule: s\ntitle: S\n"
                + "when: {value: household.members, atLeast: 5}\n");

    NearMiss near =
        new ReferenceEvaluator(rules).nearMiss("r", profile(rules, CHILD), AS_OF).orElseThrow();

    assertThat(near.text().en()).contains("Members were 5 instead of 4");
  }

  /**
   * Every change that is named turns the answer, for the engine as well, and nothing else changes.
   */
  @Test
  void changes_of_generated_rules_and_profiles_turn_the_answer() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    System.out.println("todoku.seed=" + seed);
    Random random = new Random(seed);
    int named = 0;
    int notMatching = 0;
    Map<Class<?>, Integer> kinds = new LinkedHashMap<>();

    for (int round = 0; round < 60; round++) {
      GeneratedProfiles profiles = new GeneratedProfiles(random, TestVocabulary.VOCABULARY);
      LocalDate asOf = profiles.asOf();
      List<Rule> generated = new GeneratedRules(random, TestVocabulary.VOCABULARY).rules(6, asOf);
      RuleSet rules = new RuleSet(TestVocabulary.VOCABULARY, generated);
      ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
      CompiledRuleSet engine = CompiledRuleSet.compile(rules);
      for (int i = 0; i < 8; i++) {
        LinkedProfile profile = profiles.next(asOf).build(TestVocabulary.VOCABULARY, "c");
        for (Rule rule : generated) {
          Answer before = evaluator.answer(rule.id(), profile, asOf);
          notMatching += before == Answer.NO_MATCH ? 1 : 0;
          Optional<NearMiss> near = evaluator.nearMiss(rule.id(), profile, asOf);
          if (near.isEmpty()) {
            continue;
          }
          assertThat(before).isEqualTo(Answer.NO_MATCH);
          LinkedProfile changed = NearMiss.changed(profile, near.get().change());
          assertThat(engine.evaluate(changed, asOf).answer(rule.id()))
              .as("seed %d: %s%n%s", seed, near.get(), rule)
              .isEqualTo(Answer.MATCH);
          assertOneChange(profile, changed, near.get().change());
          named++;
          kinds.merge(near.get().change().getClass(), 1, Integer::sum);
        }
      }
    }

    System.out.println("near misses: " + named + " of " + notMatching + " " + kinds);
    assertThat(named).isGreaterThan(notMatching / 20);
    assertThat(kinds.keySet())
        .contains(
            NearMiss.OtherValue.class, NearMiss.MoreRecords.class, NearMiss.FewerRecords.class);
  }

  private static void assertOneChange(
      LinkedProfile before, LinkedProfile after, NearMiss.Change change) {
    before
        .layout()
        .entities()
        .forEach(
            entity -> {
              List<Map<String, FactValue>> was = records(before, entity.index());
              List<Map<String, FactValue>> is = records(after, entity.index());
              if (!entity.entity().id().equals(change.entity())) {
                assertThat(is).isEqualTo(was);
                return;
              }
              switch (change) {
                case NearMiss.OtherValue(
                        String of,
                        String attribute,
                        var on,
                        int row,
                        var from,
                        var to) -> {
                  was.get(row).put(attribute, new FactValue.Known(to));
                  assertThat(is).containsExactlyInAnyOrderElementsOf(was);
                }
                case NearMiss.MoreRecords(String of, int records, var like) ->
                    assertThat(is).hasSize(was.size() + records).containsAll(was).contains(like);
                case NearMiss.FewerRecords(String of, var rows) ->
                    assertThat(is).hasSize(was.size() - rows.size());
              }
            });
  }

  private static List<Map<String, FactValue>> records(LinkedProfile profile, int entity) {
    List<Map<String, FactValue>> records = new ArrayList<>();
    for (int row = 0; row < profile.size(entity); row++) {
      records.add(new LinkedHashMap<>(profile.record(entity, row)));
    }
    return records;
  }

  private static LinkedProfile profile(RuleSet rules, String facts) {
    List<Finding> findings = new ArrayList<>();
    LinkedProfile profile =
        new FactsReader(rules.vocabulary())
            .line(
                new JsonReader("f", findings).read(facts.replace('\'', '"'), 1),
                new Problems(findings));
    assertThat(findings).isEmpty();
    return profile;
  }
}
