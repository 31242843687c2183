package org.todoku.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Value;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.vocabulary.ValueType;

/** Reads a value of a known type. */
final class ValueReader {
  /** The words for types in files. */
  static final List<String> TYPES =
      List.of("boolean", "integer", "decimal", "date", "code", "text");

  private final Problems problems;
  private final @Nullable String node;

  ValueReader(Problems problems, @Nullable String node) {
    this.problems = problems;
    this.node = node;
  }

  /** The value, or null where it does not fit, which has been said. */
  @Nullable Value read(YamlNode value, ValueType type) {
    if (!(value instanceof Scalar scalar)) {
      problems.error(value.place(), node, "一つの値が必要です", "a single value is expected here");
      return null;
    }
    return switch (type) {
      case ValueType.BooleanType() -> {
        Boolean bool = Fields.bool(scalar);
        yield bool == null
            ? wrong(scalar, "true または false が必要です", "true or false is expected")
            : new Value.BooleanValue(bool);
      }
      case ValueType.IntegerType(var min, var max) -> {
        BigDecimal number = Fields.number(scalar);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
          yield wrong(scalar, "整数が必要です", "a whole number is expected");
        }
        yield inRange(
            scalar,
            number,
            min == null ? null : BigDecimal.valueOf(min),
            max == null ? null : BigDecimal.valueOf(max));
      }
      case ValueType.DecimalType(var scale, var min, var max) -> {
        BigDecimal number = Fields.number(scalar);
        if (number == null) {
          yield wrong(scalar, "数が必要です", "a number is expected");
        }
        if (number.stripTrailingZeros().scale() > scale) {
          yield wrong(
              scalar,
              "小数は " + scale + " 桁までです",
              "at most " + scale + " digits after the point are allowed");
        }
        yield inRange(scalar, number, min, max);
      }
      case ValueType.DateType() -> {
        LocalDate date = Fields.date(scalar.text());
        yield date == null
            ? wrong(scalar, "日付(例 2026-04-01)が必要です", "a date like 2026-04-01 is expected")
            : new Value.DateValue(date);
      }
      case ValueType.CodeType(var codes) -> {
        if (codes.stream().noneMatch(code -> code.id().equals(scalar.text()))) {
          problems.unknownName(
              scalar.place(),
              node,
              scalar.text(),
              codes.stream().map(ValueType.Code::id).toList(),
              "知らないコードです",
              "unknown code");
          yield null;
        }
        yield new Value.TextValue(scalar.text());
      }
      case ValueType.TextType() ->
          Fields.bool(scalar) != null || Fields.number(scalar) != null
              ? wrong(scalar, "文字(\"…\" で囲む)が必要です", "a text (in quotes) is expected")
              : new Value.TextValue(scalar.text());
    };
  }

  private @Nullable Value inRange(
      Scalar scalar, BigDecimal number, @Nullable BigDecimal min, @Nullable BigDecimal max) {
    if (min != null && number.compareTo(min) < 0 || max != null && number.compareTo(max) > 0) {
      String range =
          (min == null ? "" : min.toPlainString())
              + ".."
              + (max == null ? "" : max.toPlainString());
      return wrong(scalar, range + " の範囲にありません", "the value must be within " + range);
    }
    return new Value.NumberValue(number);
  }

  private @Nullable Value wrong(Scalar scalar, String ja, String en) {
    String stood = Problems.shown(scalar.text());
    problems.error(scalar.place(), node, ja + "(ここにあるのは " + stood + ")", en + ", not " + stood);
    return null;
  }
}
