package org.todoku.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.ValueType;

/**
 * What a measure came to, as a text: {@code 32}, {@code 3..7}, {@code 3..} with no upper end,
 * {@code absent|late} for one of several.
 */
final class Observed {
  /** More possibilities than this are not listed. */
  private static final int MOST = 12;

  private Observed() {}

  /**
   * @param measured the measured attribute, or null for counts and the like
   * @return null where there is no value
   */
  static @Nullable String text(PossibleValues values, @Nullable Attribute measured) {
    if (values.onlyNone()) {
      return null;
    }
    boolean dates = measured != null && measured.type() instanceof ValueType.DateType;
    List<String> texts = new ArrayList<>();
    for (Interval interval : values.numbers()) {
      texts.add(text(interval, dates));
    }
    texts.addAll(values.words().stream().sorted().toList());
    if (values.anyWord() || texts.size() > MOST) {
      return "?";
    }
    return String.join("|", texts.stream().distinct().toList());
  }

  private static String text(Interval interval, boolean dates) {
    String low = interval.low() == null ? "" : text(interval.low(), dates);
    String high = interval.high() == null ? "" : text(interval.high(), dates);
    if (low.isEmpty() && high.isEmpty()) {
      return "?";
    }
    return interval.isPoint() ? low : low + ".." + high;
  }

  private static String text(Rational number, boolean date) {
    return date
        ? LocalDate.ofEpochDay(number.numerator().longValue()).toString()
        : number.toString();
  }
}
