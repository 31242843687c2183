package org.todoku.verify;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.NodePath;
import org.todoku.rule.Operand;
import org.todoku.rule.Parameter;
import org.todoku.rule.Value;
import org.todoku.text.Fix;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.ValueType;

/** Types comparisons and their operands. */
final class ComparisonTyping {
  private final Names names;
  private final WindowTyping windows;
  private final RuleDocument document;
  private final Problems problems;

  ComparisonTyping(Names names, WindowTyping windows, RuleDocument document, Problems problems) {
    this.names = names;
    this.windows = windows;
    this.document = document;
    this.problems = problems;
  }

  /**
   * What is compared.
   *
   * @param type its type
   * @param exact whether a literal with more digits than the type has, or out of its range, is
   *     wrong
   */
  record Subject(ValueType type, boolean exact) {
    static final Subject COUNT = new Subject(new ValueType.IntegerType(0L, null), true);
    static final Subject SHARE =
        new Subject(new ValueType.DecimalType(9, BigDecimal.ZERO, BigDecimal.ONE), true);
    static final Subject NUMBER = new Subject(new ValueType.DecimalType(9, null, null), true);

    static Subject of(Attribute attribute) {
      return new Subject(attribute.type(), true);
    }

    /** An attribute's numbers added up or subtracted: same digits, other range. */
    static Subject unbounded(Attribute attribute) {
      return switch (attribute.type()) {
        case ValueType.DecimalType(var scale, var min, var max) ->
            new Subject(new ValueType.DecimalType(scale, null, null), true);
        case ValueType.IntegerType whole ->
            new Subject(new ValueType.IntegerType(null, null), true);
        case ValueType.BooleanType other -> new Subject(other, true);
        case ValueType.DateType other -> new Subject(other, true);
        case ValueType.CodeType other -> new Subject(other, true);
        case ValueType.TextType other -> new Subject(other, true);
      };
    }
  }

  /** The kinds of types, as far as comparing goes. */
  private enum Kind {
    NUMBER("equals, notEquals, lessThan, atMost, moreThan, atLeast, between"),
    DATE("before, onOrBefore, after, onOrAfter, within"),
    WORD("is, isNot, in, notIn");

    private final String operators;

    Kind(String operators) {
      this.operators = operators;
    }
  }

  private static Kind kind(ValueType type) {
    return switch (type) {
      case ValueType.IntegerType whole -> Kind.NUMBER;
      case ValueType.DecimalType decimal -> Kind.NUMBER;
      case ValueType.DateType date -> Kind.DATE;
      case ValueType.BooleanType bool -> Kind.WORD;
      case ValueType.CodeType code -> Kind.WORD;
      case ValueType.TextType text -> Kind.WORD;
    };
  }

  private static Kind kind(Operator operator) {
    return switch (operator) {
      case EQUALS, NOT_EQUALS, LESS_THAN, AT_MOST, MORE_THAN, AT_LEAST -> Kind.NUMBER;
      case IS, IS_NOT -> Kind.WORD;
      case BEFORE, ON_OR_BEFORE, AFTER, ON_OR_AFTER -> Kind.DATE;
    };
  }

  /** The typed comparison, or null where it does not fit the subject. */
  @Nullable Comparison of(Comparison comparison, Subject subject, NodePath at, Scope scope) {
    return switch (comparison) {
      case Comparison.Relation(var operator, var operand) -> {
        if (!fits(kind(operator), operator.word(), subject, at)) {
          yield null;
        }
        Operand typed = operand(operand, subject, at, scope);
        yield typed == null ? null : new Comparison.Relation(operator, typed);
      }
      case Comparison.Between(var low, var high) -> {
        if (!fits(Kind.NUMBER, "between", subject, at)) {
          yield null;
        }
        Operand typedLow = operand(low, subject, at, scope);
        Operand typedHigh = operand(high, subject, at, scope);
        yield typedLow == null || typedHigh == null ? null : between(typedLow, typedHigh, at);
      }
      case Comparison.In(var operands) -> {
        List<Operand> typed = operands(operands, "in", subject, at, scope);
        yield typed == null ? null : new Comparison.In(typed);
      }
      case Comparison.NotIn(var operands) -> {
        List<Operand> typed = operands(operands, "notIn", subject, at, scope);
        yield typed == null ? null : new Comparison.NotIn(typed);
      }
      case Comparison.Within(var window) ->
          fits(Kind.DATE, "within", subject, at)
                  && windows.window(window, at.child("within"), scope, true)
              ? comparison
              : null;
    };
  }

