package org.todoku.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * it is meant.
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
      Rule other = document == null ? null : another(implications, all, rule);
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

  private static @Nullable Rule another(Implications implications, List<Rule> all, int rule) {
    for (int other = 0; other < all.size(); other++) {
      if (other != rule
          && Objects.equals(all.get(other).effective(), all.get(rule).effective())
          && !References.of(all.get(rule)).contains(all.get(other).id())
          && implications.holds(rule, other)) {
        return all.get(other);
      }
    }
    return null;
  }
}
