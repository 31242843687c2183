package org.todoku.verify;

import java.util.List;
import java.util.function.Predicate;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Evidence;

/**
 * The gates that can be told of a rule before any child is asked: receiving a service raises no
 * level by itself (G5), and some things never lead to a family alone (G6). What an entity's records
 * may support, the vocabulary says ({@link Evidence}).
 *
 * <p>A criterion is looked at as if each of its parts could hold on its own: it passes a gate where
 * it cannot hold without a sign, or can hold for age and grade alone.
 */
final class Gates {
  private final RuleSet rules;

  private Gates(RuleSet rules) {
    this.rules = rules;
  }

  /** Tells of typed rules of one library. */
  static void check(RuleSet rules, List<RuleDocument> documents, Problems problems) {
    Gates gates = new Gates(rules);
    for (RuleDocument document : documents) {
      rules
          .rule(document.rule().id())
          .ifPresent(
              rule -> {
                problems.concern(rule.id());
                gates.check(rule, document, problems);
                problems.concern(null);
              });
    }
  }

  private void check(Rule rule, RuleDocument document, Problems problems) {
    if (holdsOn(rule, kind -> false)) {
      return; // age and grade alone, as for a benefit of all children of an age
    }
    boolean raises = rule.level() != null && rule.level() != Rule.Level.WATCH;
    if (holdsOn(rule, kind -> kind == Evidence.SERVICE)) {
      if (raises) {
        problems.error(
            document.placeOf("level"),
            "level",
            "支援を受けていることだけで当てはまり得るルールは、見守り(watch)より上の段階にできません。必要を示す条件を加えてください",
            "a rule that can match because a service is received, and nothing else, goes no higher than watch;"
                + " add a condition that points to a need");
      }
    } else if (holdsOn(rule, kind -> kind == Evidence.SERVICE || kind == Evidence.NEVER_ALONE)) {
      problems.error(
          document.placeOf("when"),
          "when",
          "それだけで支援の候補としてはならない事項(evidence: neverAlone)だけで当てはまり得ます。必要を示す条件を加えてください",
          "it can match on what must never lead to a family alone (evidence: neverAlone);"
              + " add a condition that points to a need");
    }
  }

  private boolean holdsOn(Rule rule, Predicate<Evidence> kinds) {
    return holdsOn(rule.when(), true, kinds);
  }

  /** Whether a criterion can hold, or fail to, on evidence of some kinds with age and grade. */
  private boolean holdsOn(Criterion criterion, boolean holds, Predicate<Evidence> kinds) {
    return switch (criterion) {
      case Criterion.All(List<Criterion> of) -> among(of, holds, holds ? of.size() : 1, kinds);
      case Criterion.Any(List<Criterion> of) -> among(of, holds, holds ? 1 : of.size(), kinds);
      case Criterion.None(List<Criterion> of) -> among(of, !holds, holds ? of.size() : 1, kinds);
      case Criterion.Not(Criterion of) -> holdsOn(of, !holds, kinds);
      case Criterion.AtLeastOf(int n, List<Criterion> of) ->
          among(of, holds, holds ? n : of.size() - n + 1, kinds);
      // what points it takes is not reckoned: the strictest reading is that all parts are needed
      case Criterion.Score(var parts, var comparison) -> {
        List<Criterion> of = parts.stream().map(Criterion.Points::when).toList();
        yield among(of, holds, of.size(), kinds);
      }
      case Criterion.ValueTest(Criterion.ValuePath path, var comparison) -> value(path, kinds);
      case Criterion.Missing(Criterion.ValuePath path) -> value(path, kinds);
      case Criterion.Recorded(Criterion.ValuePath path) -> value(path, kinds);
      case Criterion.Records records -> {
        Evidence evidence = entity(records.entity()).evidence();
        boolean received = records.measure().needsRecords() == holds;
        yield kinds.test(evidence == Evidence.SERVICE && !received ? Evidence.SIGN : evidence);
      }
      case Criterion.RuleReference(String id) ->
          rules.rule(id).map(rule -> holdsOn(rule.when(), holds, kinds)).orElse(false);
    };
  }

  private boolean among(
      List<Criterion> parts, boolean hold, int needed, Predicate<Evidence> kinds) {
    return parts.stream().filter(part -> holdsOn(part, hold, kinds)).count() >= needed;
  }

  private boolean value(Criterion.ValuePath path, Predicate<Evidence> kinds) {
    Entity entity = entity(String.valueOf(path.qualifier()));
    return entity.ageOnly(path.attribute()) || kinds.test(entity.evidence());
  }

  private Entity entity(String id) {
    return rules.vocabulary().entity(id).orElseThrow();
  }
}
