package org.todoku.phrase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Length;
import org.todoku.rule.Measure;
import org.todoku.rule.Offset;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.ValueType;

/** Criteria in English. */
final class English {
  String clause(Criterion criterion, Setting setting) {
    return switch (criterion) {
      case Criterion.All(List<Criterion> of) -> joined(of, ", and ", setting);
      case Criterion.Any(List<Criterion> of) -> joined(of, ", or ", setting);
      case Criterion.None(List<Criterion> of) -> "none of (" + listed(of, setting) + ")";
      case Criterion.Not(Criterion of) -> "not (" + clause(of, setting) + ")";
      case Criterion.AtLeastOf(int n, List<Criterion> of) ->
          "at least " + n + " of (" + listed(of, setting) + ")";
      case Criterion.Score(var parts, Comparison comparison) -> score(parts, comparison, setting);
      case Criterion.ValueTest(ValuePath path, Comparison comparison) ->
          value(path, comparison, setting);
      case Criterion.Missing(ValuePath path) -> name(path, setting) + " is not recorded";
      case Criterion.Recorded(ValuePath path) -> name(path, setting) + " is recorded";
      case Criterion.Records records -> records(records, setting);
      case Criterion.RuleReference(String id) ->
          "the rule \"" + setting.titleOf(id).en() + "\" matches";
    };
  }

  /** What stands above the parts of a group in an outline; null for what is no group. */
  @Nullable String heading(Criterion criterion, Setting setting) {
    return switch (criterion) {
      case Criterion.All all -> "all of the following hold";
      case Criterion.Any any -> "any of the following holds";
      case Criterion.None none -> "none of the following holds";
      case Criterion.Not not -> "the following does not hold";
      case Criterion.AtLeastOf(int n, var of) -> "at least " + n + " of the following hold";
      case Criterion.Score(var parts, Comparison comparison) ->
          simple(parts)
              ? number(comparison, "", setting) + " of the following hold"
              : "the points of the following add up to " + number(comparison, "", setting);
      case Criterion.ValueTest test -> null;
      case Criterion.Missing missing -> null;
      case Criterion.Recorded recorded -> null;
      case Criterion.Records records -> null;
      case Criterion.RuleReference reference -> null;
    };
  }

  private String joined(List<Criterion> of, String word, Setting setting) {
    if (of.size() == 1) {
      return clause(of.getFirst(), setting);
    }
    return of.stream()
        .map(
            part ->
                part instanceof Criterion.All(List<Criterion> inner) && inner.size() > 1
                        || part instanceof Criterion.Any(List<Criterion> some) && some.size() > 1
                    ? "(" + clause(part, setting) + ")"
                    : clause(part, setting))
        .collect(Collectors.joining(word));
  }

  private String listed(List<Criterion> of, Setting setting) {
    return of.stream().map(part -> clause(part, setting)).collect(Collectors.joining("; "));
  }

  private static boolean simple(List<Criterion.Points> parts) {
    return parts.stream().allMatch(part -> part.points().compareTo(BigDecimal.ONE) == 0);
  }

  private String score(List<Criterion.Points> parts, Comparison comparison, Setting setting) {
    boolean simple = simple(parts);
    String list =
        parts.stream()
            .map(
                part ->
                    clause(part.when(), setting)
                        + (simple ? "" : " [" + Numbers.plain(part.points()) + " points]"))
            .collect(Collectors.joining("; "));
    String compared = number(comparison, "", setting);
    return simple
        ? compared + " of (" + list + ")"
        : "points add up to " + compared + " (" + list + ")";
  }

  private String name(ValuePath path, Setting setting) {
    Attribute attribute = setting.attribute(path);
    int level = setting.level(path);
    boolean ofOuter = level >= 0 && level < setting.frames().size() - 1;
    boolean named = ofOuter || (level < 0 && setting.isAmbiguous(attribute));
    return (named ? setting.entityOf(path).label().en() + ": " : "") + attribute.label().en();
  }

