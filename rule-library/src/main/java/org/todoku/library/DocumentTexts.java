package org.todoku.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.todoku.simulate.RuleCase;
import org.todoku.text.Place;
import org.todoku.text.RuleDocument;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryText;

/**
 * The documents of a library's files as they were written, with the comments that stand in them.
 */
final class DocumentTexts {
  private static final String DIVIDER = "---\n";

  private final Map<String, List<String>> linesByFile = new HashMap<>();

  DocumentTexts(List<LibraryText> texts) {
    texts.forEach(
        text ->
            linesByFile.put(
                text.name(), new String(text.bytes(), StandardCharsets.UTF_8).lines().toList()));
  }

  /** A rule's own document. */
  String rule(RuleDocument document) {
    return at(document.place()).text();
  }

  /** The case files of a library, by rule. */
  Map<String, String> cases(Library library) {
    Map<String, Set<Document>> documents = new LinkedHashMap<>();
    for (RuleCase each : library.cases()) {
      documents.computeIfAbsent(each.rule(), key -> new LinkedHashSet<>()).add(at(each.place()));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    documents.forEach(
        (rule, found) ->
            texts.put(rule, String.join(DIVIDER, found.stream().map(Document::text).toList())));
    return texts;
  }

  /** A document, told apart by where it begins. */
  private record Document(String file, int begin, String text) {}

  private Document at(Place place) {
    List<String> lines = linesByFile.get(place.file());
    if (lines == null) {
      throw new IllegalStateException("no file for " + place);
    }
    int begin = place.line() - 1;
    while (begin > 0 && !lines.get(begin - 1).startsWith("---")) {
      begin--;
    }
    int end = place.line();
    while (end < lines.size() && !lines.get(end).startsWith("---")) {
      end++;
    }
    List<String> own = new ArrayList<>(lines.subList(begin, end));
    return new Document(place.file(), begin, String.join("\n", own).strip() + "\n");
  }
}
