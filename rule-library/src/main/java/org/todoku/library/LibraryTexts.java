package org.todoku.library;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.todoku.simulate.RuleCase;
import org.todoku.text.RuleDocument;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryText;

/**
 * The texts of a library's rules and cases: whole files where a file holds one rule or the cases of
 * one, byte for byte, else the documents in it.
 */
public final class LibraryTexts {
  private final DocumentTexts documents;
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Long> rulesInFile;
  private final Map<String, String> cases;

  public LibraryTexts(List<LibraryText> texts, Library library) {
    this.documents = new DocumentTexts(texts);
    texts.forEach(text -> files.put(text.name(), new String(text.bytes(), StandardCharsets.UTF_8)));
    this.rulesInFile =
        library.documents().stream()
            .collect(Collectors.groupingBy(each -> each.place().file(), Collectors.counting()));
    this.cases = new HashMap<>(documents.cases(library));
    Map<String, Set<String>> rulesOfFile = new HashMap<>();
    Map<String, Set<String>> filesOfRule = new HashMap<>();
    for (RuleCase each : library.cases()) {
      String file = each.place().file();
      rulesOfFile.computeIfAbsent(file, key -> new HashSet<>()).add(each.rule());
      filesOfRule.computeIfAbsent(each.rule(), key -> new HashSet<>()).add(file);
    }
    filesOfRule.forEach(
        (rule, own) -> {
          String file = own.iterator().next();
          if (own.size() == 1 && rulesOfFile.getOrDefault(file, Set.of()).size() == 1) {
            cases.put(rule, files.getOrDefault(file, ""));
          }
        });
  }

  /** The text of a rule. */
  public String rule(RuleDocument document) {
    String file = document.place().file();
    return rulesInFile.getOrDefault(file, 0L) == 1
        ? files.getOrDefault(file, "")
        : documents.rule(document);
  }

  /** The case file of a rule; empty where it has none. */
  public String cases(String ruleId) {
    return cases.getOrDefault(ruleId, "");
  }
}
