package org.todoku.authoring.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.todoku.explain.AskedWindow;
import org.todoku.explain.Explanation.State;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.library.LibraryFolder;
import org.todoku.rule.Answer;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.CaseResult;
import org.todoku.simulate.RuleCase;
import org.todoku.text.CaseWriter;
import org.todoku.text.RuleWriter;
import org.todoku.verify.Library;

/** The rules and cases of the built-in library, tried as the editor tries them. */
class TriedChildTest {
  private static Library library;
  private static RuleSet rules;

  @BeforeAll
  static void read() throws IOException {
    library = LibraryFolder.builtIn();
    rules = library.rules().orElseThrow();
  }

  @Test
  void every_case_of_the_library_is_answered_at_each_condition_as_the_whole_is() {
    int asked = 0;
    for (RuleCase example : library.cases()) {
      Sheet sheet = sheet(example.rule());

      TriedChild tried = TriedChild.of(sheet, reading(), example.rule(), example).orElseThrow();

      assertThat(tried.result().passed()).as(example.name()).isTrue();
      assertThat(tried.states()).as(example.name()).containsKey(sheet.when().id());
      if (sheet.when().kind() == Piece.Kind.ALL) {
        assertThat(tried.states().get(sheet.when().id()))
            .as(example.name())
            .isEqualTo(all(sheet.when(), tried.states()));
      }
      asked++;
    }
    assertThat(asked).isGreaterThan(300);
  }

  @Test
  void a_condition_that_is_left_out_says_nothing_and_the_others_do() {
    RuleCase example = cases("lunch-fee-arrears").getFirst();
    Sheet sheet = sheet("lunch-fee-arrears");

    TriedChild tried = TriedChild.of(sheet, reading(), "lunch-fee-arrears", example).orElseThrow();

    assertThat(tried.states().keySet())
        .isSubsetOf(sheet.all().map(Piece::id).toList())
        .hasSizeGreaterThan(1);
  }

  @Test
  void the_days_that_are_looked_at_end_on_the_day_of_the_case() {
    RuleCase example = cases("non-attendance").getFirst();

    TriedChild tried =
        TriedChild.of(sheet("non-attendance"), reading(), "non-attendance", example).orElseThrow();

    AskedWindow window = tried.windows().getFirst();
    assertThat(window.entity()).isEqualTo("attendanceDay");
    assertThat(window.from().getMonthValue()).isEqualTo(4);
    assertThat(window.from().getDayOfMonth()).isEqualTo(1);
    assertThat(window.to()).isEqualTo(example.asOf());
    assertThat(window.from()).isAfter(example.asOf().minusYears(1));
  }

  @Test
  void of_a_child_who_does_not_match_the_nearest_who_does_is_proposed_and_kept_as_a_case() {
    int proposed = 0;
    for (RuleCase example : library.cases()) {
      if (example.expected() == Answer.NO_MATCH) {
        Optional<RuleCase> boundary =
            TriedChild.of(sheet(example.rule()), reading(), example.rule(), example)
                .orElseThrow()
                .boundary(Answer.MATCH, "en");
        if (boundary.isPresent()) {
          assertThat(CaseResult.of(boundary.get(), new ReferenceEvaluator(rules)).passed())
              .as(boundary.get().name())
              .isTrue();
          proposed++;
        }
      }
    }
    assertThat(proposed).isGreaterThan(50);
  }

  @Test
  void a_labelled_child_is_added_behind_the_cases_that_are_there() {
    List<RuleCase> before = cases("non-attendance").subList(0, 2);
    RuleCase more = cases("non-attendance").get(2);

    String written =
        TriedChild.with(CaseWriter.yaml("non-attendance", before).stripTrailing(), more);

    assertThat(written).contains("\n---\nrule: non-attendance\n").contains(more.name());
    assertThat(TriedChild.with("", more)).startsWith("rule: non-attendance\n");
  }

  @Test
  void made_up_children_of_each_answer_are_looked_out_the_same_ones_for_the_same_seed() {
    LocalDate day = LocalDate.of(2026, 11, 23);

    List<RuleCase> some =
        MadeUpChildren.telling(rules, "non-attendance", day, 1, number -> "child " + number);
    List<RuleCase> again =
        MadeUpChildren.telling(rules, "non-attendance", day, 1, number -> "child " + number);

    assertThat(some.stream().map(RuleCase::expected)).contains(Answer.MATCH, Answer.NO_MATCH);
    assertThat(some).hasSizeLessThanOrEqualTo(10);
    assertThat(again.stream().map(RuleCase::name).toList())
        .isEqualTo(some.stream().map(RuleCase::name).toList());
    for (RuleCase child : some) {
      assertThat(CaseResult.of(child, new ReferenceEvaluator(rules)).passed()).isTrue();
    }
  }

  @Test
  void an_unfinished_rule_is_not_tried() {
    SheetReading unfinished =
        new SheetReading(Map.of(), Map.of(), Optional.empty(), false, Optional.empty(), List.of());

    assertThat(
            TriedChild.of(
                sheet("non-attendance"),
                unfinished,
                "non-attendance",
                cases("non-attendance").getFirst()))
        .isEmpty();
  }

  private static State all(Piece group, Map<Long, State> states) {
    List<State> parts = group.parts().stream().map(part -> states.get(part.id())).toList();
    if (parts.contains(State.NOT_SATISFIED)) {
      return State.NOT_SATISFIED;
    }
    return parts.contains(State.UNKNOWN) ? State.UNKNOWN : State.SATISFIED;
  }

  private static List<RuleCase> cases(String rule) {
    return library.cases().stream().filter(each -> each.rule().equals(rule)).toList();
  }

  private static SheetReading reading() {
    return new SheetReading(
        Map.of(), Map.of(), Optional.empty(), true, Optional.of(rules), List.of());
  }

  private static Sheet sheet(String rule) {
    return Sheet.read(RuleWriter.yaml(rules.rule(rule).orElseThrow()), new ArrayList<>())
        .orElseThrow();
  }
}
