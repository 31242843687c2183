package org.todoku.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.todoku.rule.Criterion;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.testing.GeneratedRules;
import org.todoku.testing.TestVocabulary;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/** Known edits of generated rules: each must be named, and nothing else. */
class RuleDifferenceTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final int RULES = 400;

  private final List<Rule> rules =
      new GeneratedRules(new Random(41), TestVocabulary.VOCABULARY).rules(RULES, DAY);
  private final RuleSet set = new RuleSet(TestVocabulary.VOCABULARY, rules);

  @Test
  void a_rule_does_not_differ_from_itself_and_every_other_one_does() {
    for (int i = 0; i < RULES; i++) {
      Rule rule = rules.get(i);
      Rule other = named(rules.get((i * 7 + 1) % RULES), rule.id());

      assertThat(RuleDifference.between(rule, rule).changes()).isEmpty();
      assertThat(RuleDifference.between(rule, other).isEmpty()).isEqualTo(rule.equals(other));
    }
  }

  @Test
  void every_difference_has_words_in_both_languages() {
    for (int i = 0; i < RULES; i++) {
      Rule before = rules.get(i);
      Rule after = named(rules.get((i * 13 + 5) % RULES), before.id());
      DifferenceWords words =
          new DifferenceWords(
              new DifferenceWords.Version(before, set),
              new DifferenceWords.Version(after, set),
              LABELS);

      for (RuleChange change : RuleDifference.between(before, after).changes()) {
        assertThat(words.words(change).ja()).isNotBlank().doesNotContain("null");
        assertThat(words.words(change).en()).isNotBlank().doesNotContain("null");
      }
    }
  }

  @Test
  void a_condition_that_was_added_or_removed_is_named_and_nothing_else() {
    int tried = 0;
    for (Rule rule : rules) {
      Criterion extra = new Criterion.RuleReference("not-there-before");
      if (rule.when() instanceof Criterion.All(List<Criterion> of)) {
        List<Criterion> more = new ArrayList<>(of);
        more.add(tried % (of.size() + 1), extra);
        Rule longer = with(rule, new Criterion.All(more));

        assertThat(RuleDifference.between(rule, longer).changes())
            .singleElement()
            .isInstanceOfSatisfying(
                RuleChange.ConditionAdded.class,
                change -> assertThat(change.condition()).isEqualTo(extra));
        assertThat(RuleDifference.between(longer, rule).changes())
            .singleElement()
            .isInstanceOf(RuleChange.ConditionRemoved.class);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(20);
  }

  @Test
  void a_group_put_around_or_taken_away_is_named_as_such() {
    Criterion extra = new Criterion.RuleReference("not-there-before");
    for (Rule rule : rules) {
      if (rule.when() instanceof Criterion.Any) {
        continue; // any of any-of is another edit: the group grows
      }
      Rule wrapped = with(rule, new Criterion.Any(List.of(extra, rule.when())));

      assertThat(RuleDifference.between(rule, wrapped).changes())
          .extracting(Object::getClass)
          .containsExactlyInAnyOrder(RuleChange.GroupAdded.class, RuleChange.ConditionAdded.class);
      assertThat(RuleDifference.between(wrapped, rule).changes())
          .extracting(Object::getClass)
          .containsExactlyInAnyOrder(
              RuleChange.GroupRemoved.class, RuleChange.ConditionRemoved.class);
    }
  }

  @Test
  void all_instead_of_any_is_one_change() {
    int tried = 0;
    for (Rule rule : rules) {
      if (rule.when() instanceof Criterion.All(List<Criterion> of) && of.size() > 1) {
        Rule any = with(rule, new Criterion.Any(of));

        assertThat(RuleDifference.between(rule, any).changes())
            .singleElement()
            .isInstanceOf(RuleChange.GroupChanged.class);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(10);
  }

  @Test
  void another_order_is_one_change() {
    int tried = 0;
    for (Rule rule : rules) {
      if (rule.when() instanceof Criterion.All(List<Criterion> of)
          && of.stream().distinct().count() > 1) {
        List<Criterion> turned = new ArrayList<>(of);
        Collections.rotate(turned, 1);
        if (turned.equals(of)) {
          continue;
        }

        assertThat(RuleDifference.between(rule, with(rule, new Criterion.All(turned))).changes())
            .singleElement()
            .isInstanceOf(RuleChange.ConditionsReordered.class);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(10);
  }

  @Test
  void a_condition_that_went_into_another_group_has_moved() {
    Criterion moved = new Criterion.RuleReference("moved");
    for (Rule rule : rules) {
      Criterion inner = new Criterion.Any(List.of(rule.when(), new Criterion.RuleReference("b")));
      Rule before = with(rule, new Criterion.All(List.of(moved, inner)));
      Rule after =
          with(
              rule,
              new Criterion.All(
                  List.of(
                      new Criterion.Any(
                          List.of(rule.when(), new Criterion.RuleReference("b"), moved)))));

      assertThat(RuleDifference.between(before, after).changes())
          .singleElement()
          .isInstanceOfSatisfying(
              RuleChange.ConditionMoved.class,
              change -> assertThat(change.condition()).isEqualTo(moved));
    }
  }

  @Test
  void a_parameter_set_to_another_value_is_told_with_both_values() {
    Rule rule = rules.getFirst();
    Parameter days = days(10);
    Rule before = with(rule, Map.of("days", days));
    Rule after = with(rule, Map.of("days", days(15)));

    List<RuleChange> changes = RuleDifference.between(before, after).changes();

    LocalizedText words = words(before, after, changes.getFirst());
    assertThat(changes).hasSize(1);
    assertThat(words.ja()).isEqualTo("欠席日数 10日 → 15日");
    assertThat(words.en()).isEqualTo("Days absent 10 days → 15 days");
  }

  @Test
  void a_note_on_a_threshold_is_told_as_a_change() {
    Rule rule = rules.getFirst();
    Parameter days = days(10);
    Parameter noted =
        new Parameter(
            days.id(),
            days.type(),
            days.value(),
            days.unit(),
            days.label(),
            new LocalizedText("国の定義", "National definition"));
    Rule before = with(rule, Map.of("days", days));
    Rule after = with(rule, Map.of("days", noted));

    List<RuleChange> changes = RuleDifference.between(before, after).changes();

    assertThat(changes).containsExactly(new RuleChange.ParameterNoted(days, noted));
    LocalizedText words = words(before, after, changes.getFirst());
    assertThat(words.ja()).isEqualTo("パラメーター「欠席日数」の注記: なし → 「国の定義」");
    assertThat(words.en())
        .isEqualTo("Note on the parameter “Days absent”: none → “National definition”");
  }

  @Test
  void every_key_of_a_rule_has_a_change_of_its_own() {
    Rule rule = rules.getFirst();
    Rule other =
        new Rule(
            rule.id(),
            new LocalizedText("別の名", "Another name"),
            "poverty",
            Rule.Level.WATCH,
            "outreach",
            new Rule.Basis(Rule.Basis.Kind.LAW, "法"),
            new Rule.Effective(DAY, null),
            rule.parameters(),
            rule.when(),
            rule.unless(),
            Rule.WhenUnknown.CHASE,
            List.of("school-aid"));

    assertThat(RuleDifference.between(rule, other).changes())
        .extracting(change -> words(rule, other, change).en())
        .contains(
            "Need: none → poverty",
            "Level: none → watch",
            "Purpose: none → outreach",
            "Basis: none → law (法)",
            "When it cannot be told: nothing happens → the data custodian is asked",
            "Support added: school-aid")
        .anyMatch(line -> line.startsWith("In force: "))
        .anyMatch(line -> line.startsWith("Title: "));
  }

  private LocalizedText words(Rule before, Rule after, RuleChange change) {
    return new DifferenceWords(
            new DifferenceWords.Version(before, set),
            new DifferenceWords.Version(after, set),
            LABELS)
        .words(change);
  }

  private static Parameter days(int value) {
    return new Parameter(
        "days",
        new ValueType.IntegerType(1L, 90L),
        Value.NumberValue.of(value),
        "days",
        new LocalizedText("欠席日数", "Days absent"));
  }

  private static Rule with(Rule rule, Criterion when) {
    return new Rule(
        rule.id(),
        rule.title(),
        rule.need(),
        rule.level(),
        rule.purpose(),
        rule.basis(),
        rule.effective(),
        rule.parameters(),
        when,
        rule.unless(),
        rule.whenUnknown(),
        rule.support());
  }

  private static Rule with(Rule rule, Map<String, Parameter> more) {
    Map<String, Parameter> parameters = new LinkedHashMap<>(rule.parameters());
    parameters.putAll(more);
    return new Rule(
        rule.id(),
        rule.title(),
        rule.need(),
        rule.level(),
        rule.purpose(),
        rule.basis(),
        rule.effective(),
        parameters,
        rule.when(),
        rule.unless(),
        rule.whenUnknown(),
        rule.support());
  }

  private static Rule named(Rule rule, String id) {
    return new Rule(
        id,
        rule.title(),
        rule.need(),
        rule.level(),
        rule.purpose(),
        rule.basis(),
        rule.effective(),
        rule.parameters(),
        rule.when(),
        rule.unless(),
        rule.whenUnknown(),
        rule.support());
  }

  private static final DifferenceWords.Labels LABELS =
      new DifferenceWords.Labels() {
        @Override
        public LocalizedText need(String id) {
          return LocalizedText.same(id);
        }

        @Override
        public LocalizedText purpose(String id) {
          return LocalizedText.same(id);
        }

        @Override
        public LocalizedText service(String id) {
          return LocalizedText.same(id);
        }
      };
}
