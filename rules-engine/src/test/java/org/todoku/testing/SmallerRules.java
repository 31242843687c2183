package org.todoku.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;

/** Takes rules apart, to find the smallest that still shows a failure. */
public final class SmallerRules {
  private SmallerRules() {}

  /** All rules that are smaller by one thing. */
  public static List<Rule> of(Rule rule) {
    List<Rule> smaller = new ArrayList<>();
    for (Criterion when : of(rule.when())) {
      smaller.add(with(rule, when, rule.unless()));
    }
    for (int i = 0; i < rule.unless().size(); i++) {
      List<Rule.ExceptionClause> fewer = new ArrayList<>(rule.unless());
      Rule.ExceptionClause taken = fewer.remove(i);
      smaller.add(with(rule, rule.when(), fewer));
      for (Criterion when : of(taken.when())) {
        List<Rule.ExceptionClause> changed = new ArrayList<>(rule.unless());
        changed.set(i, new Rule.ExceptionClause(taken.because(), when));
        smaller.add(with(rule, rule.when(), changed));
      }
    }
    return smaller;
  }

  private static Rule with(Rule rule, Criterion when, List<Rule.ExceptionClause> unless) {
    return new Rule(
        rule.id(),
        rule.title(),
        rule.need(),
        rule.level(),
        rule.purpose(),
        rule.basis(),
        rule.effective(),
        rule.parameters(),
        when,
        unless,
        rule.whenUnknown(),
        rule.support());
  }

  private static List<Criterion> of(Criterion criterion) {
    List<Criterion> smaller = new ArrayList<>();
    switch (criterion) {
      case Criterion.All(var of) -> parts(of, Criterion.All::new, smaller);
      case Criterion.Any(var of) -> parts(of, Criterion.Any::new, smaller);
      case Criterion.None(var of) -> parts(of, Criterion.None::new, smaller);
      case Criterion.Not(var of) -> {
        smaller.add(of);
        of(of).forEach(each -> smaller.add(new Criterion.Not(each)));
      }
      case Criterion.AtLeastOf(int n, var of) ->
          parts(of, list -> new Criterion.AtLeastOf(Math.min(n, list.size()), list), smaller);
      case Criterion.Score(var points, var comparison) -> {
        for (int i = 0; i < points.size(); i++) {
          smaller.add(points.get(i).when());
          if (points.size() > 1) {
            List<Criterion.Points> fewer = new ArrayList<>(points);
            fewer.remove(i);
            smaller.add(new Criterion.Score(fewer, comparison));
          }
          for (Criterion each : of(points.get(i).when())) {
            List<Criterion.Points> changed = new ArrayList<>(points);
            changed.set(i, new Criterion.Points(points.get(i).points(), each));
            smaller.add(new Criterion.Score(changed, comparison));
          }
        }
      }
      case Criterion.Records(var entity, var as, var where, var within, var measure) -> {
        if (where != null) {
          smaller.add(new Criterion.Records(entity, as, null, within, measure));
          of(where)
              .forEach(
                  each -> smaller.add(new Criterion.Records(entity, as, each, within, measure)));
        }
        if (within != null) {
          smaller.add(new Criterion.Records(entity, as, where, null, measure));
        }
      }
      case Criterion.ValueTest test -> {}
      case Criterion.Missing missing -> {}
      case Criterion.Recorded recorded -> {}
      case Criterion.RuleReference reference -> {}
    }
    return smaller;
  }

  private static void parts(
      List<Criterion> of, Function<List<Criterion>, Criterion> make, List<Criterion> smaller) {
    for (int i = 0; i < of.size(); i++) {
      smaller.add(of.get(i));
      if (of.size() > 1) {
        List<Criterion> fewer = new ArrayList<>(of);
        fewer.remove(i);
        smaller.add(make.apply(fewer));
      }
      for (Criterion each : of(of.get(i))) {
        List<Criterion> changed = new ArrayList<>(of);
        changed.set(i, each);
        smaller.add(make.apply(changed));
      }
    }
  }
}
