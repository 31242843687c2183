package org.todoku.linkage.sender;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.SenderProfile.DateForm;
import org.todoku.rule.Value;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/** The text of one cell as a value of the vocabulary. */
public final class CellText {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,9})?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d{1,9})?");

  private CellText() {}

  /** The text without blanks around it and with full- and half-width forms made one. */
  public static String normal(String text) {
    String normal = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    return normal.strip();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7e) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a text that is not empty.
   *
   * @param text the normalised text
   * @param form how dates are written
   * @param type the type of the value
   */
  public static Read read(String text, DateForm form, ValueType type) {
    return switch (type) {
      case ValueType.BooleanType() ->
          switch (text) {
            case "true" -> new Read.Good(new Value.BooleanValue(true));
            case "false" -> new Read.Good(new Value.BooleanValue(false));
            default -> bad("true か false", "true or false");
          };
      case ValueType.IntegerType(Long min, Long max) ->
          number(
              text,
              0,
              min == null ? null : BigDecimal.valueOf(min),
              max == null ? null : BigDecimal.valueOf(max));
      case ValueType.DecimalType(int scale, BigDecimal min, BigDecimal max) ->
          number(text, scale, min, max);
      case ValueType.DateType() ->
          switch (DateText.read(text, form)) {
            case DateText.Read.Day(LocalDate date) -> new Read.Good(new Value.DateValue(date));
            case DateText.Read.Bad(LocalizedText expected) -> new Read.Bad(expected);
          };
      case ValueType.CodeType codes -> code(text, codes);
      case ValueType.TextType() -> new Read.Good(new Value.TextValue(text));
    };
  }

  private static Read code(String text, ValueType.CodeType type) {
    Optional<ValueType.Code> code =
        type.codes().stream()
            .filter(c -> c.id().equals(text) || normal(c.label().ja()).equals(text))
            .findFirst();
    if (code.isPresent()) {
      return new Read.Good(new Value.TextValue(code.get().id()));
    }
    return bad(
        type.codes().stream().map(c -> c.label().ja()).collect(Collectors.joining("、")) + " のどれか",
        "one of "
            + type.codes().stream().map(ValueType.Code::id).collect(Collectors.joining(", ")));
  }

  private static Read number(
      String text, int scale, @Nullable BigDecimal min, @Nullable BigDecimal max) {
    String plain = THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text;
    if (!NUMBER.matcher(plain).matches()) {
      return scale == 0
          ? bad("整数" + limitsJa(min, max), "a whole number" + limitsEn(min, max))
          : bad("数" + limitsJa(min, max), "a number" + limitsEn(min, max));
    }
    BigDecimal number = new BigDecimal(plain);
    if (number.stripTrailingZeros().scale() > scale) {
      return scale == 0
          ? bad("整数" + limitsJa(min, max), "a whole number" + limitsEn(min, max))
          : bad("小数点以下" + scale + "桁までの数", "a number with at most " + scale + " decimals");
    }
    if ((min != null && number.compareTo(min) < 0) || (max != null && number.compareTo(max) > 0)) {
      return bad(
          (scale == 0 ? "整数" : "数") + limitsJa(min, max),
          (scale == 0 ? "a whole number" : "a number") + limitsEn(min, max));
    }
    return new Read.Good(new Value.NumberValue(number));
  }

  private static String limitsJa(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    String text = "";
    if (min != null) {
      text += min.toPlainString() + "以上";
    }
    if (max != null) {
      text += max.toPlainString() + "以下";
    }
    return text.isEmpty() ? "" : "（" + text + "）";
  }

  private static String limitsEn(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    if (min != null && max != null) {
      return " from " + min.toPlainString() + " to " + max.toPlainString();
    }
    if (min != null) {
      return " of at least " + min.toPlainString();
    }
    return max == null ? "" : " of at most " + max.toPlainString();
  }

  private static Read bad(String ja, String en) {
    return new Read.Bad(new LocalizedText(ja, en));
  }

  /** What became of a cell's text. */
  public sealed interface Read {
    /** A value of the type that was asked for. */
    record Good(Value value) implements Read {}

    /** No such value. */
    record Bad(LocalizedText expected) implements Read {}
  }
}
