package org.todoku.text;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.ValueType;

/** The {@code scale}, {@code min} and {@code max} of an attribute or a parameter, as written. */
final class NumberLimits {
  /** The greatest limit of whole numbers; beyond it the limit is this. */
  private static final long MAX_WHOLE = 1_000_000_000_000_000L;

  private static final int MAX_SCALE = 9;

  private final Problems problems;
  private final @Nullable String node;
  private final @Nullable YamlNode scale;
  private final @Nullable YamlNode min;
  private final @Nullable YamlNode max;
  private final @Nullable Integer digits;
  private final @Nullable BigDecimal least;
  private final @Nullable BigDecimal most;

  private NumberLimits(Fields fields, Problems problems, @Nullable String node) {
    this.problems = problems;
    this.node = node;
    scale = fields.take("scale");
    min = fields.take("min");
    max = fields.take("max");
    digits = fields.integer(scale);
    least = fields.number(min);
    most = fields.number(max);
    if (max != null && least != null && most != null && least.compareTo(most) > 0) {
      problems.error(max.place(), node, "min が max より大きいです", "min is greater than max");
    }
  }

  static NumberLimits take(Fields fields, Problems problems, @Nullable String node) {
    return new NumberLimits(fields, problems, node);
  }

  /** Whole numbers; limits beyond what is ever recorded become the greatest that is. */
  ValueType integer() {
    if (digits != null && digits != 0) {
      refuse(scale, "整数に小数の桁数(scale)はありません", "whole numbers have no scale");
    }
    fits(min, least, 0);
    fits(max, most, 0);
    return new ValueType.IntegerType(whole(least), whole(most));
  }

  /** Decimal numbers, whose scale must be stated. */
  ValueType decimal(Place place) {
    if (scale == null) {
      problems.error(
          place, node, "decimal には scale(0〜9)が必要です", "a decimal needs scale, from 0 to 9");
    }
    return decimal(MAX_SCALE);
  }

  /** Decimal numbers with so many digits where no scale is stated. */
  ValueType decimal(int withoutScale) {
    int allowed = digits == null ? withoutScale : digits;
    if (allowed < 0 || allowed > MAX_SCALE) {
      refuse(scale, "scale は 0〜9 です", "scale goes from 0 to 9");
      allowed = MAX_SCALE;
    }
    fits(min, least, allowed);
    fits(max, most, allowed);
    return new ValueType.DecimalType(allowed, least, most);
  }

  /** A type that has no limits. */
  ValueType none(ValueType type) {
    for (YamlNode limit : new @Nullable YamlNode[] {scale, min, max}) {
      refuse(limit, "scale、min、max は数にだけ書けます", "scale, min and max are for numbers");
    }
    return type;
  }

  private void fits(@Nullable YamlNode limit, @Nullable BigDecimal number, int allowed) {
    if (number != null && number.stripTrailingZeros().scale() > allowed) {
      refuse(
          limit,
          allowed == 0 ? "限界は整数で書きます" : "小数は " + allowed + " 桁までです",
          allowed == 0
              ? "a limit of whole numbers is a whole number"
              : "at most " + allowed + " digits after the point are allowed");
    }
  }

  private void refuse(@Nullable YamlNode limit, String ja, String en) {
    if (limit != null) {
      problems.error(limit.place(), node, ja, en);
    }
  }

  private static @Nullable Long whole(@Nullable BigDecimal number) {
    return number == null
        ? null
        : number.max(BigDecimal.valueOf(-MAX_WHOLE)).min(BigDecimal.valueOf(MAX_WHOLE)).longValue();
  }
}
