package org.todoku.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.plan.Implications;
import org.todoku.plan.Plan;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;

/**
 * Looks for rules that only match children whom another rule matches as well. That may be meant, as
 * with a second, graver level, so that it is told and no more; where one rule refers to the other,
 * directly or through others, it is meant.
 */
final class Implied {
  private Implied() {}

  /** Tells of typed rules of one library. */
  static void check(RuleSet rules, List<RuleDocument> documents, Problems problems) {
    Map<String, RuleDocument> byId = new HashMap<>();
    documents.forEach(document -> byId.put(document.rule().id(), document));
    Implications implications = new Implications(Plan.of(rules));
    List<Rule> all = rules.rules();
    for (int rule = 0; rule < all.size(); rule++) {
      RuleDocument document = byId.get(all.get(rule).id());
      Rule other = document == null ? null : another(implications, rules, rule);
      if (document != null && other != null) {
        problems.concern(all.get(rule).id());
        problems.info(
            document.placeOf("when"),
            "when",
            "このルールが当てはまる子には、ルール " + other.id() + " も必ず当てはまります",
            "every child whom this rule matches is matched by the rule " + other.id() + " too");
        problems.concern(null);
      }
    }
  }

  private static @Nullable Rule another(Implications implications, RuleSet rules, int rule) {
    List<Rule> all = rules.rules();
    for (int other = 0; other < all.size(); other++) {
      if (other != rule
          && Objects.equals(all.get(other).effective(), all.get(rule).effective())
          && implications.holds(rule, other)
          && !refers(all.get(rule), all.get(other), rules)) {
        return all.get(other);
      }
    }
    return null;
  }

  /** Whether a rule refers to another, itself or through others. */
  private static boolean refers(Rule rule, Rule other, RuleSet rules) {
    Set<String> met = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(rule.references());
    while (!open.isEmpty()) {
      String id = open.pop();
      if (met.add(id)) {
        rules.rule(id).ifPresent(next -> open.addAll(next.references()));
      }
    }
    return met.contains(other.id());
  }
}
