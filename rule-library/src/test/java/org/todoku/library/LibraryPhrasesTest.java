package org.todoku.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.todoku.phrase.PhraseLine;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;

/**
 * The built-in rules in words, as people read them. After a change that is meant, write the file
 * anew and read what changed: {@code mvn -pl rule-library -am test -Dtest=LibraryPhrasesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtodoku.golden=write}
 */
class LibraryPhrasesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/phrases.txt");
  private static final LocalDate AS_OF = LocalDate.parse("2026-02-01");

  @Test
  void every_rule_of_the_library_reads_as_last_agreed() throws IOException {
    RuleSet rules = LibraryFolder.builtIn().rules().orElseThrow();
    Phrases phrases = new Phrases(rules);

    StringBuilder text = new StringBuilder();
    for (Rule rule : rules.rules()) {
      text.append("== ").append(rule.id()).append('\n');
      text.append(phrases.sentence(rule).ja()).append('\n');
      text.append(phrases.sentence(rule).en()).append('\n');
      for (PhraseLine line : phrases.outline(rule, AS_OF)) {
        text.append("  ".repeat(line.depth() + 1))
            .append(line.node())
            .append(" | ")
            .append(line.text().ja())
            .append(" | ")
            .append(line.text().en())
            .append('\n');
      }
      text.append('\n');
    }

    if ("write".equals(System.getProperty("todoku.golden"))) {
      assertThat(System.getenv("CI")).as("golden files are never written by CI").isNull();
      Files.writeString(GOLDEN, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(GOLDEN));
  }
}
