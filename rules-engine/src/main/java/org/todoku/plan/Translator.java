package org.todoku.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.todoku.plan.MeasurePlan.Domain;
import org.todoku.plan.MeasurePlan.Kind;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.ProfileLayout;
import org.todoku.rule.Amount;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Length;
import org.todoku.rule.Measure;
import org.todoku.rule.Offset;
import org.todoku.rule.Operand;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.vocabulary.CalendarUnit;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/** Resolves the names and parameters of one rule's criteria. */
final class Translator {
  private final ProfileLayout layout;
  private final Rule rule;
  private final ToIntFunction<DayRange> dayRanges;
  private final ToIntFunction<RowSelection> selections;

  /**
   * @param dayRanges gives each range of days its place
   * @param selections gives each selection of records its place
   */
  Translator(
      ProfileLayout layout,
      Rule rule,
      ToIntFunction<DayRange> dayRanges,
      ToIntFunction<RowSelection> selections) {
    this.selections = selections;
    this.layout = layout;
    this.rule = rule;
    this.dayRanges = dayRanges;
  }

  /** The records whose {@code where} a criterion stands in, the outer one first. */
  record Frame(EntityLayout entity, @Nullable String name) {}

  Test test(Criterion criterion, List<Frame> frames) {
    return switch (criterion) {
      case Criterion.All(List<Criterion> of) -> new Test.All(tests(of, frames));
      case Criterion.Any(List<Criterion> of) -> new Test.Any(tests(of, frames));
      case Criterion.None(List<Criterion> of) -> new Test.Not(new Test.Any(tests(of, frames)));
      case Criterion.Not(Criterion of) -> new Test.Not(test(of, frames));
      case Criterion.AtLeastOf(int n, List<Criterion> of) -> new Test.AtLeast(n, tests(of, frames));
      case Criterion.Score(var parts, Comparison comparison) -> {
        List<OperandPlan> operands = operandPlans(comparison, frames);
        yield new Test.Score(
            sums(parts.stream().map(Criterion.Points::points).toList(), operands),
            tests(parts.stream().map(Criterion.Points::when).toList(), frames),
            operator(comparison),
            operands);
      }
      case Criterion.ValueTest(ValuePath path, Comparison comparison) -> {
        Found found = find(path, frames);
        yield new Test.OfValue(found.source(), compare(found.words(), comparison, frames));
      }
      case Criterion.Missing(ValuePath path) ->
          new Test.Not(new Test.Recorded(source(path, frames)));
      case Criterion.Recorded(ValuePath path) -> new Test.Recorded(source(path, frames));
      case Criterion.Records records -> measure(records, frames);
      case Criterion.RuleReference(String id) ->
          throw new IllegalArgumentException("rule " + id + " inside a where");
    };
  }

  private List<Test> tests(List<Criterion> of, List<Frame> frames) {
    return of.stream().map(part -> test(part, frames)).toList();
  }

  /**
   * A value that a path names.
   *
   * @param words how it reads
   */
  private record Found(Source source, WordsOf words) {}

  Source source(ValuePath path, List<Frame> frames) {
    return find(path, frames).source();
  }

  private Found find(ValuePath path, List<Frame> frames) {
    int level = level(path, frames);
    if (level >= 0) {
      EntityLayout entity = frames.get(level).entity();
      int column = column(entity, path.attribute());
      return new Found(
          new Source.RowValue(level, column, column == entity.timeColumn()),
          WordsOf.of(entity.attributes().get(column)));
    }
    if (path.qualifier() == null) {
      throw new IllegalArgumentException("no record for " + path);
    }
    EntityLayout entity = layout.entity(path.qualifier());
    boolean derived =
        entity.entity().root()
            && entity.column(path.attribute()) < 0
            && Vocabulary.BUILT_INS.containsKey(path.attribute());
    if (derived) {
      return new Found(
          new Source.Derived(
              derived(path.attribute()), entity.index(), column(entity, Vocabulary.BIRTH_DATE)),
          WordsOf.INTEGER);
    }
    int column = column(entity, path.attribute());
    return new Found(
        new Source.OneValue(entity.index(), column), WordsOf.of(entity.attributes().get(column)));
  }

  /** The level of the record that a path names: given names before entities, inner before outer. */
  private static int level(ValuePath path, List<Frame> frames) {
    if (path.qualifier() == null) {
      return frames.size() - 1;
    }
    for (int level = frames.size() - 1; level >= 0; level--) {
      if (path.qualifier().equals(frames.get(level).name())) {
        return level;
      }
    }
    for (int level = frames.size() - 1; level >= 0; level--) {
      if (path.qualifier().equals(frames.get(level).entity().entity().id())) {
        return level;
      }
    }
    return -1;
  }