  private String value(ValuePath path, Comparison comparison, Setting setting) {
    Attribute attribute = setting.attribute(path);
    if (attribute.builtIn()) {
      return Derived.english(attribute.id(), comparison, setting, this);
    }
    if (comparison instanceof Comparison.Relation(Operator operator, Operand operand)
        && operand instanceof Operand.Literal(Value.BooleanValue(boolean yes))) {
      return name(path, setting) + ": " + (yes == (operator == Operator.IS) ? "yes" : "no");
    }
    String compared = compared(attribute, comparison, setting);
    return switch (attribute.type()) {
      case ValueType.DateType() -> name(path, setting) + ": " + compared;
      case ValueType.IntegerType type -> name(path, setting) + " is " + compared;
      case ValueType.DecimalType type -> name(path, setting) + " is " + compared;
      case ValueType.BooleanType() -> name(path, setting) + " " + compared;
      case ValueType.CodeType type -> name(path, setting) + " " + compared;
      case ValueType.TextType() -> name(path, setting) + " " + compared;
    };
  }

  private String compared(Attribute attribute, Comparison comparison, Setting setting) {
    return switch (attribute.type()) {
      case ValueType.IntegerType type -> number(comparison, unit(attribute), setting);
      case ValueType.DecimalType type -> number(comparison, unit(attribute), setting);
      case ValueType.DateType() -> date(comparison, setting);
      case ValueType.BooleanType() -> words(attribute, comparison, setting);
      case ValueType.CodeType type -> words(attribute, comparison, setting);
      case ValueType.TextType() -> words(attribute, comparison, setting);
    };
  }

  private static String unit(Attribute attribute) {
    return attribute.unit() == null ? "" : attribute.unit();
  }

  /** A comparison with numbers that count something. */
  String number(Comparison comparison, String unit, Setting setting) {
    return switch (comparison) {
      case Comparison.Relation(Operator operator, Operand operand) ->
          related(operator, operand(operand, setting) + counted(operand, unit, setting));
      case Comparison.Between(Operand low, Operand high) ->
          "from "
              + operand(low, setting)
              + " to "
              + operand(high, setting)
              + counted(high, unit, setting);
      case Comparison.In in -> "";
      case Comparison.NotIn notIn -> "";
      case Comparison.Within within -> "";
    };
  }

  /** A unit, in the singular after one. */
  private static String counted(Operand operand, String unit, Setting setting) {
    if (unit.isEmpty() || unit.equals("%")) {
      return unit;
    }
    BigDecimal number = Numbers.of(operand, setting);
    return " " + (number != null && isOne(number) ? singular(unit) : unit);
  }

  /** A number with its unit. */
  static String amount(Value.NumberValue number, String unit) {
    return unit.equals("%")
        ? number + unit
        : number + " " + (isOne(number.value()) ? singular(unit) : unit);
  }

  private static boolean isOne(BigDecimal number) {
    return number.abs().compareTo(BigDecimal.ONE) == 0;
  }

  private static String singular(String unit) {
    return switch (unit) {
      case "children" -> "child";
      case "teeth" -> "tooth";
      default -> unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    };
  }

  private static String related(Operator operator, String than) {
    return switch (operator) {
      case EQUALS, IS -> "exactly " + than;
      case NOT_EQUALS, IS_NOT -> "other than " + than;
      case LESS_THAN -> "less than " + than;
      case AT_MOST -> "at most " + than;
      case MORE_THAN -> "more than " + than;
      case AT_LEAST -> "at least " + than;
      case BEFORE -> "before " + than;
      case ON_OR_BEFORE -> "on or before " + than;
      case AFTER -> "after " + than;
      case ON_OR_AFTER -> "on or after " + than;
    };
  }

  private String operand(Operand operand, Setting setting) {
    return switch (operand) {
      case Operand.Literal(Value value) -> value(value);
      case Operand.ParameterReference(String id) -> value(setting.parameter(id));
      case Operand.ValueReference(ValuePath path) -> name(path, setting);
      case Operand.AsOf(Offset offset) ->
          setting.asOf() != null
              ? Stretches.offset(offset, setting, setting.asOf()).toString()
              : back(offset, setting);
    };
  }

  private static String value(Value value) {
    return switch (value) {
      case Value.BooleanValue(boolean yes) -> yes ? "yes" : "no";
      case Value.NumberValue(BigDecimal number) -> Numbers.plain(number);
      case Value.DateValue(LocalDate date) -> date.toString();
      case Value.TextValue(String text) -> text;
    };
  }

