package org.todoku.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.todoku.library.LibraryFolder;
import org.todoku.rule.Rule;
import org.todoku.simulate.RuleCase;
import org.todoku.text.RegisterReader.Entry;
import org.todoku.verify.Library;
import org.todoku.vocabulary.LocalizedText;

/** The rules in force, with the cases that test them and the words for what they name. */
@Service
public class RuleCatalogue {
  private final Library library;
  private final Map<String, RuleEntry> entries;

  RuleCatalogue() {
    try {
      library = LibraryFolder.builtIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, List<RuleCase>> cases =
        library.cases().stream().collect(Collectors.groupingBy(RuleCase::rule));
    entries = new LinkedHashMap<>();
    library
        .rules()
        .ifPresent(
            set -> {
              for (Rule rule : set.rules()) {
                entries.put(
                    rule.id(),
                    new RuleEntry(rule, 1, null, null, cases.getOrDefault(rule.id(), List.of())));
              }
            });
  }

  /** The rules in the order of the library. */
  public List<RuleEntry> entries() {
    return List.copyOf(entries.values());
  }

  public Optional<RuleEntry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** The kinds of need, in the order of their register. */
  public Map<String, LocalizedText> needs() {
    return labels(library.needs());
  }

  /** What a need is called; its id where the register does not know it. */
  public LocalizedText need(String id) {
    return label(library.needs(), id);
  }

  /** What a purpose is called; its id where the register does not know it. */
  public LocalizedText purpose(String id) {
    return label(library.purposes(), id);
  }

  /** What a support service is called; its id where the register does not know it. */
  public LocalizedText service(String id) {
    return label(library.services(), id);
  }

  private static LocalizedText label(Map<String, Entry> register, String id) {
    Entry entry = register.get(id);
    return entry == null ? LocalizedText.same(id) : entry.label();
  }

  private static Map<String, LocalizedText> labels(Map<String, Entry> register) {
    Map<String, LocalizedText> labels = new LinkedHashMap<>();
    register.forEach((id, entry) -> labels.put(id, entry.label()));
    return labels;
  }
}
