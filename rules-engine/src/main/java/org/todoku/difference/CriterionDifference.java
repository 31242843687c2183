package org.todoku.difference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.difference.RuleChange.ConditionAdded;
import org.todoku.difference.RuleChange.ConditionChanged;
import org.todoku.difference.RuleChange.ConditionMoved;
import org.todoku.difference.RuleChange.ConditionRemoved;
import org.todoku.difference.RuleChange.ConditionsReordered;
import org.todoku.difference.RuleChange.GroupAdded;
import org.todoku.difference.RuleChange.GroupChanged;
import org.todoku.difference.RuleChange.GroupRemoved;
import org.todoku.difference.RuleChange.PointsChanged;
import org.todoku.difference.RuleChange.Spot;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Criterion;

/** Collects what differs between condition trees. */
final class CriterionDifference {
  /** From this depth of alternatives on, only the nearest is tried. */
  private static final int MOST_TRIED = 6;

  private final List<RuleChange> found = new ArrayList<>();
  private final int depth;

  CriterionDifference() {
    this(0);
  }

  private CriterionDifference(int depth) {
    this.depth = depth;
  }

  /** What was found, with conditions that went from one place to another named once. */
  List<RuleChange> changes() {
    List<RuleChange> changes = new ArrayList<>(found);
    for (RuleChange each : found) {
      if (each instanceof ConditionRemoved(Spot from, Criterion condition)) {
        Optional<ConditionAdded> there =
            changes.stream()
                .flatMap(
                    other ->
                        other instanceof ConditionAdded added && added.condition().equals(condition)
                            ? Stream.of(added)
                            : Stream.empty())
                .findFirst();
        there.ifPresent(
            added -> {
              changes.set(
                  changes.indexOf(added), new ConditionMoved(from, added.spot(), condition));
              changes.remove(each);
            });
      }
    }
    return changes;
  }

  /** Compares two trees that stand in corresponding places. */
  void compare(Criterion before, Spot earlier, Criterion after, Spot later) {
    if (before.equals(after)) {
      return;
    }
    List<Phrases.Part> old = Phrases.parts(before, earlier.node());
    List<Phrases.Part> now = Phrases.parts(after, later.node());
    if (sameKind(before, after) || depth >= MOST_TRIED) {
      aligned(before, earlier, old, after, later, now);
      return;
    }
    int around = Likeness.mostAlike(before, now);
    if (around >= 0 && now.get(around).criterion().equals(before)) {
      wrapped(before, earlier, after, later, now, around);
      return;
    }
    // the way of telling it that needs the fewest words
    CriterionDifference best = new CriterionDifference(depth + 1);
    best.aligned(before, earlier, old, after, later, now);
    if (around >= 0) {
      CriterionDifference wrapped = new CriterionDifference(depth + 1);
      wrapped.wrapped(before, earlier, after, later, now, around);
      best = shorter(best, wrapped);
    }
    int within = Likeness.mostAlike(after, old);
    if (within >= 0 && old.get(within).criterion().equals(after)) {
      unwrapped(before, earlier, old, after, later, within);
      return;
    }
    if (within >= 0) {
      CriterionDifference unwrapped = new CriterionDifference(depth + 1);
      unwrapped.unwrapped(before, earlier, old, after, later, within);
      best = shorter(best, unwrapped);
    }
    found.addAll(best.found);
  }

  private static CriterionDifference shorter(CriterionDifference one, CriterionDifference other) {
    return other.changes().size() < one.changes().size() ? other : one;
  }

  /** The earlier tree now stands in a group, as its part at an index. */
  private void wrapped(
      Criterion before,
      Spot earlier,
      Criterion after,
      Spot later,
      List<Phrases.Part> now,
      int index) {
    found.add(new GroupAdded(later, after));
    for (int i = 0; i < now.size(); i++) {
      Spot spot = inside(later, now.get(i), after);
      if (i == index) {
        compare(before, earlier, now.get(i).criterion(), spot);
      } else {
        found.add(new ConditionAdded(spot, now.get(i).criterion()));
      }
    }
  }

