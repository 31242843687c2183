package org.todoku.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.todoku.profile.FactValue.Known;
import org.todoku.profile.FactValue.Missing;
import org.todoku.profile.FactValue.Reason;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

class LinkedProfileTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              entity("child", true, null, attribute("birthDate", new ValueType.DateType())),
              entity(
                  "household",
                  false,
                  null,
                  attribute("needRatio", new ValueType.DecimalType(2, BigDecimal.ZERO, null)),
                  attribute("note", new ValueType.TextType())),
              entity(
                  "day",
                  false,
                  "on",
                  attribute("on", new ValueType.DateType()),
                  attribute(
                      "status",
                      new ValueType.CodeType(
                          List.of(
                              new ValueType.Code("present", LocalizedText.same("present")),
                              new ValueType.Code("absent", LocalizedText.same("absent"))))))));

  @Test
  void records_are_kept_in_order_of_time_and_values_come_back_as_given() {
    LinkedProfile profile =
        LinkedProfile.builder(VOCABULARY, "c-1")
            .record("day", Map.of("on", date("2025-05-08"), "status", text("absent")), "school-b")
            .record("day", Map.of("on", date("2025-05-07"), "status", missing(Reason.WITHHELD)))
            .record("household", Map.of("needRatio", number("1.1"), "note", text("")))
            .build();

    int day = profile.layout().index("day");
    assertThat(profile.record(day, 0))
        .isEqualTo(
            new LinkedHashMap<>(
                Map.of("on", date("2025-05-07"), "status", missing(Reason.WITHHELD))));
    assertThat(profile.record(day, 1))
        .isEqualTo(Map.of("on", date("2025-05-08"), "status", text("absent")));
    assertThat(profile.source(day, 0)).isEqualTo("source-of-day");
    assertThat(profile.source(day, 1)).isEqualTo("school-b");
    assertThat(profile.fact("household", "needRatio")).isEqualTo(number("1.10"));
    assertThat(profile.fact("household", "note")).isEqualTo(text(""));
    assertThat(profile.packed(profile.layout().index("household"), 0, 0)).isEqualTo(110);
  }

  @Test
  void entity_without_entry_is_absent_and_with_coverage_alone_is_present_and_empty() {
    LinkedProfile profile =
        LinkedProfile.builder(VOCABULARY, "c-1")
            .coverage("day", new Coverage(LocalDate.parse("2025-04-01"), null))
            .build();

    int day = profile.layout().index("day");
    assertThat(profile.has(day)).isTrue();
    assertThat(profile.size(day)).isZero();
    assertThat(profile.coveredFrom(day)).isEqualTo(LocalDate.parse("2025-04-01").toEpochDay());
    assertThat(profile.coveredTo(day)).isEqualTo(Long.MAX_VALUE);
    assertThat(profile.has(profile.layout().index("household"))).isFalse();
  }

  @Test
  void what_readers_should_have_caught_is_refused() {
    ProfileBuilder builder = LinkedProfile.builder(VOCABULARY, "c-1");

    assertThatThrownBy(() -> builder.record("household", Map.of("needRatio", number("1.105"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.record("household", Map.of()))
        .hasMessageContaining("second record");
    assertThatThrownBy(() -> builder.record("day", Map.of("status", text("nope"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(builder::build).hasMessageContaining("has no date");
  }

  private static Entity entity(String id, boolean root, String time, Attribute... attributes) {
    Map<String, Attribute> byId = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      byId.put(attribute.id(), attribute);
    }
    return new Entity(
        id,
        root,
        time == null ? Cardinality.ONE : Cardinality.MANY,
        time,
        null,
        LocalizedText.same(id),
        new Entity.Source("source-of-" + id, null),
        null,
        byId);
  }

  private static Attribute attribute(String id, ValueType type) {
    return new Attribute(id, type, LocalizedText.same(id), null, Attribute.Use.RULES, null, false);
  }

  private static FactValue date(String iso) {
    return new Known(new Value.DateValue(LocalDate.parse(iso)));
  }

  private static FactValue text(String text) {
    return new Known(new Value.TextValue(text));
  }

  private static FactValue number(String digits) {
    return new Known(new Value.NumberValue(new BigDecimal(digits)));
  }

  private static FactValue missing(Reason reason) {
    return new Missing(reason);
  }
}
