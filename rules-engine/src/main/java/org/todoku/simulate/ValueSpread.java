package org.todoku.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.engine.PopulationAnswers;
import org.todoku.rule.Answer;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Measure;
import org.todoku.rule.Operand;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/**
 * How the values of one attribute are spread over a population. It is found with small rules, one
 * for each range of values, so that a value counts here just when a rule would take it as known:
 * not where it is stale, or one of several is possible. Of an entity of which a child has many
 * records, the latest record counts.
 *
 * @param bars the ranges in their order, each with its children; a child is in one at most
 * @param without children for whom no value is known
 */
public record ValueSpread(List<Bar> bars, int without) {
  /** How many bars a number's or date's range is cut into at most, but for the open ends. */
  private static final int MOST_BARS = 12;

  /** The part of the values that may lie beyond each open end: one in this many. */
  private static final int BEYOND = 100;

  private static final int LARGEST_POWER = 9;
  private static final List<BigDecimal> NICE = Stream.of(1, 2, 5).map(BigDecimal::valueOf).toList();

  public ValueSpread {
    bars = List.copyOf(bars);
  }

  /**
   * Some values, and the children who have one of them.
   *
   * @param children 0 or more
   */
  public record Bar(Range range, int children) {}

  /** Values that are counted together. */
  public sealed interface Range {}

  /** A boolean. */
  public record Truth(boolean value) implements Range {}

  /** One code. */
  public record OneCode(ValueType.Code code) implements Range {}

  /**
   * Numbers, or dates by the year.
   *
   * @param from the least, or null where there is no end
   * @param below less than this, or null where there is no end
   */
  public record Between(@Nullable BigDecimal from, @Nullable BigDecimal below) implements Range {
    public Between {
      from = from == null ? null : plain(from);
      below = below == null ? null : plain(below);
    }

    /** The same number in one form only, so that equal ranges are equal. */
    private static BigDecimal plain(BigDecimal number) {
      return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
  }

  /** Any value, where only equality may be asked of them. */
  public record Anything() implements Range {}

  /**
   * Counts the values of an attribute.
   *
   * @param attribute one that rules may use, of this entity
   * @param asOf the day of the answers; the years of dates are sought around it
   * @param asked answers rules for every child of the population
   */
  public static ValueSpread of(
      Vocabulary vocabulary,
      Entity entity,
      Attribute attribute,
      LocalDate asOf,
      Function<RuleSet, PopulationAnswers> asked) {
    return new Survey(vocabulary, entity, attribute, asOf, asked).spread();
  }

