package org.todoku.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.todoku.library.LibraryFolder;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.vocabulary.LocalizedText;

/** What one book takes over from the one before. */
class RulebookTest {
  private final RuleSet rules = rules();
  private final List<RuleEntry> entries = rules.rules().stream().map(RulebookTest::entry).toList();

  @Test
  void a_rule_that_did_not_change_keeps_its_sentence() {
    Rulebook before = new Rulebook(rules, entries, null);
    LocalizedText sentence = before.sentence(entryOf(before, "non-attendance"));

    Rulebook after = renamed("late-or-leaving-early", before);

    assertThat(after.sentence(entryOf(after, "non-attendance"))).isSameAs(sentence);
  }

  @Test
  void a_sentence_that_names_another_rule_follows_its_new_title() {
    Rulebook before = new Rulebook(rules, entries, null);
    assertThat(before.sentence(entryOf(before, "possible-young-carer")).en())
        .contains("Late or leaving early");

    Rulebook after = renamed("late-or-leaving-early", before);

    assertThat(after.sentence(entryOf(after, "possible-young-carer")).en())
        .contains("Another title")
        .doesNotContain("Late or leaving early");
  }

  private Rulebook renamed(String id, Rulebook before) {
    List<RuleEntry> changed =
        entries.stream()
            .map(entry -> entry.id().equals(id) ? entry(withTitle(entry.rule())) : entry)
            .toList();
    return new Rulebook(
        new RuleSet(rules.vocabulary(), changed.stream().map(RuleEntry::rule).toList()),
        changed,
        before);
  }

  private static Rule withTitle(Rule rule) {
    return new Rule(
        rule.id(),
        LocalizedText.same("Another title"),
        rule.need(),
        rule.level(),
        rule.purpose(),
        rule.basis(),
        rule.effective(),
        rule.parameters(),
        rule.when(),
        rule.unless(),
        rule.whenUnknown(),
        rule.support());
  }

  private static RuleEntry entryOf(Rulebook book, String id) {
    return book.entry(id).orElseThrow();
  }

  private static RuleEntry entry(Rule rule) {
    return new RuleEntry(rule, 1, Instant.EPOCH, "system", List.of(), Set.of());
  }

  private static RuleSet rules() {
    try {
      return LibraryFolder.builtIn().rules().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
