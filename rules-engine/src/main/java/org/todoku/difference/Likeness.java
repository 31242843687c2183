package org.todoku.difference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.NodePath;

/** How alike two criteria are, to find out which belongs to which. */
final class Likeness {
  private static final int EQUAL = Integer.MAX_VALUE;

  /** Conditions about the same thing. */
  private static final int SAME_SUBJECT = 3;

  /** A group and something in it. */
  private static final int PART = 2;

  private Likeness() {}

  /** 0 where two criteria have nothing in common; more for more that they share. */
  static int of(Criterion one, Criterion other) {
    if (one.equals(other)) {
      return EQUAL;
    }
    List<Criterion> leaves = leaves(one);
    List<Criterion> others = leaves(other);
    boolean bare = leaves.size() == 1 && leaves.getFirst() == one;
    boolean otherBare = others.size() == 1 && others.getFirst() == other;
    if (bare && otherBare) {
      return sameSubject(one, other) ? SAME_SUBJECT : 0;
    }
    int common = common(leaves, others);
    if (bare || otherBare) {
      return common > 0 ? PART : 0;
    }
    boolean sameKind = CriterionDifference.sameKind(one, other);
    if (common > 0) {
      return SAME_SUBJECT + 2 * common + (sameKind ? 1 : 0);
    }
    return sameKind
            && leaves.stream().anyMatch(leaf -> others.stream().anyMatch(o -> sameSubject(leaf, o)))
        ? 1
        : 0;
  }

  /** The part that is most like a criterion; −1 where none is like it. */
  static int mostAlike(Criterion criterion, List<Phrases.Part> parts) {
    int best = -1;
    int most = 0;
    for (int i = 0; i < parts.size(); i++) {
      int alike = of(criterion, parts.get(i).criterion());
      if (alike > most) {
        most = alike;
        best = i;
      }
    }
    return best;
  }

  private static int common(List<Criterion> leaves, List<Criterion> others) {
    List<Criterion> left = new ArrayList<>(others);
    int common = 0;
    for (Criterion leaf : leaves) {
      if (left.remove(leaf)) {
        common++;
      }
    }
    return common;
  }

  /** The conditions of a tree that are no groups. */
  private static List<Criterion> leaves(Criterion criterion) {
    List<Criterion> leaves = new ArrayList<>();
    collect(criterion, leaves);
    return leaves;
  }

  private static void collect(Criterion criterion, List<Criterion> leaves) {
    List<Phrases.Part> parts = Phrases.parts(criterion, NodePath.WHEN);
    if (parts.isEmpty()) {
      leaves.add(criterion);
    }
    parts.forEach(part -> collect(part.criterion(), leaves));
  }

  private static boolean sameSubject(Criterion one, Criterion other) {
    if (one instanceof Criterion.Records records) {
      return other instanceof Criterion.Records same && same.entity().equals(records.entity());
    }
    ValuePath path = path(one);
    return path != null && path.equals(path(other));
  }

  /** The value that a condition is about, or null for what is about something else. */
  private static @Nullable ValuePath path(Criterion criterion) {
    return switch (criterion) {
      case Criterion.ValueTest(var path, var comparison) -> path;
      case Criterion.Missing(var path) -> path;
      case Criterion.Recorded(var path) -> path;
      case Criterion.Records records -> null;
      case Criterion.RuleReference reference -> null;
      case Criterion.All group -> null;
      case Criterion.Any group -> null;
      case Criterion.None group -> null;
      case Criterion.Not group -> null;
      case Criterion.AtLeastOf group -> null;
      case Criterion.Score group -> null;
    };
  }
}