  private static Source.Derived.What derived(String attribute) {
    return switch (attribute) {
      case "age.years" -> Source.Derived.What.YEARS;
      case "age.months" -> Source.Derived.What.MONTHS;
      case "age.days" -> Source.Derived.What.DAYS;
      case "schoolGrade" -> Source.Derived.What.GRADE;
      default -> throw new IllegalArgumentException("no built-in attribute " + attribute);
    };
  }

  private static int column(EntityLayout entity, String attribute) {
    int column = entity.column(attribute);
    if (column < 0) {
      throw new IllegalArgumentException("no attribute " + entity.entity().id() + "." + attribute);
    }
    return column;
  }

  private Test measure(Criterion.Records records, List<Frame> frames) {
    EntityLayout entity = layout.entity(records.entity());
    if (entity.timeColumn() < 0) {
      throw new IllegalArgumentException("records of " + records.entity() + " have no date");
    }
    if (frames.size() >= Child.LEVELS) {
      throw new IllegalArgumentException("records nested too deep in " + rule.id());
    }
    List<Frame> inner = new ArrayList<>(frames);
    inner.add(new Frame(entity, records.as()));
    Test where = records.where() == null ? null : test(records.where(), inner);
    WindowPlan window =
        records.within() == null
            ? new WindowPlan.Fixed(dayRanges.applyAsInt(new DayRange.UpToToday()))
            : window(records.within(), frames);
    Measure measure = records.measure();
    int level = frames.size();
    return switch (measure) {
      case Measure.Exists(boolean expected) ->
          new Test.OfMeasure(
              plain(entity, level, where, window, Kind.COUNT),
              expected
                  ? new Compare.InRange(1, Possible.INFINITY, false)
                  : new Compare.InRange(Possible.MINUS_INFINITY, 0, false));
      case Measure.Count(Comparison comparison) ->
          new Test.OfMeasure(
              plain(entity, level, where, window, Kind.COUNT),
              compare(WordsOf.INTEGER, comparison, frames));
      case Measure.Streak(Comparison comparison) ->
          new Test.OfMeasure(
              plain(entity, level, where, window, Kind.STREAK),
              compare(WordsOf.INTEGER, comparison, frames));
      case Measure.Share(Comparison comparison) ->
          new Test.OfMeasure(
              plain(entity, level, where, window, Kind.SHARE), fractions(0, comparison, frames));
      case Measure.Aggregate(var function, String attribute, Comparison comparison) -> {
        Kind kind = Kind.valueOf(function.name());
        int column = column(entity, attribute);
        AttributeLayout measured = entity.attributes().get(column);
        MeasurePlan plan =
            new MeasurePlan(
                entity.index(),
                level,
                where,
                selection(entity, level, where),
                window,
                kind,
                column,
                domain(measured),
                column == entity.timeColumn());
        yield new Test.OfMeasure(
            plan,
            kind == Kind.AVERAGE
                ? fractions(measured.scale(), comparison, frames)
                : compare(
                    kind == Kind.DISTINCT ? WordsOf.INTEGER : WordsOf.of(measured),
                    comparison,
                    frames));
      }
    };
  }

  private MeasurePlan plain(
      EntityLayout entity, int level, @Nullable Test where, WindowPlan window, Kind kind) {
    return new MeasurePlan(
        entity.index(),
        level,
        where,
        selection(entity, level, where),
        window,
        kind,
        -1,
        Domain.ANY,
        false);
  }

  private int selection(EntityLayout entity, int level, @Nullable Test where) {
    return level > 0 ? -1 : selections.applyAsInt(new RowSelection(entity.index(), where));
  }

  private static Domain domain(AttributeLayout attribute) {
    return switch (attribute.attribute().type()) {
      case ValueType.BooleanType() -> new Domain(0, 1);
      case ValueType.CodeType(var codes) -> new Domain(0, codes.size() - 1L);
      case ValueType.IntegerType(var min, var max) ->
          new Domain(
              min == null ? Possible.MINUS_INFINITY : min, max == null ? Possible.INFINITY : max);
      case ValueType.DecimalType(int scale, var min, var max) ->
          new Domain(
              min == null
                  ? Possible.MINUS_INFINITY
                  : Compare.scaled(min, scale, RoundingMode.CEILING),
              max == null ? Possible.INFINITY : Compare.scaled(max, scale, RoundingMode.FLOOR));
      case ValueType.DateType() -> Domain.ANY;
      case ValueType.TextType() -> Domain.ANY;
    };
  }

