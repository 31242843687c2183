package org.todoku.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.todoku.plan.Day;
import org.todoku.plan.FeatureBatch;
import org.todoku.plan.FeatureReader;
import org.todoku.plan.Noted;
import org.todoku.plan.Plan;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.RuleSet;

/**
 * A rule set compiled into Drools, ready to evaluate any number of children. Evaluation is a pure
 * function of rule set, profile and as-of date. Safe for several threads; compile once, evaluate
 * often.
 */
public final class CompiledRuleSet {
  private static final int BATCH = 512;

  private final RuleSet rules;
  private final Plan plan;
  private final List<String> ruleIds;
  private final RuleNetwork network;
  private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Day lastDay;

  private CompiledRuleSet(RuleSet rules, Plan plan, RuleNetwork network) {
    this.rules = rules;
    this.plan = plan;
    this.network = network;
    this.ruleIds = plan.rules().stream().map(rule -> rule.id()).toList();
  }

  /**
   * Compiles a rule set.
   *
   * @throws IllegalArgumentException if it has findings of form or type; check it first
   */
  public static CompiledRuleSet compile(RuleSet rules) {
    return compile(rules, CompiledRuleSet::network);
  }

  /** Compiles a rule set with a given kind of network. */
  static CompiledRuleSet compile(RuleSet rules, Function<Plan, RuleNetwork> network) {
    Plan plan = Plan.of(rules);
    return new CompiledRuleSet(rules, plan, network.apply(plan));
  }

  static RuleNetwork network(Plan plan) {
    try {
      return AlphaNetwork.of(plan);
    } catch (UnsupportedOperationException | LinkageError e) {
      // another Drools than the one whose internals are known: slower, with the same answers
      return new SessionNetwork(plan);
    }
  }

  public RuleSet rules() {
    return rules;
  }

  /** Evaluates one child. */
  public Answers evaluate(LinkedProfile profile, LocalDate asOf) {
    return evaluate(List.of(profile), asOf).getFirst();
  }

  /** Evaluates children on all cores, in the given order. */
  public List<Answers> evaluate(List<LinkedProfile> profiles, LocalDate asOf) {
    if (profiles.isEmpty()) {
      return List.of();
    }
    Day day = day(asOf);
    int batches = (profiles.size() + BATCH - 1) / BATCH;
    if (batches == 1) {
      return evaluate(profiles, day);
    }
    return IntStream.range(0, batches)
        .parallel()
        .mapToObj(
            batch ->
                evaluate(
                    profiles.subList(batch * BATCH, Math.min(profiles.size(), (batch + 1) * BATCH)),
                    day))
        .flatMap(List::stream)
        .toList();
  }

  private List<Answers> evaluate(List<LinkedProfile> profiles, Day day) {
    Workspace workspace = idle.poll();
    if (workspace == null || workspace.batch().capacity() < profiles.size()) {
      int capacity = profiles.size() == 1 ? 1 : BATCH;
      workspace = new Workspace(plan.newReader(), plan.newBatch(capacity));
    }
    FeatureBatch batch = workspace.batch();
    batch.clear();
    for (LinkedProfile profile : profiles) {
      workspace.reader().read(profile, day, batch);
    }
    Noted noted = network.evaluate(batch, day);
    idle.add(workspace);
    int width = ruleIds.size();
    byte[] answers = new byte[profiles.size() * width];
    for (int index = 0; index < width; index++) {
      answers[index] = (byte) noted.usual(index).ordinal();
    }
    for (int row = 1; row < profiles.size(); row++) {
      System.arraycopy(answers, 0, answers, row * width, width);
    }
    for (int index = 0; index < width; index++) {
      int rule = index;
      noted.answers(rule, (row, answer) -> answers[row * width + rule] = (byte) answer.ordinal());
    }
    List<Answers> list = new ArrayList<>(profiles.size());
    for (int row = 0; row < profiles.size(); row++) {
      list.add(new Answers(profiles.get(row).child(), day.asOf(), ruleIds, answers, row * width));
    }
    return list;
  }

  private Day day(LocalDate asOf) {
    Day known = lastDay;
    if (known == null || !known.asOf().equals(asOf)) {
      known = plan.day(asOf);
      lastDay = known;
    }
    return known;
  }

  /** What one thread needs; reused. */
  private record Workspace(FeatureReader reader, FeatureBatch batch) {}
}
