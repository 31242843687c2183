package org.todoku.difference;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Criterion;
import org.todoku.rule.NodePath;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule.Basis;
import org.todoku.rule.Rule.Effective;
import org.todoku.rule.Rule.ExceptionClause;
import org.todoku.rule.Rule.Level;
import org.todoku.rule.Rule.WhenUnknown;
import org.todoku.vocabulary.LocalizedText;

/** One thing that differs between an earlier and a later version of a rule. */
public sealed interface RuleChange {
  record TitleChanged(LocalizedText before, LocalizedText after) implements RuleChange {}

  record NeedChanged(@Nullable String before, @Nullable String after) implements RuleChange {}

  record LevelChanged(@Nullable Level before, @Nullable Level after) implements RuleChange {}

  record PurposeChanged(@Nullable String before, @Nullable String after) implements RuleChange {}

  record BasisChanged(@Nullable Basis before, @Nullable Basis after) implements RuleChange {}

  record EffectiveChanged(@Nullable Effective before, @Nullable Effective after)
      implements RuleChange {}

  record WhenUnknownChanged(WhenUnknown before, WhenUnknown after) implements RuleChange {}

  record SupportAdded(String service) implements RuleChange {}

  record SupportRemoved(String service) implements RuleChange {}

  /** The same services in another order. */
  record SupportReordered() implements RuleChange {}

  record ParameterAdded(Parameter parameter) implements RuleChange {}

  record ParameterRemoved(Parameter parameter) implements RuleChange {}

  /** Its value changed. */
  record ParameterSet(Parameter before, Parameter after) implements RuleChange {}

  /** Its type or its limits changed. */
  record ParameterLimited(Parameter before, Parameter after) implements RuleChange {}

  /** Its label or its unit changed. */
  record ParameterRenamed(Parameter before, Parameter after) implements RuleChange {}

  /** What is said of its value changed. */
  record ParameterNoted(Parameter before, Parameter after) implements RuleChange {}

  /** The same parameters in another order. */
  record ParametersReordered() implements RuleChange {}

  record ExceptionAdded(ExceptionClause exception) implements RuleChange {}

  record ExceptionRemoved(ExceptionClause exception) implements RuleChange {}

  /** The reason that is shown changed, the condition did not. */
  record ExceptionReworded(ExceptionClause before, ExceptionClause after) implements RuleChange {}

  /** The same exceptions in another order. */
  record ExceptionsReordered() implements RuleChange {}

  record ConditionAdded(Spot spot, Criterion condition) implements RuleChange {}

  record ConditionRemoved(Spot spot, Criterion condition) implements RuleChange {}

  /** A condition about the same thing asks something else of it. */
  record ConditionChanged(Spot spot, Criterion before, Criterion after) implements RuleChange {}

  /** A condition stands elsewhere, itself unchanged. */
  record ConditionMoved(Spot from, Spot to, Criterion condition) implements RuleChange {}

  /** The same conditions of a group in another order; that changes nothing but how it reads. */
  record ConditionsReordered(Spot spot, Criterion group) implements RuleChange {}

  /** A group holds its conditions together in another way: any of them instead of all. */
  record GroupChanged(Spot spot, Criterion before, Criterion after) implements RuleChange {}

  /** A condition that stood alone now stands in a group, or in one more. */
  record GroupAdded(Spot spot, Criterion group) implements RuleChange {}

  /** A condition that stood in a group now stands without it. */
  record GroupRemoved(Spot spot, Criterion group) implements RuleChange {}

  record PointsChanged(Spot spot, Criterion condition, BigDecimal before, BigDecimal after)
      implements RuleChange {}

  /**
   * Where a condition stands.
   *
   * @param node its address, in the later version where it is there, else in the earlier
   * @param later whether the address is one of the later version
   * @param exception the exception that it belongs to, or null for the rule's own criterion
   * @param group the group that it stands in, or null at the top
   */
  record Spot(
      NodePath node,
      boolean later,
      @Nullable ExceptionClause exception,
      @Nullable Criterion group) {}
}
