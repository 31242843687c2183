package org.todoku.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.todoku.engine.PopulationAnswers;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.profile.Coverage;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.rule.Answer;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Measure;
import org.todoku.rule.Operand;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.simulate.ValueSpread.Anything;
import org.todoku.simulate.ValueSpread.Bar;
import org.todoku.simulate.ValueSpread.Between;
import org.todoku.simulate.ValueSpread.OneCode;
import org.todoku.simulate.ValueSpread.Truth;
import org.todoku.testing.GeneratedProfiles;
import org.todoku.testing.TestVocabulary;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;

/** {@code -Dtodoku.seed=…} repeats a run. */
class ValueSpreadTest {
  private static final long SEED = Long.getLong("todoku.seed", new Random().nextLong());
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

  @Test
  void small_whole_numbers_have_a_bar_each_and_empty_ends_are_left_out() {
    List<LinkedProfile> children = children(200, i -> Map.of("n", number(3 + i % 5)), "contact");

    ValueSpread spread = spread("contact", "n", children);

    assertThat(spread.without()).isZero();
    assertThat(spread.bars()).hasSize(5).allMatch(bar -> bar.children() == 40);
    assertThat(spread.bars().getFirst().range())
        .isEqualTo(new Between(BigDecimal.valueOf(3), BigDecimal.valueOf(4)));
    assertThat(spread.bars().getLast().range())
        .isEqualTo(new Between(BigDecimal.valueOf(7), BigDecimal.valueOf(8)));
  }

  @Test
  void a_wide_range_is_cut_into_round_steps_and_the_rare_lie_in_an_open_end() {
    List<LinkedProfile> children =
        children(1_000, i -> Map.of("n", number(i == 0 ? 4_000_000 : i % 100)), "contact");

    ValueSpread spread = spread("contact", "n", children);

    assertThat(spread.bars()).hasSizeBetween(6, 14);
    assertThat(spread.bars().getLast())
        .isEqualTo(new Bar(new Between(BigDecimal.valueOf(100), null), 1));
    assertThat(spread.bars().getFirst().range())
        .isEqualTo(new Between(BigDecimal.ZERO, BigDecimal.TEN));
  }

  @Test
  void dates_are_counted_by_the_year() {
    List<LinkedProfile> children =
        children(
            60,
            i -> Map.of("movedIn", new Value.DateValue(LocalDate.of(2020 + i % 3, 12, 31))),
            "child");

    ValueSpread spread = spread("child", "movedIn", children);

    assertThat(spread.bars())
        .extracting(Bar::range)
        .containsExactly(
            new Between(BigDecimal.valueOf(2020), BigDecimal.valueOf(2021)),
            new Between(BigDecimal.valueOf(2021), BigDecimal.valueOf(2022)),
            new Between(BigDecimal.valueOf(2022), BigDecimal.valueOf(2023)));
  }

  @Test
  void without_any_value_there_is_no_bar() {
    List<LinkedProfile> children = children(30, i -> Map.of(), "child");

    assertThat(spread("child", "movedIn", children)).isEqualTo(new ValueSpread(List.of(), 30));
    assertThat(spread("contact", "n", children)).isEqualTo(new ValueSpread(List.of(), 30));
    assertThat(spread("contact", "n", List.of())).isEqualTo(new ValueSpread(List.of(), 0));
  }

  @Test
  void every_child_is_counted_once_just_where_a_rule_would_take_the_value_as_known() {
    GeneratedProfiles profiles = new GeneratedProfiles(new Random(SEED), TestVocabulary.VOCABULARY);
    LocalDate asOf = profiles.asOf();
    List<LinkedProfile> children =
        IntStream.range(0, 400)
            .mapToObj(i -> profiles.next(asOf).build(TestVocabulary.VOCABULARY, "c-" + i))
            .toList();
    for (Entity entity : TestVocabulary.VOCABULARY.entities()) {
      for (Attribute attribute : entity.attributeList()) {
        ValueSpread spread = spread(entity.id(), attribute.id(), children, asOf);

        String what = "seed " + SEED + ", " + entity.id() + "." + attribute.id();
        int known = spread.bars().stream().mapToInt(Bar::children).sum();
        assertThat(known + spread.without()).as(what).isEqualTo(children.size());
        for (Bar bar : spread.bars()) {
          if (!(bar.range() instanceof Anything)) {
            assertThat(bar.children())
                .as(what + " " + bar.range())
                .isEqualTo(counted(entity, attribute, bar.range(), children, asOf));
          }
        }
      }
    }
  }

