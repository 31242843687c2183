package org.todoku.phrase;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Operand;

/** Ages and grades as people say them. */
final class Derived {
  private Derived() {}

  static Clause japanese(
      String attribute, Comparison comparison, Setting setting, Japanese japanese) {
    if (isUnborn(attribute, comparison, setting)) {
      return Clause.noun("出生前");
    }
    String counter =
        switch (attribute) {
          case "age.years" -> "歳";
          case "age.months" -> "か月";
          case "age.days" -> "日";
          default -> "";
        };
    String name =
        switch (attribute) {
          case "age.years" -> "年齢が";
          case "age.months" -> "月齢が";
          case "age.days" -> "日齢が";
          default -> "学年が";
        };
    if (!attribute.equals("schoolGrade")) {
      return japanese.number(comparison, counter, setting).after(name);
    }
    if (comparison instanceof Comparison.Between(Operand low, Operand high)
        && Numbers.of(low, setting) instanceof BigDecimal from
        && Numbers.of(high, setting) instanceof BigDecimal to) {
      return Clause.noun(name + gradeJa(from) + "〜" + gradeJa(to));
    }
    if (comparison instanceof Comparison.Relation(Operator operator, Operand operand)
        && Numbers.of(operand, setting) instanceof BigDecimal grade) {
      if (isBeforeSchool(operator, grade)) {
        return Clause.noun("就学前");
      }
      return japanese.related(operator, gradeJa(grade)).after(name);
    }
    return japanese.number(comparison, "", setting).after(name);
  }

  static String english(String attribute, Comparison comparison, Setting setting, English english) {
    if (isUnborn(attribute, comparison, setting)) {
      return "not yet born";
    }
    if (attribute.equals("schoolGrade")) {
      if (comparison instanceof Comparison.Relation(Operator operator, Operand operand)
          && Numbers.of(operand, setting) instanceof BigDecimal grade
          && isBeforeSchool(operator, grade)) {
        return "below school age";
      }
      return "School grade " + is(english.number(comparison, "", setting));
    }
    String unit =
        switch (attribute) {
          case "age.years" -> "years";
          case "age.months" -> "months";
          default -> "days";
        };
    return "Age " + is(english.number(comparison, unit, setting));
  }

  private static String is(String compared) {
    return "is " + compared;
  }

  private static boolean isUnborn(String attribute, Comparison comparison, Setting setting) {
    return attribute.equals("age.days")
        && comparison instanceof Comparison.Relation(Operator operator, Operand operand)
        && operator == Operator.LESS_THAN
        && isZero(Numbers.of(operand, setting));
  }

  private static boolean isZero(@Nullable BigDecimal number) {
    return number != null && number.signum() == 0;
  }

  private static boolean isBeforeSchool(Operator operator, BigDecimal grade) {
    return (operator == Operator.AT_MOST && grade.signum() == 0)
        || (operator == Operator.LESS_THAN && grade.compareTo(BigDecimal.ONE) == 0);
  }

  private static String gradeJa(BigDecimal grade) {
    int number = grade.intValue();
    if (grade.stripTrailingZeros().scale() > 0 || number < 0 || number > 12) {
      return Numbers.plain(grade);
    }
    if (number == 0) {
      return "年長";
    }
    return number <= 6 ? "小" + number : number <= 9 ? "中" + (number - 6) : "高" + (number - 9);
  }
}
