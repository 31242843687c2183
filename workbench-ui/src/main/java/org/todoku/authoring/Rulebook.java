package org.todoku.authoring;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.todoku.library.RuleTrials;
import org.todoku.library.catalogue.Catalogue;
import org.todoku.library.catalogue.CatalogueTheme;
import org.todoku.library.catalogue.Registers;
import org.todoku.phrase.PhraseLine;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.LocalizedText;

/** The rules that were in force on a day, with their sentences. Immutable. */
public final class Rulebook {
  private final List<RuleEntry> entries;
  private final RuleSet rules;
  private final Map<String, RuleEntry> byId = new HashMap<>();
  private final Map<Rule, RuleEntry> byRule = new IdentityHashMap<>();
  private final Map<String, LocalizedText> sentences = new ConcurrentHashMap<>();
  private final Phrases phrases;
  private final AtomicReference<@Nullable Told> told = new AtomicReference<>();

  /**
   * @param before an earlier book, whose sentences are taken over where nothing that they name has
   *     changed; null for none
   */
  Rulebook(RuleSet rules, List<RuleEntry> entries, @Nullable Rulebook before) {
    this.entries = List.copyOf(entries);
    this.rules = rules;
    this.phrases = new Phrases(rules);
    for (RuleEntry entry : entries) {
      byId.put(entry.id(), entry);
      byRule.put(entry.rule(), entry);
    }
    if (before != null && before.rules.vocabulary() == rules.vocabulary()) {
      before.sentences.forEach(
          (id, sentence) -> {
            RuleEntry entry = byId.get(id);
            if (entry != null
                && before.byId.get(id) == entry
                && titles(entry).equals(before.titles(entry))) {
              sentences.put(id, sentence);
            }
          });
    }
  }

  /** The rules of this book as they were typed; the same rule is the same object. */
  Map<Rule, RuleEntry> byRule() {
    return byRule;
  }

  /** What the rules are called that a rule refers to: its sentence names them. */
  private List<LocalizedText> titles(RuleEntry entry) {
    return entry.rule().references().stream()
        .flatMap(id -> entry(id).stream())
        .map(other -> other.rule().title())
        .toList();
  }

  /** The rules in the order of the library. */
  public List<RuleEntry> entries() {
    return entries;
  }

  public Optional<RuleEntry> entry(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** What a rule of this book looks for, as one sentence with its exceptions. */
  public LocalizedText sentence(RuleEntry entry) {
    return sentences.computeIfAbsent(entry.id(), id -> phrases.sentence(entry.rule()));
  }

  /** What a rule of this book looks for, line by line. */
  public List<PhraseLine> outline(RuleEntry entry) {
    return phrases.outline(entry.rule(), null);
  }

  /** The rules of this book as everybody may read them, by theme. */
  List<CatalogueTheme> themes(Registers registers) {
    Told before = told.get();
    if (before == null || before.registers() != registers) {
      before = new Told(registers, Catalogue.of(rules, registers));
      told.set(before);
    }
    return before.themes();
  }

  /** What was said last, which does not change. */
  private record Told(Registers registers, List<CatalogueTheme> themes) {}

  /** The rules that read an attribute. */
  public List<RuleEntry> readers(AttributePath attribute) {
    return entries.stream().filter(entry -> entry.reads().contains(attribute)).toList();
  }

  /** The rules that a rule refers to. */
  public List<RuleEntry> referredTo(RuleEntry entry) {
    return entry.rule().references().stream().flatMap(id -> entry(id).stream()).toList();
  }

  /** The rules that refer to a rule, directly or through others. */
  public List<RuleEntry> referring(RuleEntry entry) {
    return RuleTrials.referring(entry.id(), rules).stream()
        .flatMap(id -> entry(id).stream())
        .toList();
  }

  /** What an attribute is called, with its entity; its path where the vocabulary lacks it. */
  public LocalizedText name(AttributePath path) {
    return rules
        .vocabulary()
        .entity(path.entity())
        .flatMap(
            entity ->
                entity
                    .attribute(path.attribute())
                    .map(
                        attribute ->
                            new LocalizedText(
                                entity.label().ja() + "の" + attribute.label().ja(),
                                entity.label().en() + ": " + attribute.label().en())))
        .orElseGet(() -> LocalizedText.same(path.toString()));
  }
}
