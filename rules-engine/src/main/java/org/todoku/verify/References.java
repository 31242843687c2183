package org.todoku.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.todoku.rule.Rule;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;

/** The references between rules. */
public final class References {
  /** Most rules that may refer to one another in a row. */
  static final int MAX_DEPTH = 30;

  private final Map<String, RuleDocument> documents = new HashMap<>();
  private final Map<String, Set<String>> references = new HashMap<>();
  private final Problems problems;
  private final Set<String> done = new HashSet<>();
  private final Map<String, Integer> depths = new HashMap<>();
  private final Set<String> refused = new LinkedHashSet<>();

  References(List<RuleDocument> documents, Problems problems) {
    this.problems = problems;
    for (RuleDocument document : documents) {
      this.documents.put(document.rule().id(), document);
      references.put(document.rule().id(), document.rule().references());
    }
  }

  /**
   * Whether rules can be evaluated together: none refers to a rule that is not among them, to
   * itself in a circle, or too deep.
   */
  public static boolean sound(Collection<Rule> rules) {
    Map<String, Set<String>> references = new HashMap<>();
    rules.forEach(rule -> references.put(rule.id(), rule.references()));
    // rules are settled once all that they refer to are, those without references first
    Set<String> done = new HashSet<>();
    Set<String> open = new HashSet<>(references.keySet());
    for (int depth = 1; depth <= MAX_DEPTH && !open.isEmpty(); depth++) {
      List<String> settled =
          open.stream()
              .filter(rule -> done.containsAll(references.getOrDefault(rule, Set.of())))
              .toList();
      done.addAll(settled);
      settled.forEach(open::remove);
    }
    return open.isEmpty();
  }

  /** Says which rules refer to themselves in a circle, or too deep, and gives their ids. */
  Set<String> check() {
    for (String rule : references.keySet().stream().sorted().toList()) {
      walk(rule, new ArrayList<>());
    }
    return refused;
  }

  /** Walks with a stack of its own, since references may go thousands deep. */
  private void walk(String start, List<String> path) {
    List<List<String>> open = new ArrayList<>();
    push(start, path, open);
    while (!path.isEmpty()) {
      List<String> next = open.getLast();
      if (next.isEmpty()) {
        String rule = path.removeLast();
        open.removeLast();
        done.add(rule);
        measure(rule);
        continue;
      }
      String target = next.removeFirst();
      int at = path.indexOf(target);
      if (at >= 0) {
        report(path.subList(at, path.size()));
      } else if (!done.contains(target)) {
        push(target, path, open);
      }
    }
  }

  /** How many rules stand one behind the other below a rule whose references are all done. */
  private void measure(String rule) {
    int depth =
        1
            + references.getOrDefault(rule, Set.of()).stream()
                .mapToInt(target -> depths.getOrDefault(target, 0))
                .max()
                .orElse(0);
    depths.put(rule, depth);
    RuleDocument document = documents.get(rule);
    // said once, of the first rule that goes too far; those above it go with it
    if (depth == MAX_DEPTH + 1 && document != null) {
      refused.add(rule);
      problems.concern(rule);
      problems.error(
          document.placeOf("when"),
          "when",
          "ルールの参照が深すぎます(上限 " + MAX_DEPTH + " 段)",
          "rules refer to one another too deeply; at most " + MAX_DEPTH + " in a row are read");
      problems.concern(null);
    }
  }

  private void push(String rule, List<String> path, List<List<String>> open) {
    path.add(rule);
    open.add(new ArrayList<>(references.getOrDefault(rule, Set.of())));
  }

  private void report(List<String> cycle) {
    RuleDocument document = documents.get(cycle.getFirst());
    refused.addAll(cycle);
    if (document == null) {
      return;
    }
    String circle = String.join(" → ", cycle) + " → " + cycle.getFirst();
    problems.concern(cycle.getFirst());
    problems.error(
        document.placeOf("when"),
        "when",
        "ルールが互いを参照して輪になっています: " + circle,
        "these rules refer to each other in a circle: " + circle);
    problems.concern(null);
  }
}
