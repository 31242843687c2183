package org.todoku.engine;

import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.runtime.KieSession;
import org.todoku.plan.Features;
import org.todoku.plan.Plan;

/** Rules evaluated through Drools' public interface alone: a session for each batch. */
final class SessionNetwork implements RuleNetwork {
  /** Sessions with more facts than this cost more than they save. */
  private static final int LARGEST_BATCH = 500;

  private final KieBase rules;

  SessionNetwork(Plan plan) {
    DroolsModel model = new DroolsModel(plan);
    rules =
        KieBaseBuilder.createKieBaseFromModel(
            model.model(0, model.size()), EventProcessingOption.CLOUD);
  }

  @Override
  public void evaluate(Features[] children, int count) {
    for (int from = 0; from < count; from += LARGEST_BATCH) {
      int to = Math.min(count, from + LARGEST_BATCH);
      KieSession session = rules.newKieSession();
      try {
        for (int index = from; index < to; index++) {
          session.insert(children[index]);
        }
        session.fireAllRules();
      } finally {
        session.dispose();
      }
    }
  }
}