  private String date(Comparison comparison, Setting setting) {
    return switch (comparison) {
      case Comparison.Relation(Operator operator, Operand operand) ->
          related(operator, operand(operand, setting));
      case Comparison.Within(Window window) -> window(window, setting);
      case Comparison.Between between -> number(between, "", setting);
      case Comparison.In in -> "";
      case Comparison.NotIn notIn -> "";
    };
  }

  private String words(Attribute attribute, Comparison comparison, Setting setting) {
    return switch (comparison) {
      case Comparison.Relation(Operator operator, Operand operand) ->
          (operator == Operator.IS_NOT || operator == Operator.NOT_EQUALS ? "is not " : "is ")
              + quoted(attribute, operand, setting);
      case Comparison.In(List<Operand> operands) ->
          "is " + alternatives(attribute, operands, setting);
      case Comparison.NotIn(List<Operand> operands) ->
          "is not " + alternatives(attribute, operands, setting);
      case Comparison.Between between -> "";
      case Comparison.Within within -> "";
    };
  }

  private String alternatives(Attribute attribute, List<Operand> operands, Setting setting) {
    return operands.stream()
        .map(operand -> quoted(attribute, operand, setting))
        .collect(Collectors.joining(" or "));
  }

  private String quoted(Attribute attribute, Operand operand, Setting setting) {
    return "\"" + word(attribute, operand, setting) + "\"";
  }

  private String word(Attribute attribute, Operand operand, Setting setting) {
    String word = operand(operand, setting);
    if (!(operand instanceof Operand.ValueReference)
        && attribute.type() instanceof ValueType.CodeType(List<ValueType.Code> codes)) {
      for (ValueType.Code code : codes) {
        if (code.id().equals(word)) {
          return code.label().en();
        }
      }
    }
    return word;
  }

  private String records(Criterion.Records records, Setting setting) {
    Entity entity = setting.entity(records.entity());
    Setting inside = setting.inside(entity, records.as());
    String noun = noun(entity, records.where(), inside);
    String when = records.within() == null ? "so far" : window(records.within(), setting);
    return switch (records.measure()) {
      case Measure.Exists(boolean expected) ->
          (expected ? "there is " : "there is no ") + noun + " " + when;
      case Measure.Count(Comparison comparison) -> {
        String unit = Numbers.unit(comparison, setting);
        yield unit == null
            ? number(comparison, "records", setting) + " of " + noun + " " + when
            : unit.equals("times")
                ? noun + " " + number(comparison, unit, setting) + " " + when
                : number(comparison, unit, setting) + " of " + noun + " " + when;
      }
      case Measure.Share(Comparison comparison) ->
          number(Shares.asPercent(comparison, setting), "%", setting)
              + " of all "
              + entity.label().en()
              + " "
              + when
              + " is "
              + noun;
      case Measure.Streak(Comparison comparison) -> {
        String unit = Numbers.unit(comparison, setting);
        yield number(comparison, unit == null ? "records" : unit, setting)
            + " in a row of "
            + noun
            + " "
            + when;
      }
      case Measure.Aggregate(var function, String id, Comparison comparison) ->
          aggregate(
              function, Setting.attribute(entity, id), comparison, noun + " " + when, setting);
    };
  }

  private String aggregate(
      Measure.Function function,
      Attribute attribute,
      Comparison comparison,
      String over,
      Setting setting) {
    String of = attribute.label().en() + " of " + over;
    String is = " " + isCompared(attribute, comparison, setting);
    return switch (function) {
      case DISTINCT ->
          "the number of different values of " + of + " is " + number(comparison, "", setting);
      case SUM -> "the sum of " + of + is;
      case AVERAGE ->
          "the average of " + of + " is " + number(comparison, unit(attribute), setting);
      case MIN -> "the least " + of + is;
      case MAX -> "the greatest " + of + is;
      case LATEST -> "the latest " + of + is;
      case EARLIEST -> "the first " + of + is;
      case CHANGE -> change(attribute, of, comparison, setting);
    };
  }

  private String isCompared(Attribute attribute, Comparison comparison, Setting setting) {
    String compared = compared(attribute, comparison, setting);
    return compared.startsWith("is ") ? compared : "is " + compared;
  }

