package org.todoku.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.todoku.text.Finding;

class RuleSetFilesTest {
  private static final String VOCABULARY =
      """
      entity: child
      root: true
      label: {ja: こども, en: Child}
      attributes:
        birthDate: {type: date, label: {ja: 生年月日, en: Date of birth}}
      """;

  private static final String RULE =
      """
      rule: school-age
      title: {ja: 学齢, en: School age}
      when: {value: child.schoolGrade, between: [1, 9]}
      """;

  @Test
  void a_theme_lists_its_rules() {
    Library library = with("ruleset: school\nlabel: {ja: 学校, en: School}\nrules: [school-age]\n");

    assertThat(library.findings()).isEmpty();
    assertThat(library.ruleSets()).containsOnlyKeys("school");
    assertThat(library.ruleSets().get("school").label().ja()).isEqualTo("学校");
  }

  @Test
  void a_theme_with_a_rule_that_is_not_there_is_warned_of_and_keeps_no_rule_from_being_used() {
    Library library = with("ruleset: school\nlabel: {ja: 学校, en: School}\nrules: [school-agee]\n");

    assertThat(library.broken()).isFalse();
    Finding finding = library.findings().getFirst();
    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(finding.place().toString()).isEqualTo("lib/rulesets/school.yaml:3:9");
    assertThat(finding.mend()).isNotNull();
    assertThat(finding.mend().en()).isEqualTo("did you mean \"school-age\"?");
  }

  @Test
  void a_theme_that_is_no_theme_is_warned_of() {
    Library library = with("- school\n");

    assertThat(library.broken()).isFalse();
    assertThat(library.findings()).hasSize(1);
  }

  private static Library with(String ruleSet) {
    return LibraryReader.read(
        "lib",
        List.of(
            text("vocabulary/child.yaml", VOCABULARY),
            text("rules/school.yaml", RULE),
            text("rulesets/school.yaml", ruleSet)));
  }

  private static LibraryText text(String path, String content) {
    return new LibraryText(path, "lib/" + path, content.getBytes(StandardCharsets.UTF_8));
  }
}
