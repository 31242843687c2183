package org.todoku.engine;

import java.util.ArrayList;
import java.util.List;
import org.drools.base.base.ObjectType;
import org.drools.base.rule.EntryPointId;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.LeftInputAdapterNode;
import org.drools.core.reteoo.LeftTupleSink;
import org.drools.core.reteoo.ObjectSink;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.core.reteoo.RuleTerminalNode;
import org.drools.modelcompiler.KieBaseBuilder;
import org.drools.modelcompiler.constraints.LambdaConstraint;
import org.kie.api.conf.EventProcessingOption;
import org.todoku.plan.Block;
import org.todoku.plan.ColumnMatcher;
import org.todoku.plan.Day;
import org.todoku.plan.Decision;
import org.todoku.plan.Features;
import org.todoku.plan.Formula;
import org.todoku.plan.Noted;
import org.todoku.plan.Plan;

/**
 * Rules evaluated on the alpha network that Drools builds of them, without sessions and agenda: all
 * rules have a single pattern, so that a rule's outcome is noted as soon as the network's nodes
 * lead to its terminal. The network is read from Drools' internal classes, and each node is asked
 * of a block of children at once. This is the only class that touches them; {@link SessionNetwork}
 * is its fallback and its check.
 */
final class AlphaNetwork implements RuleNetwork {
  /** For fewer children it is cheaper to follow the network once for each of them. */
  private static final int SMALLEST_BLOCK = 8;

  private final Plan plan;
  private final Decision root;

  private AlphaNetwork(Plan plan, Decision root) {
    this.plan = plan;
    this.root = root;
  }

  /**
   * Builds the network.
   *
   * @throws UnsupportedOperationException if Drools builds something that this class does not know
   */
  static AlphaNetwork of(Plan plan) {
    DroolsModel model = new DroolsModel(plan);
    InternalRuleBase base =
        KieBaseBuilder.createKieBaseFromModel(
            model.model(0, model.size()), EventProcessingOption.CLOUD);
    List<Decision> decisions = new ArrayList<>();
    for (var entry : base.getRete().getObjectTypeNodes(EntryPointId.DEFAULT).entrySet()) {
      ObjectType type = entry.getKey();
      ObjectTypeNode node = entry.getValue();
      if (type.getClassName().equals(Features.class.getName())) {
        for (ObjectSink sink : node.getObjectSinkPropagator().getSinks()) {
          decisions.add(decision(sink));
        }
      }
    }
    return new AlphaNetwork(plan, new Decision(null, List.of(), decisions));
  }

  private static Decision decision(ObjectSink sink) {
    return switch (sink) {
      case AlphaNode node -> {
        List<Integer> outcomes = new ArrayList<>();
        List<Decision> beneath = new ArrayList<>();
        for (ObjectSink next : node.getObjectSinkPropagator().getSinks()) {
          if (next instanceof LeftInputAdapterNode adapter) {
            outcomes.addAll(outcomes(adapter));
          } else {
            beneath.add(decision(next));
          }
        }
        yield new Decision(condition(node), outcomes, beneath);
      }
      case LeftInputAdapterNode adapter -> new Decision(null, outcomes(adapter), List.of());
      default -> throw new UnsupportedOperationException("no alpha node: " + sink);
    };
  }

  private static List<Integer> outcomes(LeftInputAdapterNode adapter) {
    List<Integer> outcomes = new ArrayList<>();
    for (LeftTupleSink sink : adapter.getSinkPropagator().getSinks()) {
      if (sink instanceof RuleTerminalNode terminal) {
        outcomes.add(DroolsModel.outcome(terminal.getRule().getName()));
      } else {
        throw new UnsupportedOperationException("no terminal node: " + sink);
      }
    }
    return outcomes;
  }

  private static Formula condition(AlphaNode node) {
    if (node.getConstraint() instanceof LambdaConstraint lambda
        && DroolsModel.formula(lambda.getEvaluator().getConstraint()) instanceof Formula formula) {
      return formula;
    }
    throw new UnsupportedOperationException("no condition of ours: " + node.getConstraint());
  }

  @Override
  public Noted evaluate(Block children, Day day) {
    if (children.size() >= SMALLEST_BLOCK) {
      return ColumnMatcher.match(root, plan, day, children);
    }
    Noted noted = new Noted(plan, day, children.size());
    for (int row = 0; row < children.size(); row++) {
      Features features = plan.features(children, row, day);
      root.follow(features);
      noted.add(row, features);
    }
    return noted;
  }
}