  private WindowPlan window(Window window, List<Frame> frames) {
    return switch (window) {
      case Window.Last(Length length) ->
          fixed(new DayRange.Back(amount(length.amount()), length.unit(), 0, CalendarUnit.DAYS));
      case Window.FromTo(Offset from, Offset to) ->
          fixed(
              to == null
                  ? new DayRange.Back(amount(from.back()), from.unit(), 0, CalendarUnit.DAYS)
                  : new DayRange.Back(
                      amount(from.back()), from.unit(), amount(to.back()), to.unit()));
      case Window.SchoolYear(Window.Which which) ->
          fixed(new DayRange.SchoolYear(which == Window.Which.PREVIOUS ? 1 : 0));
      case Window.Month(Window.Which which) ->
          fixed(new DayRange.Month(which == Window.Which.PREVIOUS ? 1 : 0));
      case Window.Age(Length from, Length to) -> {
        EntityLayout root = layout.entity(layout.vocabulary().root().id());
        yield new WindowPlan.Age(
            new Source.OneValue(root.index(), column(root, Vocabulary.BIRTH_DATE)),
            amount(from.amount()),
            from.unit(),
            amount(to.amount()),
            to.unit());
      }
      case Window.Since(ValuePath path) -> new WindowPlan.Since(source(path, frames));
      case Window.After(ValuePath path, Length length) ->
          new WindowPlan.After(source(path, frames), amount(length.amount()), length.unit());
      case Window.Latest(Amount n) -> new WindowPlan.MostRecent(Math.max(0, amount(n)));
    };
  }

  private WindowPlan fixed(DayRange range) {
    return new WindowPlan.Fixed(dayRanges.applyAsInt(range));
  }

  private int amount(Amount amount) {
    return switch (amount) {
      case Amount.Fixed(int value) -> value;
      case Amount.FromParameter(String id) -> number(parameter(id)).intValueExact();
    };
  }

  private Value parameter(String id) {
    Parameter parameter = rule.parameters().get(id);
    if (parameter == null) {
      throw new IllegalArgumentException("rule " + rule.id() + " has no parameter " + id);
    }
    return parameter.value();
  }

  /** A number; dates as days since 1970-01-01. */
  static BigDecimal number(Value value) {
    return switch (value) {
      case Value.NumberValue(BigDecimal number) -> number;
      case Value.DateValue(LocalDate date) -> BigDecimal.valueOf(date.toEpochDay());
      case Value.BooleanValue flag -> throw new IllegalArgumentException(flag + " is no number");
      case Value.TextValue text -> throw new IllegalArgumentException(text + " is no number");
    };
  }

  OperandPlan operand(Operand operand, List<Frame> frames) {
    return switch (operand) {
      case Operand.Literal(Value value) -> new OperandPlan.Constant(value);
      case Operand.ParameterReference(String id) -> new OperandPlan.Constant(parameter(id));
      case Operand.ValueReference(ValuePath path) -> {
        Found found = find(path, frames);
        yield new OperandPlan.Other(found.source(), found.words());
      }
      case Operand.AsOf(Offset offset) ->
          new OperandPlan.BackFromToday(amount(offset.back()), offset.unit());
    };
  }