  private String change(Attribute attribute, String of, Comparison comparison, Setting setting) {
    if (comparison instanceof Comparison.Relation(Operator operator, Operand operand)
        && Numbers.of(operand, setting) instanceof BigDecimal number) {
      String by =
          " by at least "
              + Numbers.plain(number.abs())
              + counted(operand, unit(attribute), setting);
      if (operator == Operator.AT_MOST && number.signum() < 0) {
        return of + " went down from first to latest" + by;
      }
      if (operator == Operator.AT_LEAST && number.signum() > 0) {
        return of + " went up from first to latest" + by;
      }
    }
    return "the change from first to latest of "
        + of
        + " is "
        + number(comparison, unit(attribute), setting);
  }

  /** The records that count: conditions on codes in brackets, all others after "where". */
  private String noun(Entity entity, @Nullable Criterion where, Setting inside) {
    if (where == null) {
      return entity.label().en();
    }
    List<String> codes = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Criterion part :
        where instanceof Criterion.All(List<Criterion> of) ? of : List.of(where)) {
      String code = code(part, inside);
      if (code != null) {
        codes.add(code);
      } else {
        boolean compound = part instanceof Criterion.Any(List<Criterion> of) && of.size() > 1;
        others.add(compound ? "(" + clause(part, inside) + ")" : clause(part, inside));
      }
    }
    return entity.label().en()
        + (codes.isEmpty() ? "" : " (" + String.join(", ", codes) + ")")
        + (others.isEmpty() ? "" : " where " + String.join(" and ", others) + ",");
  }

  private @Nullable String code(Criterion part, Setting inside) {
    if (!(part instanceof Criterion.ValueTest(ValuePath path, Comparison comparison))
        || inside.level(path) != inside.frames().size() - 1
        || !(inside.attribute(path).type() instanceof ValueType.CodeType)) {
      return null;
    }
    Attribute attribute = inside.attribute(path);
    return switch (comparison) {
      case Comparison.Relation(Operator operator, Operand operand) ->
          (operator == Operator.IS ? "" : "not ") + word(attribute, operand, inside);
      case Comparison.In(List<Operand> operands) -> either(attribute, operands, inside);
      case Comparison.NotIn(List<Operand> operands) -> "not " + either(attribute, operands, inside);
      case Comparison.Between between -> null;
      case Comparison.Within within -> null;
    };
  }

  private String either(Attribute attribute, List<Operand> operands, Setting inside) {
    return operands.stream()
        .map(operand -> word(attribute, operand, inside))
        .collect(Collectors.joining(" or "));
  }

  private String window(Window window, Setting setting) {
    String words =
        switch (window) {
          case Window.Last(Length length) -> "in the last " + length(length, setting);
          case Window.FromTo(Offset from, Offset to) ->
              "from "
                  + back(from, setting)
                  + " to "
                  + (to == null ? "the as-of date" : back(to, setting));
          case Window.SchoolYear(Window.Which which) ->
              which == Window.Which.CURRENT ? "this school year" : "last school year";
          case Window.Month(Window.Which which) ->
              which == Window.Which.CURRENT ? "this month" : "last month";
          case Window.Age(Length from, Length to) ->
              "from " + length(from, setting) + " to " + length(to, setting) + " of age";
          case Window.Since(ValuePath path) -> "since " + day(path, setting);
          case Window.After(ValuePath path, Length length) ->
              "within " + length(length, setting) + " after " + day(path, setting);
          case Window.Latest(var n) -> "among the latest " + Numbers.amount(n, setting);
        };
    Stretches dates = Stretches.of(window, setting);
    return dates == null ? words : words + " (" + dates.first() + " to " + dates.last() + ")";
  }

  private String day(ValuePath path, Setting setting) {
    return setting.isOuterDay(path) ? "it" : name(path, setting);
  }

  private static String length(Length length, Setting setting) {
    int amount = Numbers.amount(length.amount(), setting);
    String word = length.unit().word();
    return amount + " " + (amount == 1 ? word.substring(0, word.length() - 1) : word);
  }

  private static String back(Offset offset, Setting setting) {
    int back = Numbers.amount(offset.back(), setting);
    if (back == 0) {
      return "the as-of date";
    }
    int amount = Math.abs(back);
    String word = offset.unit().word();
    return amount
        + " "
        + (amount == 1 ? word.substring(0, word.length() - 1) : word)
        + (back > 0 ? " before the as-of date" : " after the as-of date");
  }
}
