package org.todoku.engine;

import java.util.ArrayList;
import java.util.List;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.runtime.KieSession;
import org.todoku.plan.Block;
import org.todoku.plan.Day;
import org.todoku.plan.Features;
import org.todoku.plan.Noted;
import org.todoku.plan.Plan;

/** Rules evaluated through Drools' public interface alone: a session for each batch. */
final class SessionNetwork implements RuleNetwork {
  /** Sessions with more facts than this cost more than they save. */
  private static final int LARGEST_BATCH = 500;

  private final Plan plan;
  private final KieBase rules;

  SessionNetwork(Plan plan) {
    this.plan = plan;
    DroolsModel model = new DroolsModel(plan);
    rules =
        KieBaseBuilder.createKieBaseFromModel(
            model.model(0, model.size()), EventProcessingOption.CLOUD);
  }

  @Override
  public Noted evaluate(Block children, Day day) {
    Noted noted = new Noted(plan, day, children.size());
    for (int from = 0; from < children.size(); from += LARGEST_BATCH) {
      int to = Math.min(children.size(), from + LARGEST_BATCH);
      List<Features> batch = new ArrayList<>();
      for (int row = from; row < to; row++) {
        batch.add(plan.features(children, row, day));
      }
      KieSession session = rules.newKieSession();
      try {
        batch.forEach(session::insert);
        session.fireAllRules();
      } finally {
        session.dispose();
      }
      for (int row = from; row < to; row++) {
        noted.add(row, batch.get(row - from));
      }
    }
    return noted;
  }
}
