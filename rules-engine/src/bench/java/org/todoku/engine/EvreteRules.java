package org.todoku.engine;

import java.util.List;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleBuilder;
import org.evrete.api.builders.RuleSetBuilder;

/**
 * The rules in another engine, Evrete (MIT licence), whose conditions are compiled Java text. It
 * has no accumulate, so that it is given the values that {@link HandWritten} reads, as one fact for
 * each child, in sessions of some hundred children. It knows of matches alone.
 */
final class EvreteRules implements AutoCloseable {
  private final KnowledgeService service = new KnowledgeService();
  private final Knowledge knowledge;

  /** One child's values. Public, with getters, since Evrete compiles code against it. */
  public static final class Fact {
    private final HandWritten.Values values;
    private final boolean[] matched;

    Fact(HandWritten.Values values, int rules) {
      this.values = values;
      matched = new boolean[rules];
    }

    boolean matched(int rule) {
      return matched[rule];
    }

    public long getYears() {
      return values.years;
    }

    public long getMonths() {
      return values.months;
    }

    public long getMovedIn() {
      return values.movedIn;
    }

    public long getRatio() {
      return values.ratio;
    }

    public long getStandard() {
      return values.standard;
    }

    public long getMembers() {
      return values.members;
    }

    public long getSingle() {
      return values.single;
    }

    public long getAid() {
      return values.aid;
    }

    public long getEnrolled() {
      return values.enrolled;
    }

    public long getKind() {
      return values.kind;
    }

    public long getAbsent10() {
      return values.least[0];
    }

    public long getAbsent20() {
      return values.least[1];
    }

    public long getAbsent30() {
      return values.least[2];
    }

    public long getAbsent40() {
      return values.least[3];
    }
  }

  EvreteRules(int rules) {
    RuleSetBuilder<Knowledge> set = service.newKnowledge().builder();
    for (int index = 0; index < rules; index++) {
      int rule = index;
      RuleBuilder<Knowledge> builder = set.newRule("rule " + index);
      LhsBuilder<Knowledge> facts = builder.getLhs().addFact("$c", Fact.class);
      for (String condition : conditions(index % 5, index / 5)) {
        facts = facts.where(condition);
      }
      set = facts.execute(matched -> matched.<Fact>get("$c").matched[rule] = true);
    }
    knowledge = set.build();
  }

  private static List<String> conditions(int kind, int k) {
    String known = " > " + (Long.MIN_VALUE + 1) + "L";
    return switch (kind) {
      case 0 ->
          List.of(
              "$c.years >= " + k % 10 + " && $c.years <= " + (k % 10 + 6),
              "$c.ratio" + known + " && $c.ratio <= " + (9 + k));
      case 1 ->
          List.of(
              "$c.aid == 0 || $c.aid == 2",
              "$c.members >= " + (1 + k % 6),
              "$c.single == 1",
              "$c.months >= " + k);
      case 2 ->
          List.of(
              "$c.movedIn >= " + (BenchRules.FIRST_MOVE.toEpochDay() + 7L * k),
              "$c.enrolled == 1");
      case 3 ->
          List.of(
              "$c.absent" + 10 * (1 + k % 4) + " >= " + (1 + k % 3),
              "$c.kind == 0 || $c.kind == 1",
              "$c.months" + known + " && $c.months <= " + (210 - k));
      default ->
          List.of(
              "$c.standard" + known + " && $c.standard <= " + (k - 101) + " || $c.months > " + k);
    };
  }

  void ask(List<Fact> children) {
    StatelessSession session = knowledge.newStatelessSession();
    session.insert(children);
    session.fire();
  }

  @Override
  public void close() {
    service.shutdown();
  }
}
