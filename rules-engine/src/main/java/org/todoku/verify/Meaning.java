package org.todoku.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.NodePath;
import org.todoku.rule.Rule;
import org.todoku.text.Fix;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.vocabulary.Vocabulary;

/**
 * Looks whether a typed rule can match at all, whether it matches every child, and whether a part
 * of it changes anything, when all is known. Single values that are compared with constants are
 * tried at and next to every constant; all other conditions may be as they like. What is found is
 * therefore certain; not everything is found. It only warns.
 */
final class Meaning {
  /** Most combinations of values that are tried. */
  private static final int MOST = 20_000;

  private final Rule rule;
  private final Vocabulary vocabulary;

  /** The single values that the rule compares with constants, and what is tried for each. */
  private final Map<ValuePath, Set<PossibleValue>> values = new LinkedHashMap<>();

  /** Conditions that may be as they like. */
  private final Set<Criterion> free = new LinkedHashSet<>();

  private Meaning(Rule rule, Vocabulary vocabulary) {
    this.rule = rule;
    this.vocabulary = vocabulary;
  }

  /** Adds warnings about a typed rule. */
  static void check(Rule rule, RuleDocument document, Vocabulary vocabulary, Problems problems) {
    Meaning meaning = new Meaning(rule, vocabulary);
    meaning.collect(rule.when());
    List<Case> cases = meaning.cases();
    if (cases == null) {
      return;
    }
    problems.concern(rule.id());
    boolean some = cases.stream().anyMatch(one -> meaning.holds(rule.when(), one, null));
    boolean all = cases.stream().allMatch(one -> meaning.holds(rule.when(), one, null));
    if (!some) {
      problems.warning(
          document.placeOf("when"), "when", "このルールはどの子にも当てはまりません", "this rule never matches");
    } else if (all) {
      problems.warning(
          document.placeOf("when"), "when", "このルールはすべての子に当てはまります", "this rule matches every child");
    } else {
      meaning.parts(rule.when(), NodePath.WHEN, cases, document, problems);
    }
    problems.concern(null);
  }

  /** Says of each part of a group whether the rule would be the same without it. */
  private void parts(
      Criterion criterion,
      NodePath node,
      List<Case> cases,
      RuleDocument document,
      Problems problems) {
    List<Phrases.Part> parts = Phrases.parts(criterion, node);
    boolean group =
        criterion instanceof Criterion.All
            || criterion instanceof Criterion.Any
            || criterion instanceof Criterion.None;
    for (Phrases.Part part : parts) {
      boolean dead =
          group
              && parts.size() > 1
              && worthSaying(part, parts)
              && cases.stream()
                  .allMatch(
                      one ->
                          holds(rule.when(), one, null)
                              == holds(rule.when(), one, part.criterion()));
      if (dead) {
        problems.warning(
            document.placeOf(part.node().text()),
            part.node().text(),
            "この条件はなくても同じです",
            "this condition changes nothing: the rule says the same without it");
        problems.fixable(new Fix.LeaveOut());
        return; // of two that say the same, one is needed
      }
    }
    for (Phrases.Part part : parts) {
      parts(part.criterion(), part.node(), cases, document, problems);
    }
  }

  /**
   * Comparisons with constants, and what stands there twice. That one of several signs changes
   * nothing beside a count of the same signs may be true, and helps nobody.
   */
  private boolean worthSaying(Phrases.Part part, List<Phrases.Part> parts) {
    boolean twice =
        parts.stream().filter(other -> other.criterion().equals(part.criterion())).count() > 1;
    return twice
        || part.criterion() instanceof Criterion.ValueTest && !free.contains(part.criterion());
  }

  /**
   * One way in which all may be.
   *
   * @param values by path
   * @param holding the free conditions that hold
   */
  private record Case(Map<ValuePath, PossibleValue> values, Set<Criterion> holding) {}

  private void collect(Criterion criterion) {
    List<Phrases.Part> parts = Phrases.parts(criterion, NodePath.WHEN);
    parts.forEach(part -> collect(part.criterion()));
    if (criterion instanceof Criterion.ValueTest(ValuePath path, Comparison comparison)) {
      Set<PossibleValue> tried = PossibleValue.around(path, comparison, rule, vocabulary);
      if (tried != null) {
        values.computeIfAbsent(path, any -> new LinkedHashSet<>()).addAll(tried);
        return;
      }
    }
    boolean sum =
        criterion instanceof Criterion.Score(var points, Comparison comparison)
            && PossibleValue.constant(comparison, rule);
    if ((parts.isEmpty() || criterion instanceof Criterion.Score) && !sum) {
      free.add(criterion);
    }
  }

  /** All combinations, or null where there are too many. */
  private @Nullable List<Case> cases() {
    double many = Math.pow(2, free.size());
    for (Set<PossibleValue> tried : values.values()) {
      many *= tried.size();
    }
    if (many > MOST) {
      return null;
    }
    List<Case> cases = List.of(new Case(Map.of(), Set.of()));
    for (Map.Entry<ValuePath, Set<PossibleValue>> entry : values.entrySet()) {
      List<Case> more = new ArrayList<>();
      for (Case one : cases) {
        for (PossibleValue value : entry.getValue()) {
          Map<ValuePath, PossibleValue> with = new LinkedHashMap<>(one.values());
          with.put(entry.getKey(), value);
          more.add(new Case(with, Set.of()));
        }
      }
      cases = more;
    }
    for (Criterion each : free) {
      List<Case> more = new ArrayList<>(cases);
      for (Case one : cases) {
        Set<Criterion> with = new LinkedHashSet<>(one.holding());
        with.add(each);
        more.add(new Case(one.values(), with));
      }
      cases = more;
    }
    return cases;
  }

  /**
   * Whether a criterion holds.
   *
   * @param without a part of a group that is taken as not written, by identity; or null
   */
  private boolean holds(Criterion criterion, Case one, @Nullable Criterion without) {
    return switch (criterion) {
      case Criterion.All(var of) ->
          of.stream().allMatch(part -> same(part, without) || holds(part, one, without));
      case Criterion.Any(var of) ->
          of.stream().anyMatch(part -> !same(part, without) && holds(part, one, without));
      case Criterion.None(var of) ->
          of.stream().noneMatch(part -> !same(part, without) && holds(part, one, without));
      case Criterion.Not(var of) -> !holds(of, one, without);
      case Criterion.AtLeastOf(int n, var of) ->
          of.stream().filter(part -> holds(part, one, without)).count() >= n;
      case Criterion.Score(var points, var comparison)
          when PossibleValue.constant(comparison, rule) -> {
        BigDecimal sum = BigDecimal.ZERO;
        for (Criterion.Points part : points) {
          sum = holds(part.when(), one, without) ? sum.add(part.points()) : sum;
        }
        yield PossibleValue.of(sum).satisfies(comparison, rule);
      }
      case Criterion.ValueTest(ValuePath path, Comparison comparison)
          when !free.contains(criterion) -> {
        PossibleValue value = one.values().get(path);
        yield value != null && value.satisfies(comparison, rule);
      }
      case Criterion.Score other -> one.holding().contains(other);
      case Criterion.ValueTest other -> one.holding().contains(other);
      case Criterion.Missing other -> one.holding().contains(other);
      case Criterion.Recorded other -> one.holding().contains(other);
      case Criterion.Records other -> one.holding().contains(other);
      case Criterion.RuleReference other -> one.holding().contains(other);
    };
  }

  @SuppressWarnings("ReferenceEquality") // two parts that are written alike are two parts
  private static boolean same(Criterion part, @Nullable Criterion without) {
    return part == without;
  }
}
