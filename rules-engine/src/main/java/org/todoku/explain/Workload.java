package org.todoku.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileLayout;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Window;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Vocabulary;

/**
 * How much work a child is for a rule set, in looks at a record, counted before any of it is done:
 * a limit that is the same on every machine and needs no clock. Records within records are looked
 * at in pairs, and so are those of a window that hangs on a date that is not known. Safe for
 * several threads.
 */
public final class Workload {
  /** Most looks at a record for the answers of one child; some seconds of one core. */
  public static final long MOST_FOR_ANSWERS = 50_000_000;

  /** Most looks at a record where the answers of one child are also explained. */
  public static final long MOST_FOR_EXPLANATIONS = 2_000_000;

  private final List<Looks> conditions = new ArrayList<>();
  private final ProfileLayout layout;

  public Workload(RuleSet rules) {
    layout = ProfileLayout.of(rules.vocabulary());
    for (Rule rule : rules.rules()) {
      collect(rule.when(), conditions);
      rule.unless().forEach(clause -> collect(clause.when(), conditions));
    }
  }

  /**
   * One condition about records.
   *
   * @param entity whose records
   * @param hangsOn the date that its window hangs on, or null
   * @param inner the conditions that are asked of each record
   */
  private record Looks(int entity, @Nullable Place hangsOn, List<Looks> inner) {}

  /** Where a single value stands. */
  private record Place(int entity, int column) {}

  /** The looks at a record for one child. */
  public long of(LinkedProfile profile) {
    double looks = 0;
    for (Looks condition : conditions) {
      looks += of(condition, profile);
    }
    return (long) looks;
  }

  private static double of(Looks condition, LinkedProfile profile) {
    double each = 1;
    for (Looks inner : condition.inner()) {
      each += of(inner, profile);
    }
    double size = profile.size(condition.entity());
    boolean pairs = condition.hangsOn() != null && !known(condition.hangsOn(), profile);
    return size * each + (pairs ? size * size : 0);
  }

  private static boolean known(Place place, LinkedProfile profile) {
    return profile.size(place.entity()) > 0
        && AttributeLayout.isValue(profile.packed(place.entity(), 0, place.column()));
  }

  private void collect(Criterion criterion, List<Looks> into) {
    switch (criterion) {
      case Criterion.All(var of) -> of.forEach(part -> collect(part, into));
      case Criterion.Any(var of) -> of.forEach(part -> collect(part, into));
      case Criterion.None(var of) -> of.forEach(part -> collect(part, into));
      case Criterion.Not(var of) -> collect(of, into);
      case Criterion.AtLeastOf(int n, var of) -> of.forEach(part -> collect(part, into));
      case Criterion.Score(var parts, var comparison) ->
          parts.forEach(part -> collect(part.when(), into));
      case Criterion.Records(var entity, var as, var where, var within, var measure) -> {
        List<Looks> inner = new ArrayList<>();
        if (where != null) {
          collect(where, inner);
        }
        into.add(new Looks(layout.entity(entity).index(), hangsOn(within), List.copyOf(inner)));
      }
      case Criterion.ValueTest leaf -> {}
      case Criterion.Missing leaf -> {}
      case Criterion.Recorded leaf -> {}
      case Criterion.RuleReference leaf -> {}
    }
  }

  private @Nullable Place hangsOn(@Nullable Window window) {
    return switch (window) {
      case null -> null;
      case Window.Age age -> place(layout.vocabulary().root().id(), Vocabulary.BIRTH_DATE);
      case Window.Since(ValuePath path) -> place(path.qualifier(), path.attribute());
      case Window.After(ValuePath path, var length) -> place(path.qualifier(), path.attribute());
      case Window.Last other -> null;
      case Window.FromTo other -> null;
      case Window.SchoolYear other -> null;
      case Window.Month other -> null;
      case Window.Latest other -> null;
    };
  }

  /** A cardinality-one entity's value; an outer record always has its date. */
  private @Nullable Place place(@Nullable String entity, String attribute) {
    if (entity == null
        || layout
            .vocabulary()
            .entity(entity)
            .filter(one -> one.cardinality() == Entity.Cardinality.ONE)
            .isEmpty()) {
      return null;
    }
    EntityLayout one = layout.entity(entity);
    int column = one.column(attribute);
    return column < 0 ? null : new Place(one.index(), column);
  }
}