  static List<Operand> operands(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Relation(var operator, Operand operand) -> List.of(operand);
      case Comparison.Between(Operand low, Operand high) -> List.of(low, high);
      case Comparison.In(List<Operand> list) -> list;
      case Comparison.NotIn(List<Operand> list) -> list;
      case Comparison.Within(Window window) -> List.of();
    };
  }

  /** The operator, or null for all that is no relation. */
  static @Nullable Operator operator(Comparison comparison) {
    return comparison instanceof Comparison.Relation(Operator operator, var operand)
        ? operator
        : null;
  }

  private List<OperandPlan> operandPlans(Comparison comparison, List<Frame> frames) {
    return operands(comparison).stream().map(operand -> operand(operand, frames)).toList();
  }

  private Compare compare(WordsOf left, Comparison comparison, List<Frame> frames) {
    return switch (left.kind()) {
      case INTEGER, DECIMAL, DATE -> numbers(left.scale(), comparison, frames);
      case BOOLEAN, CODE, TEXT -> words(left, comparison, frames);
    };
  }

  private Compare fractions(int scale, Comparison comparison, List<Frame> frames) {
    return new Compare.OfFractions(operator(comparison), scale, operandPlans(comparison, frames));
  }

  private Compare numbers(int scale, Comparison comparison, List<Frame> frames) {
    if (comparison instanceof Comparison.Within(Window window)) {
      return switch (window(window, frames)) {
        case WindowPlan.Fixed(int index) -> new Compare.InDayRange(index, true);
        case WindowPlan.Hanging hanging -> new Compare.InWindow(hanging);
        case WindowPlan.MostRecent recent -> new Compare.NeverKnown();
      };
    }
    Operator operator = operator(comparison);
    List<OperandPlan> operands = operandPlans(comparison, frames);
    if (operands.getFirst() instanceof OperandPlan.Constant(Value first)
        && operands.getLast() instanceof OperandPlan.Constant(Value last)) {
      return operator == null
          ? new Compare.InRange(
              Compare.scaled(number(first), scale, RoundingMode.CEILING),
              Compare.scaled(number(last), scale, RoundingMode.FLOOR),
              false)
          : Compare.range(
              operator,
              Compare.scaled(number(first), scale, RoundingMode.FLOOR),
              Compare.scaled(number(first), scale, RoundingMode.CEILING));
    }
    if (operator != null
        && operands.getFirst() instanceof OperandPlan.BackFromToday(int back, var unit)
        && beside(operator, back, unit) instanceof DayRange range) {
      return new Compare.InDayRange(dayRanges.applyAsInt(range), false);
    }
    return new Compare.ToOperands(operator, scale, operands);
  }

  private static @Nullable DayRange beside(Operator operator, int back, CalendarUnit unit) {
    return switch (operator) {
      case LESS_THAN, BEFORE -> new DayRange.Beside(back, unit, -1, false);
      case AT_MOST, ON_OR_BEFORE -> new DayRange.Beside(back, unit, -1, true);
      case MORE_THAN, AFTER -> new DayRange.Beside(back, unit, 1, false);
      case AT_LEAST, ON_OR_AFTER -> new DayRange.Beside(back, unit, 1, true);
      case EQUALS, IS, NOT_EQUALS, IS_NOT -> null;
    };
  }

  private Compare words(WordsOf left, Comparison comparison, List<Frame> frames) {
    boolean outside =
        switch (comparison) {
          case Comparison.Relation(Operator operator, var operand) ->
              operator == Operator.IS_NOT || operator == Operator.NOT_EQUALS;
          case Comparison.NotIn notIn -> true;
          case Comparison.In in -> false;
          case Comparison.Between between ->
              throw new IllegalArgumentException("words are not between others");
          case Comparison.Within within ->
              throw new IllegalArgumentException("words are not within windows");
        };
    List<OperandPlan> operands = operandPlans(comparison, frames);
    boolean packed =
        left.kind() != AttributeLayout.Kind.TEXT
            && left.codes().size() <= Long.SIZE
            && operands.stream().allMatch(OperandPlan::isConstant);
    if (!packed) {
      return new Compare.ToWords(left, operands, outside);
    }
    long codes = 0;
    for (OperandPlan operand : operands) {
      codes |= bit(left, operand);
    }
    return new Compare.InCodes(codes, outside);
  }

  private static long bit(WordsOf left, OperandPlan operand) {
    if (operand instanceof OperandPlan.Constant(Value.BooleanValue(boolean yes))) {
      return yes ? 2 : 1;
    }
    if (operand instanceof OperandPlan.Constant(Value.TextValue(String code))) {
      int index = left.codes().indexOf(code);
      return index < 0 ? 0 : 1L << index;
    }
    throw new IllegalArgumentException(operand + " is no word");
  }

  /** Points, scaled so that they and what they are compared with are whole. */
  static Sums sums(List<BigDecimal> points, List<OperandPlan> operands) {
    int scale = 0;
    for (BigDecimal each : points) {
      scale = Math.max(scale, each.stripTrailingZeros().scale());
    }
    for (OperandPlan operand : operands) {
      scale =
          Math.max(
              scale,
              switch (operand) {
                case OperandPlan.Constant(Value value) -> number(value).scale();
                case OperandPlan.Other(Source source, WordsOf words) -> words.scale();
                case OperandPlan.BackFromToday back -> 0;
              });
    }
    int common = scale;
    return new Sums(
        common,
        points.stream()
            .map(each -> Compare.scaled(each, common, RoundingMode.UNNECESSARY))
            .toList());
  }
}