  private record Survey(
      Vocabulary vocabulary,
      Entity entity,
      Attribute attribute,
      LocalDate asOf,
      Function<RuleSet, PopulationAnswers> asked) {

    ValueSpread spread() {
      List<Range> ranges =
          switch (attribute.type()) {
            case ValueType.BooleanType() -> List.of(new Truth(true), new Truth(false));
            case ValueType.CodeType(var codes) -> codes.stream().<Range>map(OneCode::new).toList();
            case ValueType.TextType() -> List.of(new Anything());
            case ValueType.IntegerType(var min, var max) ->
                cut(
                    numbers(0),
                    BigDecimal.ONE,
                    min == null ? null : BigDecimal.valueOf(min),
                    max == null ? null : BigDecimal.valueOf(max));
            case ValueType.DecimalType(int scale, var min, var max) ->
                cut(numbers(scale), BigDecimal.ONE.movePointLeft(scale), min, max);
            case ValueType.DateType() -> cut(years(), BigDecimal.ONE, null, null);
          };
      if (ranges.isEmpty()) {
        return new ValueSpread(List.of(), answers(List.of(new Anything())).size());
      }
      PopulationAnswers answers = answers(ranges);
      List<Bar> bars = new ArrayList<>();
      int known = 0;
      for (int i = 0; i < ranges.size(); i++) {
        int children = matched(answers, i);
        known += children;
        bars.add(new Bar(ranges.get(i), children));
      }
      return new ValueSpread(
          attribute.type() instanceof ValueType.CodeType ? bars : trimmed(bars),
          answers.size() - known);
    }

    /** Without the empty ends. */
    private static List<Bar> trimmed(List<Bar> bars) {
      int[] filled =
          IntStream.range(0, bars.size()).filter(i -> bars.get(i).children() > 0).toArray();
      return filled.length == 0
          ? List.of()
          : bars.subList(filled[0], filled[filled.length - 1] + 1);
    }

    /** Numbers among which to seek the ends of the range, ascending. */
    private static TreeSet<BigDecimal> numbers(int scale) {
      TreeSet<BigDecimal> marks = new TreeSet<>();
      marks.add(BigDecimal.ZERO);
      for (int power = -scale; power <= LARGEST_POWER; power++) {
        for (BigDecimal nice : NICE) {
          marks.add(nice.scaleByPowerOfTen(power));
          marks.add(nice.scaleByPowerOfTen(power).negate());
        }
      }
      return marks;
    }

    private TreeSet<BigDecimal> years() {
      TreeSet<BigDecimal> marks = new TreeSet<>();
      for (int away : new int[] {-100, -50, -20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 50}) {
        marks.add(BigDecimal.valueOf(asOf.getYear() + (long) away));
      }
      return marks;
    }

    /**
     * The ranges into which the values are cut.
     *
     * @param marks among which the ends are sought first
     * @param least the least step
     * @param min the least value that a rule may compare with, or null
     * @param max the greatest one, or null
     */
    private List<Range> cut(
        TreeSet<BigDecimal> marks,
        BigDecimal least,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {
      Ends wide = ends(within(marks, min, max));
      if (wide.known() == 0) {
        return List.of();
      }
      BigDecimal fine = step(wide, 2 * MOST_BARS, least);
      Ends ends = ends(within(steps(wide, fine), min, max));
      List<BigDecimal> marked = within(steps(ends, step(ends, MOST_BARS, least)), min, max);
      List<Range> ranges = new ArrayList<>();
      ranges.add(new Between(null, marked.getFirst()));
      for (int i = 1; i < marked.size(); i++) {
        ranges.add(new Between(marked.get(i - 1), marked.get(i)));
      }
      ranges.add(new Between(marked.getLast(), null));
      return ranges;
    }

    private static List<BigDecimal> within(
        Collection<BigDecimal> marks, @Nullable BigDecimal min, @Nullable BigDecimal max) {
      TreeSet<BigDecimal> all = new TreeSet<>(marks);
      if (min != null) {
        all.add(min);
      }
      if (max != null) {
        all.add(max);
      }
      return all.stream()
          .filter(mark -> min == null || mark.compareTo(min) >= 0)
          .filter(mark -> max == null || mark.compareTo(max) <= 0)
          .toList();
    }

    /** The least nice step with which a range falls into so many parts. */
    private static BigDecimal step(Ends ends, int parts, BigDecimal least) {
      BigDecimal wanted =
          ends.high()
              .subtract(ends.low())
              .divide(BigDecimal.valueOf(parts), least.scale() + 2, RoundingMode.UP)
              .max(least);
      return IntStream.rangeClosed(-least.scale(), LARGEST_POWER + 1)
          .boxed()
          .flatMap(power -> NICE.stream().map(nice -> nice.scaleByPowerOfTen(power)))
          .filter(step -> step.compareTo(wanted) >= 0)
          .findFirst()
          .orElseThrow();
    }

    /** Multiples of a step from at most the low end to at least the high one. */
    private static List<BigDecimal> steps(Ends ends, BigDecimal step) {
      List<BigDecimal> steps = new ArrayList<>();
      BigDecimal next = ends.low().divide(step, 0, RoundingMode.FLOOR).multiply(step);
      steps.add(next);
      while (next.compareTo(ends.high()) < 0) {
        next = next.add(step);
        steps.add(next);
      }
      return steps;
    }

    /**
     * Between which two numbers nearly all values lie.
     *
     * @param known how many children have a value
     */
    private record Ends(BigDecimal low, BigDecimal high, int known) {}

    private Ends ends(List<BigDecimal> marks) {
      List<Range> from = marks.stream().<Range>map(mark -> new Between(mark, null)).toList();
      PopulationAnswers answers = answers(from);
      int known = matched(answers, 0) + answers.counts(id(0)).getOrDefault(Answer.NO_MATCH, 0);
      BigDecimal low = marks.getFirst();
      BigDecimal high = marks.getLast();
      for (int i = marks.size() - 1; i >= 0; i--) {
        int above = matched(answers, i);
        if (above <= known / BEYOND) {
          high = marks.get(i);
        }
        if (above >= known - known / BEYOND) {
          low = marks.get(i);
          break;
        }
      }
      return new Ends(low, high, known);
    }

    private static int matched(PopulationAnswers answers, int range) {
      return answers.counts(id(range)).getOrDefault(Answer.MATCH, 0);
    }

    private PopulationAnswers answers(List<Range> ranges) {
      return asked.apply(
          new RuleSet(
              vocabulary,
              IntStream.range(0, ranges.size())
                  .mapToObj(i -> Rule.of(id(i), holds(ranges.get(i))))
                  .toList()));
    }

    /** No id in a library has a space. */
    private static String id(int range) {
      return "range " + range;
    }

    private Criterion holds(Range range) {
      return switch (range) {
        case Truth(boolean value) ->
            compared(Comparison.Operator.IS, new Value.BooleanValue(value));
        case OneCode(ValueType.Code code) ->
            compared(Comparison.Operator.IS, new Value.TextValue(code.id()));
        case Between(var from, var below) -> {
          List<Criterion> ends = new ArrayList<>();
          boolean date = attribute.type() instanceof ValueType.DateType;
          if (from != null) {
            ends.add(
                compared(
                    date ? Comparison.Operator.ON_OR_AFTER : Comparison.Operator.AT_LEAST,
                    value(from)));
          }
          if (below != null) {
            ends.add(
                compared(
                    date ? Comparison.Operator.BEFORE : Comparison.Operator.LESS_THAN,
                    value(below)));
          }
          yield new Criterion.All(ends);
        }
        case Anything() ->
            entity.cardinality() == Cardinality.ONE
                ? new Criterion.Recorded(path())
                : new Criterion.Records(
                    entity.id(),
                    null,
                    new Criterion.Recorded(new Criterion.ValuePath(null, attribute.id())),
                    null,
                    new Measure.Exists(true));
      };
    }

    private Value value(BigDecimal mark) {
      return attribute.type() instanceof ValueType.DateType
          ? new Value.DateValue(LocalDate.of(mark.intValueExact(), 1, 1))
          : new Value.NumberValue(mark);
    }

    private Criterion compared(Comparison.Operator operator, Value value) {
      Comparison comparison = new Comparison.Relation(operator, new Operand.Literal(value));
      return entity.cardinality() == Cardinality.ONE
          ? new Criterion.ValueTest(path(), comparison)
          : new Criterion.Records(
              entity.id(),
              null,
              null,
              null,
              new Measure.Aggregate(Measure.Function.LATEST, attribute.id(), comparison));
    }

    private Criterion.ValuePath path() {
      return new Criterion.ValuePath(entity.id(), attribute.id());
    }
  }
}
