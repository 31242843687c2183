package org.todoku.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.AttributePath;

/**
 * The condition tree of a rule. Its meaning is three-valued (strong Kleene): a criterion holds,
 * does not hold, or cannot be told from what is recorded. Defined in the criteria language, section
 * 3.
 */
public sealed interface Criterion {

  /** Holds if every part holds; {@code of} is never empty. */
  record All(List<Criterion> of) implements Criterion {
    public All {
      of = List.copyOf(of);
    }
  }

  /** Holds if some part holds; {@code of} is never empty. */
  record Any(List<Criterion> of) implements Criterion {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** Holds if no part holds; {@code of} is never empty. */
  record None(List<Criterion> of) implements Criterion {
    public None {
      of = List.copyOf(of);
    }
  }

  /** Holds if its part does not. */
  record Not(Criterion of) implements Criterion {}

  /** Holds if at least {@code n} of the parts hold; 1 ≤ n ≤ number of parts. */
  record AtLeastOf(int n, List<Criterion> of) implements Criterion {
    public AtLeastOf {
      of = List.copyOf(of);
    }
  }

  /** Compares the sum of the points of those parts that hold. */
  record Score(List<Points> parts, Comparison comparison) implements Criterion {
    public Score {
      parts = List.copyOf(parts);
    }
  }

  /** Points that count when their criterion holds. */
  record Points(BigDecimal points, Criterion when) {
    public Points {
      points = points.signum() == 0 ? BigDecimal.ZERO : points.stripTrailingZeros();
    }
  }

  /**
   * Compares one value. Inside the {@code where} of {@link Records} the path's entity may be that
   * of the records, an outer record's name, or a cardinality-one entity.
   */
  record ValueTest(ValuePath path, Comparison comparison) implements Criterion {}

  /** Holds if the value is not recorded, stale or not applicable; never unknown. */
  record Missing(ValuePath path) implements Criterion {}

  /** The contrary of {@link Missing}; never unknown. */
  record Recorded(ValuePath path) implements Criterion {}

  /**
   * Measures the records of an entity that satisfy {@code where} and lie in {@code within}.
   *
   * @param entity a cardinality-many entity's id
   * @param as the name by which an inner criterion refers to the record, or null
   * @param where which records count, or null for all
   * @param within the time window, or null for all up to the as-of date
   * @param measure what is asked of them
   */
  record Records(
      String entity,
      @Nullable String as,
      @Nullable Criterion where,
      @Nullable Window within,
      Measure measure)
      implements Criterion {}

  /** Holds if another rule matches; not inside a {@code where}, and without cycles. */
  record RuleReference(String rule) implements Criterion {}

  /**
   * A name as written: {@code attribute} alone inside a {@code where}, {@code entity.attribute} of
   * a cardinality-one entity, or {@code name.attribute} of an outer record.
   *
   * @param qualifier the part before the first dot, or null for a bare name
   * @param attribute the rest; may carry a dot itself ({@code age.years})
   */
  record ValuePath(@Nullable String qualifier, String attribute) {
    public static ValuePath of(AttributePath path) {
      return new ValuePath(path.entity(), path.attribute());
    }

    @Override
    public String toString() {
      return qualifier == null ? attribute : qualifier + "." + attribute;
    }
  }
}