  /** The same with the reference evaluator, one rule at a time. */
  private static int counted(
      Entity entity,
      Attribute attribute,
      ValueSpread.Range range,
      List<LinkedProfile> children,
      LocalDate asOf) {
    Function<Comparison.Operator, Function<Value, Criterion>> compared =
        operator ->
            value -> {
              Comparison comparison = new Comparison.Relation(operator, new Operand.Literal(value));
              return entity.cardinality() == Entity.Cardinality.ONE
                  ? new Criterion.ValueTest(
                      new Criterion.ValuePath(entity.id(), attribute.id()), comparison)
                  : new Criterion.Records(
                      entity.id(),
                      null,
                      null,
                      null,
                      new Measure.Aggregate(Measure.Function.LATEST, attribute.id(), comparison));
            };
    boolean date = attribute.type().word().equals("date");
    Function<BigDecimal, Value> value =
        mark ->
            date
                ? new Value.DateValue(LocalDate.of(mark.intValue(), 1, 1))
                : new Value.NumberValue(mark);
    Criterion criterion =
        switch (range) {
          case Truth(boolean truth) ->
              compared.apply(Comparison.Operator.IS).apply(new Value.BooleanValue(truth));
          case OneCode(var code) ->
              compared.apply(Comparison.Operator.IS).apply(new Value.TextValue(code.id()));
          case Anything() -> throw new AssertionError("not compared");
          case Between(var from, var below) -> {
            Criterion atLeast =
                from == null
                    ? null
                    : compared
                        .apply(
                            date ? Comparison.Operator.ON_OR_AFTER : Comparison.Operator.AT_LEAST)
                        .apply(value.apply(from));
            Criterion less =
                below == null
                    ? null
                    : compared
                        .apply(date ? Comparison.Operator.BEFORE : Comparison.Operator.LESS_THAN)
                        .apply(value.apply(below));
            yield atLeast == null
                ? less
                : less == null ? atLeast : new Criterion.All(List.of(atLeast, less));
          }
        };
    ReferenceEvaluator reference =
        new ReferenceEvaluator(
            new RuleSet(TestVocabulary.VOCABULARY, List.of(Rule.of("one", criterion))));
    return (int)
        children.stream()
            .filter(child -> reference.answers(child, asOf).get("one") == Answer.MATCH)
            .count();
  }

  private static Value number(long number) {
    return Value.NumberValue.of(number);
  }

  /**
   * Children with one record of an entity.
   *
   * @param values by the child's number; none where there is no record
   */
  private static List<LinkedProfile> children(
      int count, IntFunction<Map<String, Value>> values, String entity) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              ProfileBuilder child = LinkedProfile.builder(TestVocabulary.VOCABULARY, "c-" + i);
              Map<String, FactValue> facts = new LinkedHashMap<>();
              values.apply(i).forEach((id, value) -> facts.put(id, new FactValue.Known(value)));
              if (!facts.isEmpty() && entity.equals("contact")) {
                facts.put("on", new FactValue.Known(new Value.DateValue(AS_OF.minusDays(3))));
                child.coverage(entity, new Coverage(AS_OF.minusYears(1), AS_OF));
              }
              if (!facts.isEmpty()) {
                child.record(entity, facts);
              }
              return child.build();
            })
        .toList();
  }

  private static ValueSpread spread(String entity, String attribute, List<LinkedProfile> children) {
    return spread(entity, attribute, children, AS_OF);
  }

  private static ValueSpread spread(
      String entity, String attribute, List<LinkedProfile> children, LocalDate asOf) {
    RuleSet none = new RuleSet(TestVocabulary.VOCABULARY, List.of());
    ResidentPopulation population = ResidentPopulation.load(none, asOf, children::forEach);
    Entity of = TestVocabulary.VOCABULARY.entity(entity).orElseThrow();
    Function<RuleSet, PopulationAnswers> asked =
        rules -> {
          List<String> ids = rules.rules().stream().map(Rule::id).toList();
          WhatIf question = population.whatIf(rules, ids);
          return population
              .with(question, children::forEach)
              .orElseThrow()
              .whatIf(rules, ids)
              .answers();
        };
    return ValueSpread.of(
        TestVocabulary.VOCABULARY, of, of.attribute(attribute).orElseThrow(), asOf, asked);
  }
}
