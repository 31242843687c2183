package org.todoku.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;
import org.todoku.rule.Value.BooleanValue;
import org.todoku.rule.Value.DateValue;
import org.todoku.rule.Value.NumberValue;
import org.todoku.rule.Value.TextValue;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.ValueType;

/**
 * How the values of one attribute are packed into a {@code long}: booleans as 0 and 1, integers as
 * they are, decimals multiplied by ten to the power of the attribute's scale, dates as days since
 * 1970-01-01, codes as their index in the code list, texts as an index into the profile's own
 * texts. Equal values have equal codes, and the order of numbers and dates is kept.
 */
public final class AttributeLayout {
  /** Greatest absolute value of a packed number. */
  public static final long GREATEST = 4_000_000_000_000_000_000L;

  /** Packed values below this are reasons why there is no value. */
  private static final long LEAST_VALUE = Long.MIN_VALUE + 16;

  private static final Reason[] REASONS = Reason.values();

  /** Packed form of a value that is not collected; the state of what nobody set. */
  public static final long NOT_COLLECTED = packed(Reason.NOT_COLLECTED);

  /** Packed form of a value that does not apply. */
  public static final long NOT_APPLICABLE = packed(Reason.NOT_APPLICABLE);

  private final Attribute attribute;
  private final Kind kind;
  private final int scale;
  private final List<ValueType.Code> codes;
  private final Map<String, Long> codeIndex = new HashMap<>();

  AttributeLayout(Attribute attribute) {
    this.attribute = attribute;
    switch (attribute.type()) {
      case ValueType.BooleanType() -> kind = Kind.BOOLEAN;
      case ValueType.IntegerType(var min, var max) -> kind = Kind.INTEGER;
      case ValueType.DecimalType(var digits, var min, var max) -> kind = Kind.DECIMAL;
      case ValueType.DateType() -> kind = Kind.DATE;
      case ValueType.CodeType(var list) -> kind = Kind.CODE;
      case ValueType.TextType() -> kind = Kind.TEXT;
    }
    scale = attribute.type() instanceof ValueType.DecimalType decimal ? decimal.scale() : 0;
    codes = attribute.type() instanceof ValueType.CodeType code ? code.codes() : List.of();
    for (ValueType.Code code : codes) {
      codeIndex.put(code.id(), (long) codeIndex.size());
    }
  }

  public Attribute attribute() {
    return attribute;
  }

  public Kind kind() {
    return kind;
  }

  /** Digits after the point of a decimal; 0 for all other kinds. */
  public int scale() {
    return scale;
  }

  /** Number of codes in the code list; 0 for all other kinds. */
  public int codeCount() {
    return codes.size();
  }

  /** The index of a code in the code list, or −1 if it is not there. */
  public long codeIndex(String code) {
    return codeIndex.getOrDefault(code, -1L);
  }

  /** Packs a reason for having no value. */
  public static long packed(Reason reason) {
    return Long.MIN_VALUE + 1 + reason.ordinal();
  }

  /** Whether a packed form is a value and not a reason for having none. */
  public static boolean isValue(long packed) {
    return packed >= LEAST_VALUE;
  }

  /** The reason for having no value; only where {@link #isValue} is false. */
  public static Reason reason(long packed) {
    return REASONS[(int) (packed - (Long.MIN_VALUE + 1))];
  }

  /**
   * Packs any value but a text.
   *
   * @throws IllegalArgumentException if the value is not of this attribute's type, has more digits
   *     than its scale, is not among its codes or is too large
   */
  public long pack(Value value) {
    return switch (value) {
      case BooleanValue(boolean yes) when kind == Kind.BOOLEAN -> yes ? 1 : 0;
      case NumberValue(BigDecimal number) when kind == Kind.INTEGER || kind == Kind.DECIMAL ->
          packNumber(number);
      case DateValue(LocalDate date) when kind == Kind.DATE -> date.toEpochDay();
      case TextValue(String code) when kind == Kind.CODE && codeIndex(code) >= 0 -> codeIndex(code);
      case BooleanValue other -> throw wrong(other);
      case NumberValue other -> throw wrong(other);
      case DateValue other -> throw wrong(other);
      case TextValue other -> throw wrong(other);
    };
  }

  /** The value of a packed form that is one; {@code texts} are the profile's own. */
  Value unpack(long packed, List<String> texts) {
    return switch (kind) {
      case BOOLEAN -> new BooleanValue(packed != 0);
      case INTEGER -> NumberValue.of(packed);
      case DECIMAL -> new NumberValue(BigDecimal.valueOf(packed, scale));
      case DATE -> new DateValue(LocalDate.ofEpochDay(packed));
      case CODE -> new TextValue(codes.get((int) packed).id());
      case TEXT -> new TextValue(texts.get((int) packed));
    };
  }

  private long packNumber(BigDecimal number) {
    BigDecimal scaled = number.movePointRight(scale);
    if (scaled.abs().compareTo(BigDecimal.valueOf(GREATEST)) > 0
        || scaled.setScale(0, RoundingMode.DOWN).compareTo(scaled) != 0) {
      throw wrong(new NumberValue(number));
    }
    return scaled.longValueExact();
  }

  private IllegalArgumentException wrong(Value value) {
    return new IllegalArgumentException(
        value + " is no value of " + attribute.id() + ", which is " + attribute.type());
  }

  /** The kinds of packed values. */
  public enum Kind {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    DATE,
    CODE,
    TEXT
  }
}
