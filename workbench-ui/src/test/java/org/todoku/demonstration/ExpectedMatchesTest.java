package org.todoku.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.library.LibraryFolder;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.text.FactsReader;
import org.todoku.text.Finding;
import org.todoku.text.JsonReader;
import org.todoku.text.Problems;
import org.todoku.verify.Library;

class ExpectedMatchesTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
  private static final Population CITY = new Population(Population.USUAL_SIZE, 7, AS_OF);

  private static final Set<String> STARTERS =
      Set.of(
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

  private static final Map<Story, String> RULES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Story.POSTNATAL_SCREEN, "postnatal-screen"),
              Map.entry(Story.POSTNATAL_SCREEN_NEAR, "postnatal-screen"),
              Map.entry(Story.VISIT_MISSING, "infant-visit-missing"),
              Map.entry(Story.VISIT_MISSING_NEAR, "infant-visit-missing"),
              Map.entry(Story.CHECK_UP_MISSED, "missed-check-up"),
              Map.entry(Story.CHECK_UP_MISSED_NEAR, "missed-check-up"),
              Map.entry(Story.EXAM_MISSED, "no-follow-up-exam"),
              Map.entry(Story.EXAM_MISSED_NEAR, "no-follow-up-exam"),
              Map.entry(Story.UNSEEN, "unseen-child"),
              Map.entry(Story.UNSEEN_NEAR, "unseen-child"),
              Map.entry(Story.UNSEEN_AT_SCHOOL_AGE, "unseen-child"),
              Map.entry(Story.AID_UNCLAIMED, "school-aid-unclaimed"),
              Map.entry(Story.AID_UNCLAIMED_NEAR, "school-aid-unclaimed"),
              Map.entry(Story.AFTER_ASSISTANCE, "after-public-assistance"),
              Map.entry(Story.AFTER_ASSISTANCE_NEAR, "after-public-assistance"),
              Map.entry(Story.LUNCH_ARREARS, "lunch-fee-arrears"),
              Map.entry(Story.LUNCH_ARREARS_NEAR, "lunch-fee-arrears"),
              Map.entry(Story.THREE_CHILDREN, "single-parent-three-children"),
              Map.entry(Story.THREE_CHILDREN_NEAR, "single-parent-three-children"),
              Map.entry(Story.NON_ATTENDANCE, "non-attendance"),
              Map.entry(Story.NON_ATTENDANCE_NEAR, "non-attendance"),
              Map.entry(Story.NON_ATTENDANCE_WITH_PLAN, "non-attendance"),
              Map.entry(Story.EARLY_SIGN, "monthly-early-sign"),
              Map.entry(Story.EARLY_SIGN_NEAR, "monthly-early-sign"),
              Map.entry(Story.SEVEN_IN_A_ROW, "seven-in-a-row"),
              Map.entry(Story.SEVEN_IN_A_ROW_NEAR, "seven-in-a-row"),
              Map.entry(Story.OFTEN_LATE, "late-or-leaving-early"),
              Map.entry(Story.OFTEN_LATE_NEAR, "late-or-leaving-early"),
              Map.entry(Story.CARIES, "severe-caries"),
              Map.entry(Story.CARIES_NEAR, "severe-caries"),
              Map.entry(Story.YOUNG_CARER, "possible-young-carer"),
              Map.entry(Story.YOUNG_CARER_NEAR, "possible-young-carer"),
              Map.entry(Story.YOUNG_CARER_ON_REGISTER, "possible-young-carer"),
              Map.entry(Story.SIBLING_ON_REGISTER, "sibling-on-register"),
              Map.entry(Story.SAFETY_CHECK, "safety-check-clock"),
              Map.entry(Story.SAFETY_CHECK_NEAR, "safety-check-clock")));

  private static final Map<String, Map<String, Answer>> ANSWERS = new HashMap<>();

  @BeforeAll
  static void ask_the_reference_evaluator() throws IOException {
    ANSWERS.putAll(answers(CITY));
  }

  private static Map<String, Map<String, Answer>> answers(Population city) throws IOException {
    Library library = LibraryFolder.builtIn();
    ReferenceEvaluator evaluator = new ReferenceEvaluator(library.rules().orElseThrow());
    FactsReader facts = new FactsReader(library.vocabulary());
    List<Finding> findings = new ArrayList<>();
    JsonReader json = new JsonReader("facts", findings);
    Problems problems = new Problems(findings);
    StringBuilder lines = new StringBuilder();
    FactsWriter.write(city, lines);
    Map<String, Map<String, Answer>> answers = new HashMap<>();
    int number = 0;
    for (String line : lines.toString().split("\n")) {
      LinkedProfile profile = facts.line(json.read(line, ++number), problems);
      assertThat(findings).as(line).isEmpty();
      answers.put(profile.child(), evaluator.answers(profile, city.asOf()));
    }
    return answers;
  }

  private static Map<String, Set<String>> expected(Population city) {
    Map<String, Set<String>> expected = new TreeMap<>();
    ExpectedMatches matches = new ExpectedMatches(city.asOf());
    int[] number = {0};
    city.forEach(
        household -> {
          for (Child child : household.children) {
            String id = FactsWriter.id(++number[0]);
            for (String rule : matches.rules(child)) {
              expected.computeIfAbsent(rule, r -> new TreeSet<>()).add(id);
            }
          }
        });
    return expected;
  }

  private static Map<String, Set<String>> found(Map<String, Map<String, Answer>> answers) {
    Map<String, Set<String>> found = new TreeMap<>();
    answers.forEach(
        (child, byRule) ->
            byRule.forEach(
                (rule, answer) -> {
                  if (answer == Answer.MATCH && STARTERS.contains(rule)) {
                    found.computeIfAbsent(rule, r -> new TreeSet<>()).add(child);
                  }
                }));
    return found;
  }

  @Test
  void each_starter_rule_matches_exactly_the_children_for_whom_it_should() {
    Map<String, Set<String>> expected = expected(CITY);

    assertThat(expected.keySet()).containsExactlyInAnyOrderElementsOf(STARTERS);
    assertThat(found(ANSWERS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 2026-06-30", "2, 2026-09-02", "3, 2027-02-28", "4, 2028-02-29"})
  void the_same_holds_for_other_cities_on_other_days(long seed, LocalDate asOf) throws IOException {
    Population city = new Population(1_200, seed, asOf);

    assertThat(found(answers(city))).isEqualTo(expected(city));
  }

  @Test
  void the_demonstration_has_a_known_number_of_matches_of_each_starter_rule() {
    assertThat(ExpectedMatches.of(CITY))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("after-public-assistance", 11),
                Map.entry("infant-visit-missing", 11),
                Map.entry("late-or-leaving-early", 21),
                Map.entry("lunch-fee-arrears", 22),
                Map.entry("missed-check-up", 14),
                Map.entry("monthly-early-sign", 51),
                Map.entry("no-follow-up-exam", 11),
                Map.entry("non-attendance", 22),
                Map.entry("possible-young-carer", 12),
                Map.entry("postnatal-screen", 14),
                Map.entry("safety-check-clock", 5),
                Map.entry("school-aid-unclaimed", 22),
                Map.entry("seven-in-a-row", 10),
                Map.entry("severe-caries", 13),
                Map.entry("sibling-on-register", 13),
                Map.entry("single-parent-three-children", 18),
                Map.entry("unseen-child", 9)));
  }

  @Test
  void planted_children_match_their_rule_and_those_just_short_of_it_do_not() {
    Map<Story, Integer> told = new EnumMap<>(Story.class);
    int[] number = {0};
    CITY.forEach(
        household -> {
          Story story = Story.of(household.index);
          for (int i = 0; i < household.children.size(); i++) {
            String id = FactsWriter.id(++number[0]);
            boolean about = i == (story == Story.SIBLING_ON_REGISTER ? 1 : 0);
            if (story != null && about && RULES.containsKey(story)) {
              told.merge(story, 1, Integer::sum);
              boolean near = story.name().contains("_NEAR") || story.name().contains("_WITH_PLAN");
              boolean quiet = near || story == Story.YOUNG_CARER_ON_REGISTER;
              assertThat(ANSWERS.get(id).get(RULES.get(story)) == Answer.MATCH)
                  .as(story + " of household " + household.index)
                  .isEqualTo(!quiet);
            }
          }
        });

    assertThat(told.keySet()).isEqualTo(RULES.keySet());
    assertThat(told)
        .containsEntry(Story.POSTNATAL_SCREEN, 11)
        .containsEntry(Story.LUNCH_ARREARS, 22)
        .containsEntry(Story.NON_ATTENDANCE_NEAR, 6);
  }

  @Test
  void few_children_are_pointed_to() {
    long pointedTo =
        ANSWERS.values().stream().filter(answers -> answers.containsValue(Answer.MATCH)).count();

    assertThat((double) pointedTo / CITY.children()).isBetween(0.03, 0.06);
  }
}
