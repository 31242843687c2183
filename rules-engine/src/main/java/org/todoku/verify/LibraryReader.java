package org.todoku.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.RuleCase;
import org.todoku.text.CaseReader;
import org.todoku.text.Finding;
import org.todoku.text.Place;
import org.todoku.text.Problems;
import org.todoku.text.RegisterReader;
import org.todoku.text.RuleDocument;
import org.todoku.text.RuleReader;
import org.todoku.text.VocabularyReader;
import org.todoku.text.YamlNode;
import org.todoku.text.YamlReader;
import org.todoku.vocabulary.Vocabulary;

/** Reads and checks the files of a library. */
public final class LibraryReader {
  /** Most rules that one library may hold. */
  public static final int MAX_RULES = 10_000;

  private final List<LibraryText> files;
  private final Problems problems = new Problems();
  private final String folder;

  /** The rules that stand elsewhere, or null where the files are the whole library. */
  private final @Nullable Set<String> others;

  private LibraryReader(String folder, List<LibraryText> files, @Nullable Set<String> others) {
    this.folder = folder;
    this.others = others;
    this.files = files.stream().sorted(Comparator.comparing(LibraryText::path)).toList();
  }

  /**
   * Reads a library.
   *
   * @param folder how places name the library as a whole
   * @param files its files; what is neither YAML nor in a folder that the language knows is ignored
   */
  public static Library read(String folder, List<LibraryText> files) {
    LibraryReader reader = new LibraryReader(folder, files, null);
    return reader.library(reader.vocabulary());
  }

  /**
   * Reads some rules and cases of a library whose other parts are known: form and types are checked
   * as ever, but not what conditions mean, nor whether rules refer to one another in a circle.
   *
   * @param files rules and cases
   * @param vocabulary what they speak
   * @param others the ids of the library's other rules, to which these may refer
   */
  public static Library readAmong(
      String folder, List<LibraryText> files, Vocabulary vocabulary, Set<String> others) {
    return new LibraryReader(folder, files, others).library(vocabulary);
  }

  private Library library(@Nullable Vocabulary vocabulary) {
    Map<String, RegisterReader.Entry> purposes = register("purposes.yaml", "purposes", "purpose");
    Map<String, RegisterReader.Entry> needs = register("needs.yaml", "needs", "need");
    Map<String, RegisterReader.Entry> services = register("services.yaml", "services", "service");
    Map<String, Place> seen = new HashMap<>();
    List<RuleDocument> documents = rules(seen);
    Map<String, RegisterReader.Entry> ruleSets = ruleSets(seen.keySet());
    RuleSet ruleSet = null;
    List<RuleCase> cases = List.of();
    if (vocabulary != null) {
      List<Rule> typed = typed(vocabulary, documents, seen.keySet());
      registers(documents, purposes, needs, services);
      cases = cases(vocabulary, seen.keySet());
      ruleSet = new RuleSet(vocabulary, typed);
      if (others == null) {
        Implied.check(ruleSet, documents, problems);
        Gates.check(ruleSet, documents, problems);
      }
    }
    List<Finding> findings =
        problems.findings().stream()
            .sorted(Comparator.comparing(Finding::place))
            .distinct()
            .toList();
    return new Library(
        vocabulary,
        Optional.ofNullable(ruleSet),
        documents,
        cases,
        purposes,
        needs,
        services,
        ruleSets,
        findings);
  }

  private @Nullable Vocabulary vocabulary() {
    List<YamlNode> documents = documents(path -> path.startsWith("vocabulary/"));
    long before = problems.errors();
    VocabularyReader reader = new VocabularyReader(problems);
    documents.forEach(reader::read);
    if (problems.errors() > before) {
      return null;
    }
    return reader.vocabulary(new Place(folder, 1, 1));
  }

  private List<RuleDocument> rules(Map<String, Place> seen) {
    List<RuleDocument> read = new ArrayList<>();
    RuleReader reader = new RuleReader(problems);
    for (YamlNode document : documents(path -> path.startsWith("rules/"))) {
      RuleDocument rule = reader.read(document);
      if (rule == null) {
        ruleId(document).ifPresent(id -> seen.putIfAbsent(id, document.place()));
        continue;
      }
      Place first = seen.putIfAbsent(rule.rule().id(), rule.place());
      if (first != null) {
        problems.concern(rule.rule().id());
        problems.error(
            rule.place(),
            null,
            "ルール " + rule.rule().id() + " は " + first + " にもあります",
            "the rule " + rule.rule().id() + " stands at " + first + " already");
        problems.concern(null);
        continue;
      }
      read.add(rule);
      if (read.size() > MAX_RULES) {
        problems.error(
            rule.place(),
            null,
            "ルールが多すぎます(上限 " + MAX_RULES + ")",
            "there are too many rules; at most " + MAX_RULES + " are read");
        return read;
      }
    }
    return read;
  }

