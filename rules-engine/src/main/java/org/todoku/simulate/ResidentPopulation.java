package org.todoku.simulate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.todoku.plan.FeatureColumns;
import org.todoku.rule.RuleSet;

/**
 * A population that stays in memory for trying out rules: the features that a rule set needs of
 * every child on one as-of date, as narrow columns, without any record. Asking one changed rule of
 * a million children takes some ten milliseconds.
 *
 * <p>Immutable and safe for several threads. Rules are tried with {@link #whatIf}; where these need
 * features that are not here, {@link WhatIf#missing} says how many, and {@link #with} reads the
 * profiles once more for just these. Profiles are taken as they were; when imports change them,
 * load anew.
 */
public final class ResidentPopulation {
  private final FeatureColumns columns;

  private ResidentPopulation(FeatureColumns columns) {
    this.columns = columns;
  }

  /**
   * Reads the features of a population, on all cores; only some thousand profiles are held at once.
   *
   * @throws IllegalArgumentException if the rule set has findings of form or type, or profiles are
   *     over another vocabulary
   */
  public static ResidentPopulation load(
      RuleSet rules, LocalDate asOf, FeatureColumns.Profiles profiles) {
    return new ResidentPopulation(FeatureColumns.of(rules, asOf, profiles));
  }

  /**
   * Prepares to ask some rules.
   *
   * @param candidate holds the rules and those that they refer to, over the same vocabulary
   * @param rules ids of the rules to ask
   * @throws IllegalArgumentException if the candidate lacks a rule, has findings of form or type,
   *     or is over another vocabulary
   */
  public WhatIf whatIf(RuleSet candidate, Collection<String> rules) {
    return new WhatIf(columns, RulesAsked.closure(candidate, rules));
  }

  /**
   * The rules whose answers a change may touch: those that are new or differ, and those that refer
   * to them.
   */
  public static Set<String> touched(RuleSet before, RuleSet after) {
    return RulesAsked.touched(before, after);
  }

  /**
   * Prepares to tell how much each part of a rule weighs.
   *
   * @param candidate holds the rule and those that it refers to
   * @throws IllegalArgumentException as {@link #whatIf}
   */
  public Influence influence(RuleSet candidate, String rule) {
    return new Influence(columns, candidate, rule);
  }

  /**
   * The same population with the features that a question needs more. It takes the place of this
   * one where questions like that go on; this one stays as it is.
   *
   * @param profiles the same children in the same order as when it was loaded
   * @return empty if they are not the same children any more: load anew
   */
  public Optional<ResidentPopulation> with(WhatIf question, FeatureColumns.Profiles profiles) {
    return columns.with(question.plan(), profiles).map(ResidentPopulation::new);
  }

  public LocalDate asOf() {
    return columns.asOf();
  }

  /** How many children there are. */
  public int size() {
    return columns.size();
  }

  /** How many features of each child are here. */
  public int featureCount() {
    return columns.featureCount();
  }

  /** The id of a child, by its place in the population from 0. */
  public String child(int index) {
    return columns.child(index);
  }

  /** Bytes of heap that it takes, about; ids included. */
  public long bytes() {
    return columns.bytes();
  }
}
