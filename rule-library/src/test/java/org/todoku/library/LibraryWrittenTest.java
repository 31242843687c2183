package org.todoku.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.todoku.rule.Rule;
import org.todoku.simulate.RuleCase;
import org.todoku.text.CaseWriter;
import org.todoku.text.Finding;
import org.todoku.text.RuleDocument;
import org.todoku.text.RuleWriter;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;
import org.todoku.vocabulary.LocalizedText;

class LibraryWrittenTest {
  @Test
  void the_built_in_rules_are_the_same_after_they_were_written_and_read() throws IOException {
    Library library = LibraryFolder.builtIn();
    List<Rule> rules = library.documents().stream().map(RuleDocument::rule).toList();
    Map<String, List<RuleCase>> cases = new LinkedHashMap<>();
    for (RuleCase one : library.cases()) {
      cases.computeIfAbsent(one.rule(), id -> new ArrayList<>()).add(one);
    }
    List<LibraryText> texts = new ArrayList<>();
    for (LibraryText text : LibraryFolder.builtInTexts()) {
      if (!text.path().startsWith("rules/") && !text.path().startsWith("cases/")) {
        texts.add(text);
      }
    }
    for (int i = 0; i < rules.size(); i++) {
      boolean json = i % 2 == 1;
      texts.add(
          json
              ? text("rules/%03d.json".formatted(i), RuleWriter.json(rules.get(i)))
              : text("rules/%03d.yaml".formatted(i), RuleWriter.yaml(rules.get(i))));
    }
    cases.forEach(
        (rule, of) -> texts.add(text("cases/" + rule + ".yaml", CaseWriter.yaml(rule, of))));

    Library again = LibraryReader.read("again", texts);

    assertThat(again.findings()).extracting(Finding::message).isEqualTo(messages(library));
    assertThat(again.documents()).extracting(RuleDocument::rule).isEqualTo(rules);
    assertThat(again.rules().orElseThrow().rules())
        .isEqualTo(library.rules().orElseThrow().rules());
    assertThat(again.cases()).hasSameSizeAs(library.cases());
    for (Rule rule : library.rules().orElseThrow().rules()) {
      assertThat(RuleWriter.yaml(rule)).contains("rule: " + rule.id()).endsWith("\n");
    }
    assertThat(RuleWriter.yaml(again.documents().stream().map(RuleDocument::rule).toList()))
        .isEqualTo(RuleWriter.yaml(rules));
  }

  private static List<LocalizedText> messages(Library of) {
    return of.findings().stream().map(Finding::message).toList();
  }

  private static LibraryText text(String path, String content) {
    return new LibraryText(path, path, content.getBytes(StandardCharsets.UTF_8));
  }
}
