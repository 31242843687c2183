package org.todoku.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.ProfileLayout;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;

/**
 * How a rule set is evaluated: the features that are computed for each child, each once however
 * many rules ask for it, and the rules as conditions on them. Immutable; safe for several threads.
 */
public final class Plan {
  private final RuleSet ruleSet;
  private final List<Rule> ruleList;
  private final ProfileLayout layout;
  private final List<Slot> slots;
  private final int slotCount;
  private final List<DayRange> dayRanges;
  private final List<RowSelection> selections;
  private final @Nullable CodeTable[] tables;
  private final RulePlan[] rules;

  /** The places that the rules ask for. */
  private final int[] slotsRead;

  Plan(
      RuleSet ruleSet,
      ProfileLayout layout,
      List<Slot> slots,
      int slotCount,
      List<DayRange> dayRanges,
      List<RowSelection> selections,
      List<RulePlan> rules) {
    this.ruleSet = ruleSet;
    this.ruleList = ruleSet.rules();
    this.layout = layout;
    this.slots = List.copyOf(slots);
    this.slotCount = slotCount;
    this.dayRanges = List.copyOf(dayRanges);
    this.rules = rules.toArray(RulePlan[]::new);
    this.selections = List.copyOf(selections);
    this.slotsRead = SlotsRead.of(this);
    this.tables = new @Nullable CodeTable[selections.size()];
    for (int index = 0; index < tables.length; index++) {
      RowSelection selection = selections.get(index);
      tables[index] =
          selection.where() == null
              ? null
              : CodeTable.of(selection.where(), layout.entity(selection.entity()));
    }
  }

  /**
   * Plans a rule set.
   *
   * @throws IllegalArgumentException if it has findings of form or type
   */
  public static Plan of(RuleSet ruleSet) {
    return new Planner(ruleSet).plan();
  }

  /**
   * Plans a rule set so that it shares the features of another plan: those that both need stand in
   * the same places, so that what was computed for the other serves this one too.
   *
   * @throws IllegalArgumentException if it has findings of form or type, or if the two are over
   *     different vocabularies
   */
  static Plan of(RuleSet ruleSet, Plan known) {
    return new Planner(ruleSet, known).plan();
  }

  /** A feature and the first of the places where it stands. */
  record Slot(int index, Feature feature) {}

  public RuleSet ruleSet() {
    return ruleSet;
  }

  public int ruleCount() {
    return rules.length;
  }

  /** The rules in the order of the library. */
  public List<RulePlan> rules() {
    return List.of(rules);
  }

  RulePlan rule(int index) {
    return rules[index];
  }

  /** How many different features are computed for each child. */
  public int featureCount() {
    return slots.size();
  }

  ProfileLayout layout() {
    return layout;
  }

  int slotCount() {
    return slotCount;
  }

  List<DayRange> dayRanges() {
    return dayRanges;
  }

  List<RowSelection> selections() {
    return selections;
  }

  @Nullable CodeTable table(int selection) {
    return tables[selection];
  }

  int dayRangeCount() {
    return dayRanges.size();
  }

  List<Slot> slots() {
    return slots;
  }

  /** What follows from an as-of date alone. */
  public Day day(LocalDate asOf) {
    boolean[] inForce = new boolean[rules.length];
    for (int index = 0; index < rules.length; index++) {
      inForce[index] = ruleList.get(index).inForce(asOf);
    }
    return new Day(asOf, layout, dayRanges, inForce);
  }

  /** A worker for one thread. */
  public FeatureReader newReader() {
    return new FeatureReader(this, 0);
  }

  /** A worker for one thread that computes only the features from a place on. */
  FeatureReader newReader(int firstSlot) {
    return new FeatureReader(this, firstSlot);
  }

  /** Room for the features of some children. */
  public FeatureBatch newBatch(int capacity) {
    return new FeatureBatch(slotCount, capacity);
  }

  /** Room for one child's features. */
  Features newFeatures(Day day) {
    return new Features(this, day, slotCount);
  }

  /** The features of one child of a block, of which nothing is noted yet. */
  public Features features(Block block, int row, Day day) {
    Features features = newFeatures(day);
    features.start(day);
    block.read(row, slotsRead, features);
    return features;
  }
}
