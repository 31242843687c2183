package org.todoku.testing;

import java.math.BigDecimal;
import java.util.Arrays;
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

/** A small vocabulary with every type, limit and kind of staleness, for generated rules. */
public final class TestVocabulary {
  public static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              one(
                  "child",
                  true,
                  null,
                  null,
                  attribute("birthDate", new ValueType.DateType()),
                  attribute("movedIn", new ValueType.DateType())),
              one(
                  "household",
                  false,
                  new Span(400, CalendarUnit.DAYS),
                  null,
                  attribute("ratio", new ValueType.DecimalType(2, BigDecimal.ZERO, null)),
                  attribute("standard", new ValueType.DecimalType(1, null, null)),
                  attribute("members", new ValueType.IntegerType(1L, 6L)),
                  attribute("single", new ValueType.BooleanType()),
                  attribute("aid", codes("none", "receiving", "ended")),
                  attribute("district", new ValueType.TextType()),
                  attribute("changedOn", new ValueType.DateType())),
              one(
                  "school",
                  false,
                  null,
                  "since",
                  attribute("since", new ValueType.DateType()),
                  attribute("enrolled", new ValueType.BooleanType()),
                  attribute("kind", codes("public", "private", "none"))),
              many(
                  "day",
                  new Span(45, CalendarUnit.DAYS),
                  attribute("on", new ValueType.DateType()),
                  attribute("status", codes("present", "absent", "late")),
                  attribute("reason", codes("illness", "economic", "other")),
                  attribute("minutes", new ValueType.IntegerType(0L, 4L)),
                  attribute("delta", new ValueType.IntegerType(-2L, 2L)),
                  attribute("score", new ValueType.DecimalType(1, null, null)),
                  attribute("excused", new ValueType.BooleanType()),
                  attribute("note", new ValueType.TextType()),
                  attribute("seenOn", new ValueType.DateType())),
              many(
                  "contact",
                  null,
                  attribute("on", new ValueType.DateType()),
                  attribute("kind", codes("visit", "call")),
                  attribute("n", new ValueType.IntegerType(0L, null)))));

  private TestVocabulary() {}

  private static ValueType codes(String... ids) {
    return new ValueType.CodeType(
        Arrays.stream(ids).map(id -> new ValueType.Code(id, LocalizedText.same(id))).toList());
  }

  private static Attribute attribute(String id, ValueType type) {
    return new Attribute(id, type, LocalizedText.same(id), null, Attribute.Use.RULES, null, false);
  }

  private static Entity one(
      String id, boolean root, Span staleAfter, String time, Attribute... attributes) {
    return entity(id, root, Cardinality.ONE, staleAfter, time, attributes);
  }

  private static Entity many(String id, Span staleAfter, Attribute... attributes) {
    return entity(id, false, Cardinality.MANY, staleAfter, "on", attributes);
  }

  private static Entity entity(
      String id,
      boolean root,
      Cardinality cardinality,
      Span staleAfter,
      String time,
      Attribute... attributes) {
    Map<String, Attribute> byId = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      byId.put(attribute.id(), attribute);
    }
    return new Entity(
        id,
        root,
        cardinality,
        time,
        staleAfter,
        LocalizedText.same(id),
        new Entity.Source("system-of-" + id, "custodian-of-" + id),
        null,
        byId);
  }
}
