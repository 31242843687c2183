package org.todoku.library;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.CaseCoverage;
import org.todoku.simulate.CaseResult;
import org.todoku.simulate.RuleCase;
import org.todoku.text.Finding;
import org.todoku.text.Place;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.text.RuleReader;
import org.todoku.text.YamlNode;
import org.todoku.text.YamlReader;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;

/** Tries texts of rules out among the published ones, without publishing anything. */
public final class RuleTrials {
  /** How places name the text of the rule. */
  public static final String RULE_FILE = "rule.yaml";

  /** How places name the text of its cases. */
  public static final String CASES_FILE = "cases.yaml";

  private final PublishedRules published;
  private final RuleVersions versions;

  public RuleTrials(PublishedRules published, RuleVersions versions) {
    this.published = published;
    this.versions = versions;
  }

  /**
   * Tries a rule out.
   *
   * @param ruleId the rule that the text must hold
   * @param content the rule as YAML or JSON
   * @param cases its case file; may be empty
   * @param from the day from which it would be in force: with the rules in force then
   */
  public RuleTrial tryOut(String ruleId, String content, String cases, LocalDate from) {
    PublishedRuleSet inForce = published.inForce(from);
    Set<String> above = referring(ruleId, inForce.ruleSet());
    Set<String> needed = new LinkedHashSet<>(above);
    read(content).ifPresent(rule -> needed.addAll(rule.references()));
    List<String> around = closed(needed, inForce.ruleSet());
    around.remove(ruleId);
    Map<Long, RuleVersion> stored =
        versions
            .all(
                around.stream()
                    .flatMap(id -> inForce.version(id).stream())
                    .map(PublishedRule::versionId)
                    .toList())
            .stream()
            .collect(Collectors.toMap(RuleVersion::id, each -> each));
    List<LibraryText> texts = new ArrayList<>(published.registers());
    // the rules of the themes are not all among those that are tried out
    texts.removeIf(text -> text.path().equals(RegisterName.RULE_SETS.path()));
    texts.add(text("vocabulary/published.yaml", "vocabulary", published.vocabularyText()));
    texts.add(text("rules/" + RULE_FILE, RULE_FILE, content));
    texts.add(text("cases/" + CASES_FILE, CASES_FILE, cases));
    stored.values().stream()
        .sorted(Comparator.comparing(RuleVersion::ruleId))
        .forEach(
            version -> {
              String name = version.ruleId() + ".yaml";
              texts.add(text("rules/" + name, "rules/" + name, version.content()));
              if (above.contains(version.ruleId())) {
                texts.add(text("cases/" + name, "cases/" + name, version.cases()));
              }
            });
    return trial(ruleId, LibraryReader.read("published", texts));
  }

  /**
   * A text of a rule, typed with the vocabulary of today, among the newest versions of the rules
   * that it refers to.
   *
   * @return the rule and those; empty where the text cannot be used any more
   */
  public Optional<RuleSet> typed(String ruleId, String content) {
    Map<String, String> contents = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    contents.put(ruleId, content);
    open.add(ruleId);
    while (!open.isEmpty()) {
      Optional<Rule> rule = read(contents.getOrDefault(open.removeFirst(), ""));
      for (String target : rule.map(Rule::references).orElse(Set.of())) {
        if (!contents.containsKey(target)) {
          contents.put(target, versions.newest(target).map(RuleVersion::content).orElse(""));
          open.add(target);
        }
      }
    }
    List<LibraryText> texts = new ArrayList<>();
    texts.add(text("vocabulary/published.yaml", "vocabulary", published.vocabularyText()));
    contents.forEach(
        (id, each) -> texts.add(text("rules/" + id + ".yaml", "rules/" + id + ".yaml", each)));
    return LibraryReader.read("published", texts)
        .rules()
        .filter(rules -> rules.rule(ruleId).isPresent());
  }

  private static RuleTrial trial(String ruleId, Library library) {
    Problems problems = new Problems(new ArrayList<>(library.findings()));
    List<RuleDocument> own =
        library.documents().stream()
            .filter(document -> document.place().file().equals(RULE_FILE))
            .toList();
    for (RuleDocument document : own) {
      if (!document.rule().id().equals(ruleId)) {
        problems.error(
            document.place(),
            null,
            "この下書きはルール " + ruleId + " のものですが、" + document.rule().id() + " と書かれています",
            "this draft is of the rule " + ruleId + ", but names " + document.rule().id());
      }
    }
    if (own.size() > 1) {
      problems.error(
          own.get(1).place(), null, "一つの下書きに書けるルールは一つです", "a draft holds one rule, not several");
    }
    if (own.isEmpty() && problems.errors() == 0) {
      problems.error(new Place(RULE_FILE, 1, 1), null, "ルールが書かれていません", "there is no rule here yet");
    }
    for (RuleCase each : library.cases()) {
      if (each.place().file().equals(CASES_FILE) && !each.rule().equals(ruleId)) {
        problems.error(
            each.place(),
            null,
            "別のルール " + each.rule() + " の事例です",
            "this case is one of another rule, " + each.rule());
      }
    }
    Optional<RuleSet> rules = library.rules();
    Optional<Rule> rule = rules.flatMap(set -> set.rule(ruleId));
    List<CaseResult> results = rules.map(set -> results(set, library.cases())).orElseGet(List::of);
    return new RuleTrial(
        rule,
        rules,
        problems.findings().stream().sorted(Comparator.comparing(Finding::place)).toList(),
        results.stream().filter(result -> isOwn(result.example(), ruleId)).toList(),
        results.stream().filter(result -> !isOwn(result.example(), ruleId)).toList(),
        rules
            .map(set -> CaseCoverage.of(set, library.cases()).ofRule(ruleId))
            .orElseGet(() -> new CaseCoverage(List.of())));
  }

  private static boolean isOwn(RuleCase example, String ruleId) {
    return example.rule().equals(ruleId);
  }

  private static List<CaseResult> results(RuleSet rules, List<RuleCase> cases) {
    ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
    return cases.stream()
        .filter(each -> rules.rule(each.rule()).isPresent())
        .map(each -> CaseResult.of(each, evaluator))
        .toList();
  }

  /** The rules that refer to a rule, directly or through others. */
  public static Set<String> referring(String ruleId, RuleSet rules) {
    Map<String, Set<String>> above = new HashMap<>();
    for (Rule rule : rules.rules()) {
      for (String target : rule.references()) {
        above.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(rule.id());
      }
    }
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(ruleId));
    while (!open.isEmpty()) {
      for (String next : above.getOrDefault(open.removeFirst(), Set.of())) {
        if (found.add(next)) {
          open.add(next);
        }
      }
    }
    found.remove(ruleId);
    return found;
  }

  /** Rules with all that they refer to. */
  private static List<String> closed(Set<String> ids, RuleSet rules) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(ids);
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      if (found.add(next)) {
        rules.rule(next).ifPresent(rule -> open.addAll(rule.references()));
      }
    }
    return new ArrayList<>(found);
  }

  private static Optional<Rule> read(String content) {
    List<Finding> findings = new ArrayList<>();
    List<YamlNode> nodes =
        YamlReader.read(RULE_FILE, content.getBytes(StandardCharsets.UTF_8), findings);
    return nodes.stream()
        .findFirst()
        .map(node -> new RuleReader(new Problems(findings)).read(node))
        .map(RuleDocument::rule);
  }

  private static LibraryText text(String path, String name, String content) {
    return new LibraryText(path, name, content.getBytes(StandardCharsets.UTF_8));
  }
}
