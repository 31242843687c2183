package org.todoku.library.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.todoku.library.LibraryFolder;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.verify.Library;

/** What the public is told of the built-in rules. */
class CatalogueTest {
  private static final Path PUBLISHED = Path.of("..", "docs", "catalogue");

  private final Library library = read();
  private final RuleSet rules = library.rules().orElseThrow();
  private final List<CatalogueTheme> themes = Catalogue.of(rules, Registers.of(library));

  /** After a change that is meant: {@code ./todoku catalogue --out docs/catalogue}. */
  @Test
  void the_published_catalogue_is_what_the_library_says() throws IOException {
    SortedMap<String, String> expected = CatalogueMarkdown.of(themes);

    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(PUBLISHED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(PUBLISHED.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    assertThat(found).containsExactlyEntriesOf(expected);
  }

  @Test
  void every_rule_stands_on_exactly_one_page() {
    List<String> listed =
        themes.stream()
            .flatMap(theme -> theme.entries().stream())
            .map(CatalogueEntry::ruleId)
            .toList();

    assertThat(listed)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(rules.rules().stream().map(Rule::id).toList());
  }

  @Test
  void a_rule_without_a_theme_is_not_left_out() {
    List<CatalogueTheme> without =
        Catalogue.of(rules, new Registers(Map.of(), Map.of(), Map.of(), Map.of()));

    assertThat(without).hasSize(1);
    assertThat(without.getFirst().id()).isEqualTo(Catalogue.OTHERS);
    assertThat(without.getFirst().entries()).hasSize(rules.rules().size());
  }

  @Test
  void every_rule_says_why_on_which_basis_and_with_whose_data() {
    for (CatalogueTheme theme : themes) {
      for (CatalogueEntry entry : theme.entries()) {
        assertThat(entry.why().ja()).as(entry.ruleId()).contains("法");
        assertThat(entry.basis().en()).as(entry.ruleId()).contains(":");
        assertThat(entry.data())
            .as(entry.ruleId())
            .isNotEmpty()
            .allMatch(data -> data.custodian() != null && data.basis() != null);
      }
    }
  }

  @Test
  void data_of_rules_that_a_rule_refers_to_is_told_as_well() {
    Set<String> records =
        entry("possible-young-carer").data().stream()
            .map(data -> data.record().en())
            .collect(Collectors.toSet());

    assertThat(records).contains("School attendance", "Attainment");
  }

  @Test
  void a_placeholder_is_called_one() {
    assertThat(entry("lunch-fee-arrears").provisional()).isTrue();
    assertThat(entry("lunch-fee-arrears").basis().en()).startsWith("Provisional");
    assertThat(entry("non-attendance").provisional()).isFalse();
  }

  private CatalogueEntry entry(String rule) {
    return themes.stream()
        .flatMap(theme -> theme.entries().stream())
        .filter(entry -> entry.ruleId().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Library read() {
    try {
      return LibraryFolder.builtIn();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
