package org.todoku.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.library.RuleVersionRepository.StoredVocabulary;
import org.todoku.rule.Rule;
import org.todoku.simulate.RuleCase;
import org.todoku.text.Finding;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;
import org.todoku.verify.References;
import org.todoku.vocabulary.Vocabulary;

/**
 * Versions as they were read and typed before. What was typed once with a vocabulary stays so,
 * since neither ever changes; so after a publication only the new version is read. Safe for several
 * threads.
 */
final class TypedVersions {
  private static final String CASES = "cases/";

  private final Map<Key, Typed> typed = new ConcurrentHashMap<>();
  private volatile @Nullable Spoken spoken;

  /** A version with the vocabulary that it was typed with. */
  private record Key(int vocabulary, long version) {}

  /**
   * A version as typed.
   *
   * @param cases its cases, as far as they can be read
   */
  private record Typed(PublishedRule rule, List<RuleCase> cases) {}

  /** A vocabulary as read. */
  private record Spoken(int version, Vocabulary vocabulary) {}

  /**
   * The set of these versions.
   *
   * @param stored gives the texts of those that were not read yet
   * @throws IllegalStateException if they cannot be read or not be evaluated together
   */
  PublishedRuleSet of(
      StoredVocabulary stored, List<Long> ids, Function<List<Long>, List<RuleVersion>> texts) {
    Vocabulary vocabulary = vocabulary(stored);
    Map<Long, Typed> all = new HashMap<>();
    List<Long> missing = new ArrayList<>();
    for (Long id : ids) {
      Typed before = typed.get(new Key(stored.version(), id));
      if (before == null) {
        missing.add(id);
      } else {
        all.put(id, before);
      }
    }
    if (!missing.isEmpty()) {
      Set<String> others =
          all.values().stream().map(each -> each.rule().rule().id()).collect(Collectors.toSet());
      read(vocabulary, texts.apply(missing), others)
          .forEach(
              (id, each) -> {
                typed.put(new Key(stored.version(), id), each);
                all.put(id, each);
              });
    }
    List<PublishedRule> rules = new ArrayList<>();
    Map<String, List<RuleCase>> cases = new HashMap<>();
    for (Long id : ids) {
      Typed each = all.get(id);
      if (each == null) {
        throw new IllegalStateException("version " + id + " cannot be read");
      }
      rules.add(each.rule());
      cases.put(each.rule().rule().id(), each.cases());
    }
    if (!References.sound(rules.stream().map(PublishedRule::rule).toList())) {
      throw new IllegalStateException(
          "the published rules refer to rules that are not there, or in a circle");
    }
    return new PublishedRuleSet(vocabulary, rules, cases);
  }

  /** Forgets all versions but these. */
  void keep(Set<Long> versions) {
    typed.keySet().removeIf(key -> !versions.contains(key.version()));
  }

  private Vocabulary vocabulary(StoredVocabulary stored) {
    Spoken before = spoken;
    if (before != null && before.version() == stored.version()) {
      return before.vocabulary();
    }
    Library library =
        LibraryReader.read(
            "published", List.of(text("vocabulary/published.yaml", stored.content())));
    Vocabulary read = library.vocabulary();
    if (read == null) {
      throw new IllegalStateException(
          "the published vocabulary cannot be read: " + library.findings());
    }
    spoken = new Spoken(stored.version(), read);
    return read;
  }

  private static Map<Long, Typed> read(
      Vocabulary vocabulary, List<RuleVersion> versions, Set<String> others) {
    List<LibraryText> texts = new ArrayList<>();
    for (RuleVersion version : versions) {
      texts.add(text("rules/" + version.ruleId() + ".yaml", version.content()));
      texts.add(text(CASES + version.ruleId() + ".yaml", version.cases()));
    }
    Library library =
        LibraryReader.readAmong("published", texts, vocabulary, new HashSet<>(others));
    // a case that cannot be read any more keeps no rule from being evaluated
    boolean broken =
        library.findings().stream()
            .anyMatch(finding -> finding.isError() && !finding.place().file().startsWith(CASES));
    if (broken) {
      throw new IllegalStateException(
          "the published rules cannot be read: "
              + library.findings().stream().filter(Finding::isError).toList());
    }
    Map<String, Rule> rules = new HashMap<>();
    library.rules().orElseThrow().rules().forEach(rule -> rules.put(rule.id(), rule));
    Map<String, List<RuleCase>> cases =
        library.cases().stream().collect(Collectors.groupingBy(RuleCase::rule));
    Map<Long, Typed> read = new HashMap<>();
    for (RuleVersion version : versions) {
      Rule rule = rules.get(version.ruleId());
      if (rule == null) {
        throw new IllegalStateException("version " + version.id() + " holds another rule");
      }
      read.put(
          version.id(),
          new Typed(
              new PublishedRule(
                  version.id(),
                  version.version(),
                  rule,
                  version.checksum(),
                  version.publishedAt(),
                  version.publishedBy()),
              cases.getOrDefault(version.ruleId(), List.of())));
    }
    return read;
  }

  private static LibraryText text(String path, String content) {
    return new LibraryText(path, path, content.getBytes(StandardCharsets.UTF_8));
  }
}