  /** Of an earlier group only the part at an index is left. */
  private void unwrapped(
      Criterion before,
      Spot earlier,
      List<Phrases.Part> old,
      Criterion after,
      Spot later,
      int index) {
    found.add(new GroupRemoved(earlier, before));
    for (int i = 0; i < old.size(); i++) {
      Spot spot = inside(earlier, old.get(i), before);
      if (i == index) {
        compare(old.get(i).criterion(), spot, after, later);
      } else {
        found.add(new ConditionRemoved(spot, old.get(i).criterion()));
      }
    }
  }

  private void aligned(
      Criterion before,
      Spot earlier,
      List<Phrases.Part> old,
      Criterion after,
      Spot later,
      List<Phrases.Part> now) {
    if (old.isEmpty() || now.isEmpty()) {
      if (Likeness.of(before, after) > 0 && old.isEmpty() && now.isEmpty()) {
        found.add(new ConditionChanged(later, before, after));
      } else {
        found.add(new ConditionRemoved(earlier, before));
        found.add(new ConditionAdded(later, after));
      }
      return;
    }
    if (!sameHeading(before, after)) {
      found.add(new GroupChanged(later, before, after));
    }
    parts(before, earlier, old, after, later, now);
  }

  private void parts(
      Criterion before,
      Spot earlier,
      List<Phrases.Part> old,
      Criterion after,
      Spot later,
      List<Phrases.Part> now) {
    Pairing<Criterion> pairing =
        Pairing.of(
            old.stream().map(Phrases.Part::criterion).toList(),
            now.stream().map(Phrases.Part::criterion).toList(),
            Likeness::of);
    for (int index : pairing.removed()) {
      Phrases.Part part = old.get(index);
      found.add(new ConditionRemoved(inside(earlier, part, before), part.criterion()));
    }
    for (Pairing.Pair pair : pairing.pairs()) {
      Phrases.Part from = old.get(pair.before());
      Phrases.Part to = now.get(pair.after());
      compare(
          from.criterion(),
          inside(earlier, from, before),
          to.criterion(),
          inside(later, to, after));
      BigDecimal points = points(before, pair.before());
      BigDecimal newPoints = points(after, pair.after());
      if (points != null && newPoints != null && !points.equals(newPoints)) {
        found.add(new PointsChanged(inside(later, to, after), to.criterion(), points, newPoints));
      }
    }
    for (int index : pairing.added()) {
      Phrases.Part part = now.get(index);
      found.add(new ConditionAdded(inside(later, part, after), part.criterion()));
    }
    if (pairing.reordered()) {
      found.add(new ConditionsReordered(later, after));
    }
  }

  private static Spot inside(Spot outer, Phrases.Part part, Criterion group) {
    return new Spot(part.node(), outer.later(), outer.exception(), group);
  }

  private static @Nullable BigDecimal points(Criterion group, int index) {
    return group instanceof Criterion.Score(var parts, var comparison)
        ? parts.get(index).points()
        : null;
  }

  static boolean sameKind(Criterion one, Criterion other) {
    return one.getClass() == other.getClass();
  }

  /** Whether two groups hold their parts together in the same way. */
  private static boolean sameHeading(Criterion one, Criterion other) {
    return switch (one) {
      case Criterion.AtLeastOf(int n, var of) ->
          other instanceof Criterion.AtLeastOf(int m, var parts) && n == m;
      case Criterion.Score(var of, var comparison) ->
          other instanceof Criterion.Score(var parts, var same) && comparison.equals(same);
      case Criterion.All group -> sameKind(one, other);
      case Criterion.Any group -> sameKind(one, other);
      case Criterion.None group -> sameKind(one, other);
      case Criterion.Not group -> sameKind(one, other);
      case Criterion.ValueTest leaf -> false;
      case Criterion.Missing leaf -> false;
      case Criterion.Recorded leaf -> false;
      case Criterion.Records leaf -> false;
      case Criterion.RuleReference leaf -> false;
    };
  }
}
