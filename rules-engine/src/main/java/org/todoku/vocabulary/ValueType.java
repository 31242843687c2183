package org.todoku.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of an attribute's or a parameter's values. */
public sealed interface ValueType {
  /** The name of this type in files. */
  String word();

  /** True or false. */
  record BooleanType() implements ValueType {
    @Override
    public String word() {
      return "boolean";
    }
  }

  /**
   * Whole numbers.
   *
   * @param min the least allowed value, or null where there is none
   * @param max the greatest allowed value, or null where there is none
   */
  record IntegerType(@Nullable Long min, @Nullable Long max) implements ValueType {
    @Override
    public String word() {
      return "integer";
    }
  }

  /**
   * Decimal numbers, exact.
   *
   * @param scale the most digits after the point, 0 to 9
   * @param min the least allowed value, or null where there is none
   * @param max the greatest allowed value, or null where there is none
   */
  record DecimalType(int scale, @Nullable BigDecimal min, @Nullable BigDecimal max)
      implements ValueType {
    public DecimalType {
      min = min == null ? null : plain(min);
      max = max == null ? null : plain(max);
    }

    /** The same number in one form only, so that equal types are equal. */
    private static BigDecimal plain(BigDecimal number) {
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    @Override
    public String word() {
      return "decimal";
    }
  }

  /** Calendar dates without a time of day. */
  record DateType() implements ValueType {
    @Override
    public String word() {
      return "date";
    }
  }

  /**
   * One of a closed list of codes.
   *
   * @param codes the codes in their order in the vocabulary; ids are unique; empty for a rule's
   *     parameter, which takes the list of whatever it is compared with
   */
  record CodeType(List<Code> codes) implements ValueType {
    public CodeType {
      codes = List.copyOf(codes);
    }

    @Override
    public String word() {
      return "code";
    }
  }

  /** Free text; only equality is asked of it. */
  record TextType() implements ValueType {
    @Override
    public String word() {
      return "text";
    }
  }

  /**
   * One value of a code list.
   *
   * @param id the code as it stands in files and facts
   * @param label what people read
   */
  record Code(String id, LocalizedText label) {}
}