  private Comparison between(Operand low, Operand high, NodePath at) {
    BigDecimal lowest = number(low);
    BigDecimal highest = number(high);
    if (lowest != null && highest != null && lowest.compareTo(highest) > 0) {
      problems.error(
          document.placeOf(at.child("between").text()),
          at.text(),
          "between の下限が上限より大きいです",
          "the bounds of between are reversed",
          "[" + highest.toPlainString() + ", " + lowest.toPlainString() + "] と書いてください",
          "write [" + highest.toPlainString() + ", " + lowest.toPlainString() + "]");
      problems.fixable(new Fix.SwapBounds());
    }
    return new Comparison.Between(low, high);
  }

  private @Nullable BigDecimal number(Operand operand) {
    Value value =
        switch (operand) {
          case Operand.Literal(var literal) -> literal;
          case Operand.ParameterReference(var id) -> {
            Parameter parameter = document.rule().parameters().get(id);
            yield parameter == null ? null : parameter.value();
          }
          case Operand.ValueReference other -> null;
          case Operand.AsOf other -> null;
        };
    return value instanceof Value.NumberValue(var number) ? number : null;
  }

  private boolean fits(Kind wanted, String word, Subject subject, NodePath at) {
    Kind kind = kind(subject.type());
    if (kind == wanted) {
      return true;
    }
    String type = subject.type().word();
    problems.error(
        document.placeOf(at.child(word).text()),
        at.text(),
        word + " は " + type + " には使えません",
        word + " does not go with a value of type " + type,
        type + " に使えるのは " + kind.operators,
        "with " + type + " use " + kind.operators);
    return false;
  }

  private @Nullable List<Operand> operands(
      List<Operand> operands, String word, Subject subject, NodePath at, Scope scope) {
    if (!fits(Kind.WORD, word, subject, at)) {
      return null;
    }
    List<Operand> typed = new ArrayList<>();
    for (Operand operand : operands) {
      Operand one = operand(operand, subject, at, scope);
      if (one != null) {
        typed.add(one);
      }
    }
    return typed.size() == operands.size() ? typed : null;
  }

  private @Nullable Operand operand(Operand operand, Subject subject, NodePath at, Scope scope) {
    return switch (operand) {
      case Operand.Literal(var value) -> {
        Value typed = literal(value, subject, at);
        yield typed == null ? null : new Operand.Literal(typed);
      }
      case Operand.ParameterReference(var id) -> parameterOperand(operand, id, subject, at);
      case Operand.ValueReference(var path) -> {
        Attribute attribute = names.readable(path, at, scope);
        if (attribute == null) {
          yield null;
        }
        if (!comparable(attribute.type(), subject.type())) {
          error(
              at,
              path.toString(),
              path + "(" + attribute.type().word() + ")とは比べられません",
              path
                  + " is of type "
                  + attribute.type().word()
                  + " and cannot be compared with "
                  + subject.type().word());
          yield null;
        }
        yield operand;
      }
      case Operand.AsOf(var offset) -> {
        if (!(subject.type() instanceof ValueType.DateType)) {
          error(at, "asOf", "asOf は日付とだけ比べられます", "asOf is a date and goes with dates only");
          yield null;
        }
        yield windows.amount(offset.back(), at, Integer.MIN_VALUE) ? operand : null;
      }
    };
  }

  private @Nullable Operand parameterOperand(
      Operand operand, String id, Subject subject, NodePath at) {
    Parameter parameter = windows.parameter(id, at);
    if (parameter == null) {
      return null;
    }
    boolean word =
        parameter.type() instanceof ValueType.TextType
            || parameter.type() instanceof ValueType.CodeType;
    Value typed = word ? parameter.value() : null;
    boolean fits =
        typed != null
            ? subject.type() instanceof ValueType.TextType || literal(typed, subject, at) != null
            : comparable(parameter.type(), subject.type());
    if (!fits && typed == null) {
      error(
          at,
          id,
          "しきい値 " + id + "(" + parameter.type().word() + ")とは比べられません",
          "the parameter "
              + id
              + " is of type "
              + parameter.type().word()
              + " and cannot be compared with "
              + subject.type().word());
    }
    if (fits
        && subject.type() instanceof ValueType.IntegerType
        && parameter.value() instanceof Value.NumberValue(var number)
        && number.scale() > 0) {
      error(
          at,
          id,
          "しきい値 " + id + " は整数ではありません",
          "the parameter " + id + " is no whole number, and what it is compared with is");
      return null;
    }
    return fits ? operand : null;
  }

