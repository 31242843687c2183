package org.todoku.authoring;

import java.util.List;
import java.util.Optional;
import org.todoku.phrase.PhraseLine;
import org.todoku.phrase.Phrases;
import org.todoku.rule.RuleSet;
import org.todoku.vocabulary.LocalizedText;

/** The rules that were in force on a day, with their sentences. Immutable. */
public final class Rulebook {
  private final List<RuleEntry> entries;
  private final Phrases phrases;

  Rulebook(RuleSet rules, List<RuleEntry> entries) {
    this.entries = List.copyOf(entries);
    this.phrases = new Phrases(rules);
  }

  /** The rules in the order of the library. */
  public List<RuleEntry> entries() {
    return entries;
  }

  public Optional<RuleEntry> entry(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** What a rule of this book looks for, as one sentence with its exceptions. */
  public LocalizedText sentence(RuleEntry entry) {
    return phrases.sentence(entry.rule());
  }

  /** What a rule of this book looks for, line by line. */
  public List<PhraseLine> outline(RuleEntry entry) {
    return phrases.outline(entry.rule(), null);
  }
}