  /**
   * The id of a rule that could not be read, so that references to it are not called dead as well.
   */
  private static Optional<String> ruleId(YamlNode document) {
    return document instanceof YamlNode.Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.key().text().equals("rule"))
            .flatMap(
                entry ->
                    entry.value() instanceof YamlNode.Scalar scalar
                        ? Stream.of(scalar.text())
                        : Stream.empty())
            .findFirst()
        : Optional.empty();
  }

  private List<Rule> typed(Vocabulary vocabulary, List<RuleDocument> documents, Set<String> known) {
    Map<String, Rule> typed = new LinkedHashMap<>();
    Set<String> elsewhere = others == null ? Set.of() : others;
    Set<String> all = new HashSet<>(known);
    all.addAll(elsewhere);
    for (RuleDocument document : documents) {
      Rule rule = Typing.check(vocabulary, document, problems, all);
      if (rule != null) {
        typed.put(rule.id(), rule);
        if (others == null) {
          Meaning.check(rule, document, vocabulary, problems);
        }
      }
    }
    new References(documents, problems).check().forEach(typed::remove);
    // a rule is evaluated only with the rules that it refers to
    Map<String, List<String>> referring = new HashMap<>();
    Deque<String> lost = new ArrayDeque<>();
    for (RuleDocument document : documents) {
      String id = document.rule().id();
      if (!typed.containsKey(id)) {
        lost.add(id);
      }
      for (String target : document.rule().references()) {
        referring.computeIfAbsent(target, any -> new ArrayList<>()).add(id);
        if (!typed.containsKey(target) && !elsewhere.contains(target)) {
          lost.add(target);
        }
      }
    }
    while (!lost.isEmpty()) {
      for (String id : referring.getOrDefault(lost.poll(), List.of())) {
        if (typed.remove(id) != null) {
          lost.add(id);
        }
      }
    }
    return List.copyOf(typed.values());
  }

  private void registers(
      List<RuleDocument> documents,
      Map<String, RegisterReader.Entry> purposes,
      Map<String, RegisterReader.Entry> needs,
      Map<String, RegisterReader.Entry> services) {
    for (RuleDocument document : documents) {
      Rule rule = document.rule();
      problems.concern(rule.id());
      onRegister(
          document,
          "purpose",
          rule.purpose(),
          purposes,
          "目的の台帳にありません",
          "not on the purpose register");
      onRegister(document, "need", rule.need(), needs, "ニーズの一覧にありません", "not among the needs");
      for (String service : rule.support()) {
        onRegister(
            document, "support", service, services, "サービスの一覧にありません", "not among the services");
      }
      problems.concern(null);
    }
  }

  private void onRegister(
      RuleDocument document,
      String key,
      @Nullable String id,
      Map<String, RegisterReader.Entry> register,
      String ja,
      String en) {
    if (id != null && !register.isEmpty() && !register.containsKey(id)) {
      problems.unknownName(document.placeOf(key, id), key, id, register.keySet(), ja, en);
    }
  }

  private List<RuleCase> cases(Vocabulary vocabulary, Set<String> rules) {
    CaseReader reader = new CaseReader(vocabulary, problems);
    List<RuleCase> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode document : documents(path -> path.startsWith("cases/"))) {
      for (RuleCase one : reader.read(document)) {
        if (!rules.contains(one.rule())) {
          problems.unknownName(
              one.place(), null, one.rule(), rules, "そのルールはありません", "there is no such rule");
        } else if (!names.add(one.rule() + "\n" + one.name() + "\n" + one.asOf())) {
          problems.warning(
              one.place(),
              null,
              "同じ名前の事例があります: " + one.name(),
              "there is another case of this name: " + one.name());
          cases.add(one);
        } else {
          cases.add(one);
        }
      }
    }
    return cases;
  }

  private Map<String, RegisterReader.Entry> register(String path, String plural, String singular) {
    RegisterReader reader = new RegisterReader(problems);
    Map<String, RegisterReader.Entry> entries = new LinkedHashMap<>();
    documents(path::equals).forEach(node -> entries.putAll(reader.read(node, plural, singular)));
    return entries;
  }

  /**
   * The rule sets by theme. They only say where to look for a rule, so what is wrong with them does
   * not keep the rules from being used.
   */
  private Map<String, RegisterReader.Entry> ruleSets(Set<String> rules) {
    Problems own = new Problems();
    RegisterReader reader = new RegisterReader(own);
    Map<String, RegisterReader.Entry> ruleSets =
        reader.readEach(documents(path -> path.startsWith("rulesets/")), "ruleset");
    for (RegisterReader.Entry ruleSet : ruleSets.values()) {
      for (YamlNode.Scalar name : reader.names(ruleSet, "rules")) {
        if (!rules.contains(name.text())) {
          own.unknownName(
              name.place(), null, name.text(), rules, "そのルールはありません", "there is no such rule");
        }
      }
    }
    own.findings().stream().map(Finding::asWarning).forEach(problems.findings()::add);
    return ruleSets;
  }

  private List<YamlNode> documents(Predicate<String> wanted) {
    List<YamlNode> documents = new ArrayList<>();
    for (LibraryText file : files) {
      boolean yaml =
          file.path().endsWith(".yaml")
              || file.path().endsWith(".yml")
              || file.path().endsWith(".json");
      if (yaml && wanted.test(file.path())) {
        documents.addAll(YamlReader.read(file.name(), file.bytes(), problems.findings()));
      }
    }
    return documents;
  }
}