  private static boolean comparable(ValueType one, ValueType other) {
    boolean bothNumbers = kind(one) == Kind.NUMBER && kind(other) == Kind.NUMBER;
    return bothNumbers || one.getClass() == other.getClass();
  }

  private @Nullable Value literal(Value value, Subject subject, NodePath at) {
    return switch (subject.type()) {
      case ValueType.BooleanType() ->
          value instanceof Value.BooleanValue
              ? value
              : expected(value, at, "true か false", "true or false");
      case ValueType.IntegerType(var min, var max) ->
          value instanceof Value.NumberValue(var number)
              ? whole(value, number, min, max, at)
              : expected(value, at, "整数", "a whole number");
      case ValueType.DecimalType(var scale, var min, var max) -> {
        if (!(value instanceof Value.NumberValue(var number))) {
          yield expected(value, at, "数", "a number");
        }
        if (number.scale() > scale) {
          error(
              at,
              value.toString(),
              "小数は " + scale + " 桁までです: " + value,
              value + " has more digits after the point than the " + scale + " that are recorded");
          yield null;
        }
        range(number, min, max, at);
        yield value;
      }
      case ValueType.DateType() -> {
        LocalDate date = value instanceof Value.TextValue(var text) ? parse(text) : null;
        if (value instanceof Value.DateValue) {
          yield value;
        }
        yield date == null
            ? expected(value, at, "日付(例 2026-04-01)", "a date like 2026-04-01")
            : new Value.DateValue(date);
      }
      case ValueType.CodeType(var codes) -> {
        String text = value.toString();
        if (codes.stream().anyMatch(code -> code.id().equals(text))) {
          yield new Value.TextValue(text);
        }
        problems.unknownName(
            document.placeOf(at.text(), text),
            at.text(),
            text,
            codes.stream().map(ValueType.Code::id).toList(),
            "そのコードはありません",
            "there is no such code");
        yield null;
      }
      case ValueType.TextType() ->
          value instanceof Value.TextValue
              ? value
              : expected(value, at, "文字(\"…\" で囲む)", "a text (in quotes)");
    };
  }

  private @Nullable Value whole(
      Value value, BigDecimal number, @Nullable Long min, @Nullable Long max, NodePath at) {
    if (number.scale() > 0) {
      return expected(value, at, "整数", "a whole number");
    }
    range(
        number,
        min == null ? null : BigDecimal.valueOf(min),
        max == null ? null : BigDecimal.valueOf(max),
        at);
    return value;
  }

  private void range(
      BigDecimal number, @Nullable BigDecimal min, @Nullable BigDecimal max, NodePath at) {
    if (min != null && number.compareTo(min) < 0 || max != null && number.compareTo(max) > 0) {
      String range =
          (min == null ? "" : min.toPlainString())
              + ".."
              + (max == null ? "" : max.toPlainString());
      problems.warning(
          document.placeOf(at.text(), number.toPlainString()),
          at.text(),
          number.toPlainString() + " は、この項目の範囲 " + range + " の外です",
          number.toPlainString()
              + " lies outside the range "
              + range
              + " of what it is compared with");
    }
  }

  private @Nullable Value expected(Value value, NodePath at, String ja, String en) {
    String stood = Problems.shown(value.toString());
    error(
        at,
        value.toString(),
        ja + "が必要です(ここにあるのは " + stood + ")",
        en + " is expected, not " + stood);
    return null;
  }

  private static @Nullable LocalDate parse(String text) {
    try {
      return text.length() == 10 ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      return null; // no such day
    }
  }

  /**
   * @param written the word in the file, to find its place
   */
  private void error(NodePath at, String written, String ja, String en) {
    problems.error(document.placeOf(at.text(), written), at.text(), ja, en);
  }
}
