package org.todoku.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.todoku.rule.Amount;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Length;
import org.todoku.rule.Measure;
import org.todoku.rule.Measure.Function;
import org.todoku.rule.Offset;
import org.todoku.rule.Operand;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.CalendarUnit;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/** Rules at random, well typed, over any vocabulary: the whole language. */
public final class GeneratedRules {
  private final Random random;
  private final Vocabulary vocabulary;
  private Map<String, Parameter> parameters = new LinkedHashMap<>();

  public GeneratedRules(Random random, Vocabulary vocabulary) {
    this.random = random;
    this.vocabulary = vocabulary;
  }

  /** Some rules, of which later ones may refer to earlier ones. */
  public List<Rule> rules(int count, LocalDate around) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(rule("rule-" + i, rules.stream().map(Rule::id).toList(), around));
    }
    return rules;
  }

  private Rule rule(String id, List<String> earlier, LocalDate around) {
    parameters = new LinkedHashMap<>();
    Criterion when = criterion(3, List.of(), earlier);
    List<Rule.ExceptionClause> unless = new ArrayList<>();
    for (int i = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0; i > 0; i--) {
      unless.add(
          new Rule.ExceptionClause(
              LocalizedText.same("because"), criterion(1, List.of(), earlier)));
    }
    Rule.Effective effective =
        random.nextInt(10) > 0
            ? null
            : new Rule.Effective(
                random.nextBoolean() ? null : around.plusDays(random.nextInt(-1, 2)), null);
    return new Rule(
        id,
        LocalizedText.same(id),
        null,
        null,
        null,
        null,
        effective,
        parameters,
        when,
        unless,
        Rule.WhenUnknown.IGNORE,
        List.of());
  }

  /** A record that a {@code where} stands in. */
  private record Frame(Entity entity, String name) {}

  private Criterion criterion(int depth, List<Frame> frames, List<String> rules) {
    int kind = random.nextInt(depth > 0 ? 12 : 6);
    return switch (kind) {
      case 0, 1 -> valueTest(frames);
      case 2 -> random.nextBoolean() ? missing(frames) : recorded(frames);
      case 3, 4 -> frames.size() < 2 ? records(depth, frames) : valueTest(frames);
      case 5 ->
          frames.isEmpty() && !rules.isEmpty()
              ? new Criterion.RuleReference(pick(rules))
              : valueTest(frames);
      case 6, 7 -> new Criterion.All(criteria(depth, frames, rules));
      case 8 -> new Criterion.Any(criteria(depth, frames, rules));
      case 9 ->
          random.nextBoolean()
              ? new Criterion.None(criteria(depth, frames, rules))
              : new Criterion.Not(criterion(depth - 1, frames, rules));
      case 10 -> {
        List<Criterion> of = criteria(depth, frames, rules);
        yield new Criterion.AtLeastOf(1 + random.nextInt(of.size()), of);
      }
      default -> {
        List<Criterion.Points> points = new ArrayList<>();
        for (Criterion each : criteria(depth, frames, rules)) {
          points.add(new Criterion.Points(BigDecimal.valueOf(random.nextInt(-2, 5) * 5L, 1), each));
        }
        yield new Criterion.Score(points, number(frames, -1, 4, 1));
      }
    };
  }

  private List<Criterion> criteria(int depth, List<Frame> frames, List<String> rules) {
    List<Criterion> of = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      of.add(criterion(depth - 1, frames, rules));
    }
    return of;
  }

  /** A value that a path may name here. */
  private record Named(ValuePath path, Attribute attribute) {}

  private Named value(List<Frame> frames, Class<? extends ValueType> type) {
    List<Named> all = new ArrayList<>();
    for (Frame frame : frames) {
      boolean innermost = frame == frames.getLast();
      String qualifier = innermost && random.nextBoolean() ? null : frame.name();
      if (innermost || frame.name() != null) {
        for (Attribute attribute : frame.entity().attributeList()) {
          all.add(
              new Named(
                  new ValuePath(innermost ? qualifier : frame.name(), attribute.id()), attribute));
        }
      }
    }
    if (frames.isEmpty() || random.nextInt(5) == 0) {
      for (Entity entity : vocabulary.entities()) {
        if (entity.cardinality() == Cardinality.ONE) {
          for (Attribute attribute : entity.attributeList()) {
            all.add(new Named(new ValuePath(entity.id(), attribute.id()), attribute));
          }
        }
      }
    }
    all.removeIf(named -> type != null && !type.isInstance(named.attribute().type()));
    return all.isEmpty() ? null : pick(all);
  }

  private Criterion missing(List<Frame> frames) {
    return new Criterion.Missing(value(frames, null).path());
  }

  private Criterion recorded(List<Frame> frames) {
    return new Criterion.Recorded(value(frames, null).path());
  }

  private Criterion valueTest(List<Frame> frames) {
    Named named = value(frames, null);
    return new Criterion.ValueTest(named.path(), comparison(named.attribute(), frames));
  }

  private Comparison comparison(Attribute attribute, List<Frame> frames) {
    return switch (attribute.type()) {
      case ValueType.BooleanType() -> words(List.of("true", "false"), true, attribute, frames);
      case ValueType.CodeType(var codes) ->
          words(codes.stream().map(ValueType.Code::id).toList(), false, attribute, frames);
      case ValueType.TextType() -> words(List.of("a", "b", ""), false, attribute, frames);
      case ValueType.DateType() -> date(frames);
      case ValueType.IntegerType(Long min, Long max) ->
          attribute.builtIn()
              ? number(frames, -2, attribute.id().equals("age.days") ? 4000 : 15, 0)
              : number(
                  frames, min == null ? -3 : (int) (min - 1), max == null ? 6 : (int) (max + 1), 0);
      case ValueType.DecimalType(int scale, var min, var max) -> number(frames, -2, 3, scale);
    };
  }

  private Comparison words(
      List<String> words, boolean flags, Attribute attribute, List<Frame> frames) {
    return switch (random.nextInt(4)) {
      case 0, 1 ->
          new Comparison.Relation(
              random.nextBoolean() ? Operator.IS : Operator.IS_NOT,
              word(words, flags, attribute, frames));
      case 2 -> new Comparison.In(words(words, flags, attribute, frames, 2));
      default -> new Comparison.NotIn(words(words, flags, attribute, frames, 2));
    };
  }

  private List<Operand> words(
      List<String> words, boolean flags, Attribute attribute, List<Frame> frames, int atMost) {
    List<Operand> operands = new ArrayList<>();
    for (int i = 1 + random.nextInt(atMost); i > 0; i--) {
      operands.add(word(words, flags, attribute, frames));
    }
    return operands;
  }

  private Operand word(List<String> words, boolean flags, Attribute attribute, List<Frame> frames) {
    if (random.nextInt(6) == 0) {
      Named other = value(frames, attribute.type().getClass());
      if (other != null) {
        return new Operand.ValueReference(other.path());
      }
    }
    String word = pick(words);
    Value value = flags ? new Value.BooleanValue(word.equals("true")) : new Value.TextValue(word);
    return orParameter(value, attribute.type());
  }

  private Operand orParameter(Value value, ValueType type) {
    if (random.nextInt(5) > 0) {
      return new Operand.Literal(value);
    }
    String id = "p" + parameters.size();
    parameters.put(id, new Parameter(id, type, value, null, null));
    return new Operand.ParameterReference(id);
  }

  private Comparison date(List<Frame> frames) {
    if (random.nextInt(3) == 0) {
      return new Comparison.Within(window(frames, false));
    }
    Operator operator =
        pick(List.of(Operator.BEFORE, Operator.ON_OR_BEFORE, Operator.AFTER, Operator.ON_OR_AFTER));
    Named other = random.nextInt(3) == 0 ? value(frames, ValueType.DateType.class) : null;
    Operand operand =
        other != null
            ? new Operand.ValueReference(other.path())
            : random.nextBoolean()
                ? new Operand.AsOf(offset())
                : new Operand.Literal(
                    new Value.DateValue(
                        LocalDate.parse("2025-04-01").plusDays(random.nextInt(-100, 100))));
    return new Comparison.Relation(operator, operand);
  }

  private Comparison number(List<Frame> frames, int low, int high, int scale) {
    if (random.nextInt(4) == 0) {
      Operand a = numberOperand(frames, low, high, scale);
      Operand b = numberOperand(frames, low, high, scale);
      return new Comparison.Between(a, b);
    }
    return new Comparison.Relation(
        pick(
            List.of(
                Operator.EQUALS,
                Operator.NOT_EQUALS,
                Operator.LESS_THAN,
                Operator.AT_MOST,
                Operator.MORE_THAN,
                Operator.AT_LEAST,
                Operator.AT_LEAST)),
        numberOperand(frames, low, high, scale));
  }

  private Operand numberOperand(List<Frame> frames, int low, int high, int scale) {
    if (random.nextInt(7) == 0) {
      Named other =
          value(
              frames,
              random.nextBoolean() ? ValueType.IntegerType.class : ValueType.DecimalType.class);
      if (other != null) {
        return new Operand.ValueReference(other.path());
      }
    }
    BigDecimal value =
        BigDecimal.valueOf(random.nextInt(low * 4, high * 4 + 1), 0).divide(BigDecimal.valueOf(4));
    if (scale == 0 && random.nextInt(8) > 0) {
      value = BigDecimal.valueOf(random.nextInt(low, high + 1));
    }
    return orParameter(new Value.NumberValue(value), new ValueType.DecimalType(2, null, null));
  }

  private Criterion records(int depth, List<Frame> frames) {
    List<Entity> entities =
        vocabulary.entities().stream()
            .filter(entity -> entity.cardinality() == Cardinality.MANY)
            .toList();
    Entity entity = pick(entities);
    String name =
        random.nextInt(3) == 0
            ? null
            : frames.isEmpty() ? "outer" : random.nextBoolean() ? "inner" : entity.id();
    List<Frame> inner = new ArrayList<>(frames);
    inner.add(new Frame(entity, name));
    Criterion where =
        random.nextInt(4) == 0
            ? null
            : criterion(Math.min(depth - 1, frames.isEmpty() ? 2 : 1), inner, List.of());
    Window within = random.nextInt(5) == 0 ? null : window(frames, true);
    return new Criterion.Records(entity.id(), name, where, within, measure(entity, frames));
  }

  private Measure measure(Entity entity, List<Frame> frames) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Measure.Exists(random.nextBoolean());
      case 2, 3 -> new Measure.Count(number(frames, 0, 4, 0));
      case 4 -> new Measure.Share(number(frames, 0, 1, 2));
      case 5 -> new Measure.Streak(number(frames, 0, 3, 0));
      default -> {
        Function function = pick(List.of(Function.values()));
        List<Attribute> fitting =
            entity.attributeList().stream().filter(each -> fits(function, each)).toList();
        Attribute attribute = pick(fitting);
        Comparison comparison =
            switch (function) {
              case DISTINCT -> number(frames, 0, 3, 0);
              case AVERAGE -> number(frames, -1, 3, 2);
              case SUM, CHANGE -> number(frames, -3, 6, 1);
              case MIN, MAX, LATEST, EARLIEST -> comparison(attribute, frames);
            };
        yield new Measure.Aggregate(function, attribute.id(), comparison);
      }
    };
  }

  private static boolean fits(Function function, Attribute attribute) {
    boolean number =
        attribute.type() instanceof ValueType.IntegerType
            || attribute.type() instanceof ValueType.DecimalType;
    return switch (function) {
      case DISTINCT, LATEST, EARLIEST -> true;
      case MIN, MAX -> number || attribute.type() instanceof ValueType.DateType;
      case SUM, AVERAGE, CHANGE -> number;
    };
  }

  private Window window(List<Frame> frames, boolean ofRecords) {
    return switch (random.nextInt(ofRecords ? 9 : 8)) {
      case 0, 1 -> new Window.Last(length());
      case 2 -> new Window.FromTo(offset(), random.nextBoolean() ? null : offset());
      case 3 -> new Window.SchoolYear(pick(List.of(Window.Which.values())));
      case 4 -> new Window.Month(pick(List.of(Window.Which.values())));
      case 5 -> new Window.Age(length(), length());
      case 6 -> new Window.Since(value(frames, ValueType.DateType.class).path());
      case 7 -> new Window.After(value(frames, ValueType.DateType.class).path(), length());
      default -> new Window.Latest(amount(1, 4));
    };
  }

  private Length length() {
    return switch (random.nextInt(4)) {
      case 0 -> new Length(amount(0, 15), CalendarUnit.DAYS);
      case 1 -> new Length(amount(1, 3), CalendarUnit.WEEKS);
      case 2 -> new Length(amount(1, 4), CalendarUnit.MONTHS);
      default -> new Length(amount(1, 8), CalendarUnit.YEARS);
    };
  }

  private Offset offset() {
    Length length = length();
    return new Offset(
        random.nextInt(6) == 0 ? new Amount.Fixed(-random.nextInt(5)) : length.amount(),
        length.unit());
  }

  private Amount amount(int low, int high) {
    int value = random.nextInt(low, high + 1);
    if (random.nextInt(5) > 0) {
      return new Amount.Fixed(value);
    }
    String id = "p" + parameters.size();
    parameters.put(
        id,
        new Parameter(
            id, new ValueType.IntegerType(null, null), Value.NumberValue.of(value), null, null));
    return new Amount.FromParameter(id);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
