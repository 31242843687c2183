package org.todoku.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.testing.EvidenceLibrary;
import org.todoku.text.Finding;

class GatesTest {
  private static final String RECEIVED =
      "{records: support, within: {last: 3 months}, exists: true}";
  private static final String NOT_RECEIVED =
      "{records: support, within: {last: 3 months}, exists: false}";
  private static final String CARE = "{value: disability.careLevel, atLeast: 3}";
  private static final String ABSENT =
      "{records: day, where: {value: absent, is: true}, within: {last: 3 months}, count: {atLeast: 5}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        RECEIVED,
        "{all: [{value: child.schoolGrade, between: [1, 9]}, " + RECEIVED + "]}",
        "{any: [" + ABSENT + ", " + RECEIVED + "]}",
        "{not: {records: support, within: {last: 3 months}, exists: false}}",
        "{none: [{records: support, within: {last: 3 months}, count: {atMost: 0}}]}",
      })
  void receiving_a_service_raises_no_level_by_itself(String when) {
    assertThat(errors("preventive", when))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message().en()).contains("because a service is received");
              assertThat(finding.place().line()).isEqualTo(3);
            });
    assertThat(errors("watch", when)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{all: [" + ABSENT + ", " + RECEIVED + "]}",
        "{records: support, within: {last: 3 months}, exists: false}",
        "{not: " + RECEIVED + "}",
        "{value: child.schoolGrade, equals: 1}",
        "{all: [" + ABSENT + ", " + CARE + "]}",
        "{atLeast: 2, of: [" + CARE + ", " + ABSENT + ", " + NOT_RECEIVED + "]}",
      })
  void what_needs_a_sign_or_age_alone_passes(String when) {
    assertThat(errors("priority", when)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CARE,
        "{any: [" + CARE + ", " + ABSENT + "]}",
        "{all: [{value: child.age.years, lessThan: 18}, " + CARE + "]}",
        "{atLeast: 2, of: [" + CARE + ", " + RECEIVED + ", " + ABSENT + "]}",
      })
  void what_must_not_lead_to_a_family_alone_is_refused_at_any_level(String when) {
    assertThat(errors("watch", when))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message().en()).contains("never lead to a family alone"));
  }

  @Test
  void another_rule_is_looked_through() {
    Library library =
        EvidenceLibrary.of(
            "rule: r\ntitle: R\nlevel: priority\nwhen: {rule: other}\n---\nrule: other\ntitle: O\nwhen: "
                + RECEIVED
                + "\n");

    assertThat(library.findings().stream().filter(Finding::isError))
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo("r"));
  }

  @Test
  void a_word_for_evidence_that_is_not_known_is_told_with_the_known_ones() {
    Library library =
        LibraryReader.read(
            "l",
            List.of(
                new LibraryText(
                    "vocabulary/v.yaml",
                    "v.yaml",
                    "entity: child\nroot: true\nevidence: statutry\nattributes:\n  birthDate: {type: date}\n"
                        .getBytes(StandardCharsets.UTF_8))));

    assertThat(library.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.message().en()).contains("unknown evidence");
              assertThat(finding.mend()).isNotNull();
              assertThat(finding.mend().en()).contains("statutory");
              assertThat(finding.place().line()).isEqualTo(3);
            });
  }

  private static List<Finding> errors(String level, String when) {
    return EvidenceLibrary.of(level, when).findings().stream().filter(Finding::isError).toList();
  }
}
