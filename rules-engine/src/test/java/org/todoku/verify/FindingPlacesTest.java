package org.todoku.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.todoku.testing.Libraries;
import org.todoku.text.Finding;

/** A finding stands at the very word that is wrong. */
class FindingPlacesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: {value: household.neadRatio, lessThan: 1} | neadRatio | household.neadRatio",
        "when: {value: houshold.needRatio, lessThan: 1} | houshold | houshold.needRatio",
        "when: {value: membres, lessThan: 1} | did you mean \"household.members\" | membres",
        "when: {value: household.needRatio, lessThan: 1.234} | 1.234 | 1.234",
        "when: {value: household.assistance, in: [none, endet]} | endet | endet",
        "when: {value: household.assistance, equals: ended} | equals does not go | ended",
        "when: {value: household.members, between: [4, 2]} | reversed | [4",
        "when: {records: contacts, exists: true} | contacts | contacts",
        "when: {records: mark, sum: {of: scor, atLeast: 1}} | scor | scor",
        "when: {records: mark, where: {rule: other}, exists: true} | inside where | other",
        "when: {records: mark, within: {since: household.members}, exists: true} | no date | household",
        "when: {value: household.members, atLeast: {parameter: most}} | most | most",
        "when: {any: [{rule: othr}]} | othr | othr",
        "when: {vlaue: household.members, atLeast: 1} | did you mean \"value\" | vlaue",
        "when: {alll: [{missing: child.birthDate}]} | did you mean \"all\" | alll",
      })
  void a_finding_stands_at_the_word_that_is_wrong(String rule, String message, String word) {
    String text = "rule: a-rule\ntitle: A rule\n" + rule + "\n";

    List<Finding> findings = read(text);

    assertThat(findings).hasSize(1);
    Finding finding = findings.getFirst();
    assertThat(finding.message().en() + "; " + finding.mend()).contains(message);
    assertThat(finding.place().line()).isEqualTo(3);
    assertThat(finding.place().column()).isEqualTo(rule.indexOf(word) + 1);
  }

  @Test
  void rules_that_refer_to_one_another_too_deeply_are_refused_quickly() {
    StringBuilder chain = new StringBuilder();
    for (int i = 0; i < 9_000; i++) {
      chain.append("rule: r%d\ntitle: A\nwhen: {rule: r%d}\n---\n".formatted(i, i + 1));
    }
    chain.append("rule: r9000\ntitle: A\nwhen: {missing: child.birthDate}\n");
    long began = System.nanoTime();

    List<Finding> findings = read(chain.toString());

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().message().en()).contains("too deeply");
    assertThat(findings.getFirst().rule()).isEqualTo("r8970");
    assertThat((System.nanoTime() - began) / 1_000_000_000).isLessThan(20);
  }

  @Test
  void thirty_rules_in_a_row_are_read() {
    StringBuilder chain = new StringBuilder();
    for (int i = 1; i < 30; i++) {
      chain.append("rule: r%d\ntitle: A\nwhen: {rule: r%d}\n---\n".formatted(i, i + 1));
    }
    chain.append("rule: r30\ntitle: A\nwhen: {missing: child.birthDate}\n");

    assertThat(read(chain.toString())).isEmpty();
    assertThat(
            read("rule: r0\ntitle: A\nwhen: {rule: r1}\n---\n" + chain).getFirst().message().en())
        .contains("at most 30 in a row");
  }

  @Test
  void a_rule_that_refers_to_a_broken_one_is_left_out_with_it() {
    Library library =
        library(
            """
            rule: top
            title: Top
            when: {rule: middle}
            ---
            rule: middle
            title: Middle
            when: {rule: bottom}
            ---
            rule: bottom
            title: Bottom
            when: {value: household.membrs, atLeast: 1}
            ---
            rule: sound
            title: Sound
            when: {missing: child.birthDate}
            """);

    assertThat(library.findings()).hasSize(1);
    assertThat(library.rules().orElseThrow().rules())
        .extracting(rule -> rule.id())
        .containsExactly("sound");
  }

  @Test
  void limits_that_a_type_does_not_have_are_errors() {
    for (String attribute :
        List.of(
            "{type: integer, min: 0.5}",
            "{type: integer, scale: 2}",
            "{type: decimal, scale: 1, max: 1.25}",
            "{type: decimal, scale: 10}",
            "{type: code, codes: [a, b], min: 1}",
            "{type: boolean, max: 1}",
            "{type: text, codes: [a, b]}")) {
      List<Finding> findings =
          LibraryReader.read(
                  "l",
                  List.of(
                      text(
                          "vocabulary/v.yaml",
                          "entity: child\nroot: true\nattributes:\n  birthDate: {type: date}\n  x: "
                              + attribute
                              + "\n")))
              .findings();

      assertThat(findings).as(attribute).hasSize(1);
      assertThat(findings.getFirst().isError()).isTrue();
    }
  }

  @Test
  void names_may_be_written_in_any_script() {
    Library library =
        LibraryReader.read(
            "l",
            List.of(
                text(
                    "vocabulary/v.yaml",
                    """
                    entity: こども
                    root: true
                    attributes:
                      birthDate: {type: date}
                      need_ratio: {type: decimal, scale: 1}
                      所得-区分: {type: code, codes: [低, 高]}
                    """),
                text(
                    "rules/r.yaml",
                    "rule: r\ntitle: R\nwhen: {all: [{value: こども.所得-区分, is: 低},"
                        + " {value: こども.need_ratio, atMost: 1}, {value: こども.age.years, atMost: 9}]}")));

    assertThat(library.findings()).isEmpty();
    assertThat(library.rules().orElseThrow().rules()).hasSize(1);
  }

  private static List<Finding> read(String rules) {
    return library(rules).findings();
  }

  private static Library library(String rules) {
    return Libraries.conformanceWith(rules);
  }

  private static LibraryText text(String path, String content) {
    return new LibraryText(path, path, content.getBytes(StandardCharsets.UTF_8));
  }
}
