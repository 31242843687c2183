package org.todoku.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Amount;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Length;
import org.todoku.rule.Measure;
import org.todoku.rule.Operand;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.testing.TestVocabulary;
import org.todoku.vocabulary.CalendarUnit;

/** The rules and children that are measured; {@link HandWritten} says the same in Java. */
final class BenchRules {
  static final LocalDate AS_OF = LocalDate.of(2025, 7, 15);
  static final LocalDate FIRST_MOVE = LocalDate.of(2023, 1, 1);

  private BenchRules() {}

  /** Children with all kinds of missing values, partial coverage and dates at edges. */
  static List<LinkedProfile> children(int count) {
    BenchChildren children = new BenchChildren();
    return IntStream.range(0, count).mapToObj(children::next).toList();
  }

  /** Rules of five kinds by turns, no two of them the same. */
  static RuleSet rules(int count) {
    List<Rule> rules = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      rules.add(Rule.of("rule-" + index, criterion(index)));
    }
    return new RuleSet(TestVocabulary.VOCABULARY, rules);
  }

  static Criterion criterion(int index) {
    int k = index / 5;
    return switch (index % 5) {
      case 0 ->
          all(
              test(
                  "child.age.years",
                  new Comparison.Between(number(k % 10, 0), number(k % 10 + 6, 0))),
              test("household.ratio", Operator.LESS_THAN, number(10 + k, 2)));
      case 1 ->
          all(
              test(
                  "household.aid",
                  new Comparison.In(List.of(text("none"), text("ended")))),
              test("household.members", Operator.AT_LEAST, number(1 + k % 6, 0)),
              test("household.single", Operator.IS, yes()),
              test("child.age.months", Operator.AT_LEAST, number(k, 0)));
      case 2 ->
          all(
              test(
                  "child.movedIn",
                  Operator.ON_OR_AFTER,
                  new Operand.Literal(new Value.DateValue(FIRST_MOVE.plusDays(7L * k)))),
              test("school.enrolled", Operator.IS, yes()));
      case 3 ->
          all(
              new Criterion.Records(
                  "day",
                  null,
                  new Criterion.ValueTest(
                      new ValuePath(null, "status"),
                      new Comparison.Relation(Operator.IS, text("absent"))),
                  new Window.Last(
                      new Length(new Amount.Fixed(10 * (1 + k % 4)), CalendarUnit.DAYS)),
                  new Measure.Count(
                      new Comparison.Relation(Operator.AT_LEAST, number(1 + k % 3, 0)))),
              test("school.kind", Operator.IS_NOT, text("none")),
              test("child.age.months", Operator.AT_MOST, number(210 - k, 0)));
      default ->
          new Criterion.Any(
              List.of(
                  test("household.standard", Operator.LESS_THAN, number(k - 100, 1)),
                  test("child.age.months", Operator.MORE_THAN, number(k, 0))));
    };
  }

  private static Criterion all(Criterion... of) {
    return new Criterion.All(List.of(of));
  }

  private static Criterion test(String path, Operator operator, Operand operand) {
    return test(path, new Comparison.Relation(operator, operand));
  }

  private static Criterion test(String path, Comparison comparison) {
    int dot = path.indexOf('.');
    return new Criterion.ValueTest(
        new ValuePath(path.substring(0, dot), path.substring(dot + 1)), comparison);
  }

  private static Operand number(long unscaled, int scale) {
    return new Operand.Literal(new Value.NumberValue(BigDecimal.valueOf(unscaled, scale)));
  }

  private static Operand text(String value) {
    return new Operand.Literal(new Value.TextValue(value));
  }

  private static Operand yes() {
    return new Operand.Literal(new Value.BooleanValue(true));
  }
}
