package org.todoku.linkage.sender;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.CalendarUnit;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.Span;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/** A small vocabulary for tests, independent of the library's. */
public final class Words {
  public static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              entity(
                  "child",
                  true,
                  Cardinality.ONE,
                  null,
                  null,
                  Map.of(
                      "birthDate", new ValueType.DateType(),
                      "movedInDate", new ValueType.DateType())),
              entity(
                  "household",
                  false,
                  Cardinality.ONE,
                  null,
                  new Span(400, CalendarUnit.DAYS),
                  Map.of(
                      "needRatio",
                      new ValueType.DecimalType(2, BigDecimal.ZERO, null),
                      "taxExempt",
                      new ValueType.BooleanType(),
                      "arrearsMonths",
                      new ValueType.IntegerType(0L, 120L))),
              entity(
                  "welfareCase",
                  false,
                  Cardinality.ONE,
                  null,
                  null,
                  Map.of("status", codes("none", "support", "protection"))),
              entity(
                  "attendanceDay",
                  false,
                  Cardinality.MANY,
                  "on",
                  new Span(45, CalendarUnit.DAYS),
                  Map.of(
                      "on",
                      new ValueType.DateType(),
                      "status",
                      codes("present", "absent", "late"),
                      "reason",
                      codes("illness", "economic", "other")))));

  private Words() {}

  private static ValueType codes(String... ids) {
    return new ValueType.CodeType(
        List.of(ids).stream().map(id -> new ValueType.Code(id, LocalizedText.same(id))).toList());
  }

  private static Entity entity(
      String id,
      boolean root,
      Cardinality cardinality,
      String time,
      Span staleAfter,
      Map<String, ValueType> types) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    types.forEach(
        (name, type) ->
            attributes.put(
                name,
                new Attribute(
                    name, type, LocalizedText.same(name), null, Attribute.Use.RULES, null, false)));
    return new Entity(
        id, root, cardinality, time, staleAfter, LocalizedText.same(id), null, null, attributes);
  }
}
