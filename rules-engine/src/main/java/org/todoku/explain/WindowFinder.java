package org.todoku.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.todoku.explain.Windows.Resolved;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Criterion;
import org.todoku.rule.NodePath;
import org.todoku.rule.Rule;
import org.todoku.rule.Window;

/** Finds the days that a rule's criteria look at for one child. Not for several threads. */
final class WindowFinder {
  private final Evaluation evaluation;
  private final List<AskedWindow> found = new ArrayList<>();

  WindowFinder(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  List<AskedWindow> of(Rule rule) {
    Scope scope = new Scope(rule, null);
    find(rule.when(), NodePath.WHEN, scope);
    for (int index = 0; index < rule.unless().size(); index++) {
      find(rule.unless().get(index).when(), NodePath.unless(index), scope);
    }
    return List.copyOf(found);
  }

  private void find(Criterion criterion, NodePath node, Scope scope) {
    if (criterion instanceof Criterion.Records records) {
      Window within = records.within();
      if (within != null
          && evaluation.windows().resolve(within, scope, List.of())
              instanceof Resolved.Fixed(Days days)) {
        Days seen = evaluation.windows().upToAsOf(days);
        if (!seen.isEmpty()) {
          found.add(
              new AskedWindow(
                  node.text(),
                  records.entity(),
                  LocalDate.ofEpochDay(seen.first()),
                  LocalDate.ofEpochDay(seen.last())));
        }
      }
    }
    Phrases.parts(criterion, node).forEach(part -> find(part.criterion(), part.node(), scope));
  }
}
