package org.todoku.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.todoku.profile.Coverage;
import org.todoku.profile.FactValue;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/**
 * Profiles at random: missing values of all kinds, records on one day, partial and stale coverage,
 * dates at the edges of windows, leap days, births at the turn of the school year.
 */
public final class GeneratedProfiles {
  private static final List<LocalDate> AS_OF_DATES =
      List.of(
          LocalDate.parse("2024-02-29"),
          LocalDate.parse("2025-02-28"),
          LocalDate.parse("2025-03-01"),
          LocalDate.parse("2025-03-31"),
          LocalDate.parse("2025-04-01"),
          LocalDate.parse("2025-04-02"),
          LocalDate.parse("2025-07-15"),
          LocalDate.parse("2025-12-31"));

  private final Random random;
  private final Vocabulary vocabulary;

  public GeneratedProfiles(Random random, Vocabulary vocabulary) {
    this.random = random;
    this.vocabulary = vocabulary;
  }

  public LocalDate asOf() {
    return random.nextInt(3) > 0
        ? AS_OF_DATES.get(random.nextInt(AS_OF_DATES.size()))
        : LocalDate.parse("2023-01-01").plusDays(random.nextInt(1200));
  }

  public ProfileSketch next(LocalDate asOf) {
    Map<String, List<Map<String, FactValue>>> records = new LinkedHashMap<>();
    Map<String, Coverage> coverage = new LinkedHashMap<>();
    for (Entity entity : vocabulary.entities()) {
      if (random.nextInt(12) == 0 && !entity.root()) {
        continue;
      }
      List<Map<String, FactValue>> list = new ArrayList<>();
      int size =
          entity.cardinality() == Cardinality.ONE
              ? random.nextInt(10) == 0 ? 0 : 1
              : random.nextInt(random.nextInt(4) == 0 ? 9 : 4);
      for (int i = 0; i < size; i++) {
        list.add(facts(entity, asOf));
      }
      records.put(entity.id(), list);
      if (random.nextInt(3) == 0) {
        coverage.put(entity.id(), coverage(asOf));
      }
    }
    return new ProfileSketch(records, coverage);
  }

  private Coverage coverage(LocalDate asOf) {
    LocalDate from = random.nextBoolean() ? null : near(asOf);
    LocalDate to =
        switch (random.nextInt(6)) {
          case 0 -> asOf;
          case 1 -> asOf.minusDays(44 + random.nextInt(3));
          case 2 -> asOf.minusDays(399 + random.nextInt(3));
          case 3 -> near(asOf);
          default -> null;
        };
    return from != null && to != null && from.isAfter(to)
        ? new Coverage(to, from)
        : new Coverage(from, to);
  }

  private Map<String, FactValue> facts(Entity entity, LocalDate asOf) {
    Map<String, FactValue> facts = new LinkedHashMap<>();
    for (Attribute attribute : entity.attributeList()) {
      if (attribute.builtIn()) {
        continue;
      }
      boolean must =
          attribute.id().equals(entity.time()) && entity.cardinality() != Cardinality.ONE;
      int chance = random.nextInt(12);
      if (must || chance > 2) {
        facts.put(attribute.id(), new Known(value(entity, attribute, asOf)));
      } else if (chance == 1) {
        facts.put(attribute.id(), new Missing(Reason.NOT_APPLICABLE));
      } else if (chance == 2) {
        facts.put(
            attribute.id(), new Missing(random.nextBoolean() ? Reason.WITHHELD : Reason.UNKNOWN));
      }
    }
    return facts;
  }

  private Value value(Entity entity, Attribute attribute, LocalDate asOf) {
    return switch (attribute.type()) {
      case ValueType.BooleanType() -> new Value.BooleanValue(random.nextBoolean());
      case ValueType.IntegerType(Long min, Long max) -> {
        long low = min == null ? -3 : min;
        long high = max == null ? low + 6 : max;
        yield Value.NumberValue.of(low + random.nextLong(high - low + 1));
      }
      case ValueType.DecimalType(int scale, var min, var max) ->
          new Value.NumberValue(
              BigDecimal.valueOf(
                  random.nextInt(min == null ? -20 : 0, 30) * (scale == 2 ? 5L : 5L), scale));
      case ValueType.DateType() ->
          new Value.DateValue(
              entity.root() && attribute.id().equals(Vocabulary.BIRTH_DATE)
                  ? birth(asOf)
                  : near(asOf));
      case ValueType.CodeType(var codes) ->
          new Value.TextValue(codes.get(random.nextInt(codes.size())).id());
      case ValueType.TextType() ->
          new Value.TextValue(List.of("a", "b", "").get(random.nextInt(3)));
    };
  }

  private LocalDate birth(LocalDate asOf) {
    return switch (random.nextInt(6)) {
      case 0 -> LocalDate.of(asOf.getYear() - random.nextInt(16), 4, 1 + random.nextInt(2));
      case 1 -> LocalDate.of(2012 + 4 * random.nextInt(4), 2, 29);
      case 2 -> asOf.minusMonths(random.nextInt(200)).plusDays(random.nextInt(-1, 2));
      case 3 -> asOf.plusDays(random.nextInt(60));
      default -> asOf.minusDays(random.nextInt(6000));
    };
  }

  /** A date around the as-of date, often at the edge of a window. */
  private LocalDate near(LocalDate asOf) {
    return switch (random.nextInt(8)) {
      case 0 -> asOf;
      case 1 -> asOf.minusMonths(1 + random.nextInt(3)).plusDays(random.nextInt(-1, 2));
      case 2 -> LocalDate.of(asOf.getYear(), 4, 1).plusDays(random.nextInt(-1, 2));
      case 3 -> asOf.withDayOfMonth(1).plusDays(random.nextInt(-1, 2));
      case 4 -> asOf.plusDays(random.nextInt(-2, 15));
      case 5 -> asOf.minusDays(random.nextInt(700));
      default -> asOf.minusDays(random.nextInt(12));
    };
  }
}
