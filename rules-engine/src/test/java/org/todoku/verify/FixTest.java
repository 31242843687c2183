package org.todoku.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.testing.Libraries;
import org.todoku.text.Finding;
import org.todoku.text.Fix;

/** What a person may have mended by a word. */
class FixTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{value: household.neadRatio, lessThan: 1} | household.neadRatio | household.needRatio",
        "{value: houshold.needRatio, lessThan: 1} | houshold.needRatio | household.needRatio",
        "{value: membres, lessThan: 1} | membres | household.members",
        "{value: household.assistance, in: [none, endet]} | endet | ended",
        "{records: mark, sum: {of: scor, atLeast: 1}} | scor | score",
        "{records: marks, exists: true} | marks | mark",
      })
  void a_name_that_was_probably_meant_can_be_taken(String when, String written, String instead) {
    assertThat(read(rule(when)))
        .extracting(Finding::fix)
        .containsExactly(new Fix.Rename(written, instead));
  }

  @Test
  void a_name_that_is_like_no_other_offers_nothing() {
    assertThat(read(rule("{value: household.zzzzzzzzzz, lessThan: 1}")))
        .extracting(Finding::fix)
        .containsExactly((Fix) null);
  }

  @Test
  void reversed_bounds_unused_thresholds_and_idle_conditions_can_be_mended() {
    assertThat(read(rule("{value: household.members, between: [4, 2]}")))
        .extracting(Finding::fix)
        .containsExactly(new Fix.SwapBounds());
    assertThat(
            read(
                rule("{value: household.members, atLeast: 2}")
                    + "parameters: {most: {type: integer, value: 3}}\n"))
        .extracting(Finding::fix)
        .contains(new Fix.DropParameter("most"));
    assertThat(
            read(
                rule(
                    "{all: [{value: household.members, atLeast: 2}, {value: household.members, atLeast: 4}]}")))
        .extracting(Finding::fix)
        .containsExactly(new Fix.LeaveOut());
  }

  @Test
  void a_rule_that_reads_a_retired_attribute_stays_usable_and_is_told_what_took_its_place() {
    Library library =
        library(
            "retired: {instead: reason}",
            "{records: mark, where: {value: why, is: a}, exists: true}");

    assertThat(library.broken()).isFalse();
    assertThat(library.rules().orElseThrow().rules()).hasSize(1);
    assertThat(library.findings()).hasSize(1);
    Finding finding = library.findings().getFirst();
    assertThat(finding.message().en()).isEqualTo("why is retired: it is no longer recorded");
    assertThat(finding.mend()).isNotNull();
    assertThat(finding.mend().en()).isEqualTo("use \"reason\"");
    assertThat(finding.fix()).isEqualTo(new Fix.Rename("why", "reason"));
  }

  @Test
  void nothing_is_offered_where_nothing_took_its_place() {
    Library library =
        library("retired: true", "{records: mark, where: {value: why, is: a}, exists: true}");

    assertThat(library.broken()).isFalse();
    assertThat(library.findings()).hasSize(1);
    assertThat(library.findings().getFirst().fix()).isNull();
    assertThat(
            library("retired: false", "{records: mark, where: {value: why, is: a}, exists: true}")
                .findings())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retired: {instead: raeson} | no attribute in use takes its place",
        "retired: {instead: why} | no attribute in use takes its place",
        "retired: {} | \"instead\" is missing",
        "retired: [reason] | retired is true, or",
        "retired: someday | retired is true, or",
      })
  void a_successor_that_is_not_there_is_an_error(String retired, String message) {
    List<Finding> findings = library(retired, "{missing: child.birthDate}").findings();

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().isError()).isTrue();
    assertThat(findings.getFirst().message().en()).contains(message);
    assertThat(findings.getFirst().place().line()).isEqualTo(12);
  }

  private static Library library(String retired, String when) {
    return LibraryReader.read(
        "l",
        List.of(
            text(
                "vocabulary/v.yaml",
                """
                entity: child
                root: true
                attributes:
                  birthDate: {type: date}
                ---
                entity: mark
                cardinality: many
                time: on
                staleAfter: 100 days
                attributes:
                  on: {type: date}
                  why: {type: code, codes: [a, b], %s}
                  reason: {type: code, codes: [a, b]}
                """
                    .formatted(retired)),
            text("rules/r.yaml", rule(when))));
  }

  private static LibraryText text(String path, String content) {
    return new LibraryText(path, path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String rule(String when) {
    return "rule: a-rule\ntitle: A rule\nwhen: " + when + "\n";
  }

  private static List<Finding> read(String rule) {
    return Libraries.conformanceWith(rule).findings();
  }
}
