package org.todoku.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.RuleSet;

/**
 * The features of a whole population on one as-of date, as narrow columns: about one to two bytes a
 * feature and child. Immutable; safe for several threads.
 */
public final class FeatureColumns {
  /** Children in a block; the last one may have fewer. */
  private static final int BLOCK = 4096;

  private final Plan plan;
  private final LocalDate asOf;
  private final List<FeatureBlock> blocks;
  private final int size;

  private FeatureColumns(Plan plan, LocalDate asOf, List<FeatureBlock> blocks) {
    this.plan = plan;
    this.asOf = asOf;
    this.blocks = List.copyOf(blocks);
    this.size = blocks.stream().mapToInt(FeatureBlock::size).sum();
  }

  /** Hands over the profiles of a population one after another, in the same order each time. */
  public interface Profiles {
    void forEach(Consumer<LinkedProfile> profile);
  }

  /** Computes all features that a rule set needs; profiles are let go after some thousand. */
  public static FeatureColumns of(RuleSet rules, LocalDate asOf, Profiles profiles) {
    Plan plan = Plan.of(rules);
    Day day = plan.day(asOf);
    List<FeatureBlock> blocks = new ArrayList<>();
    inBlocks(profiles, block -> blocks.add(FeatureBlock.of(block, plan, day)));
    return new FeatureColumns(plan, asOf, blocks);
  }

  /** Plans other rules over the same vocabulary on top of the features that are here. */
  public Plan plan(RuleSet rules) {
    return Plan.of(rules, plan);
  }

  /**
   * How many features of a plan are not here.
   *
   * @param planned by {@link #plan(RuleSet)}
   */
  public int missing(Plan planned) {
    return planned.featureCount() - plan.featureCount();
  }

  /**
   * The same population with the features that a plan needs more; only these are computed.
   *
   * @param planned by {@link #plan(RuleSet)}
   * @return empty if the profiles are no longer those of the same children in the same order
   */
  public Optional<FeatureColumns> with(Plan planned, Profiles profiles) {
    Day day = planned.day(asOf);
    List<FeatureBlock> wider = new ArrayList<>();
    boolean[] changed = {false};
    inBlocks(
        profiles,
        children -> {
          FeatureBlock block =
              changed[0] || wider.size() >= blocks.size()
                  ? null
                  : blocks.get(wider.size()).with(children, planned, day);
          if (block == null) {
            changed[0] = true;
          } else {
            wider.add(block);
          }
        });
    return changed[0] || wider.size() < blocks.size()
        ? Optional.empty()
        : Optional.of(new FeatureColumns(planned, asOf, wider));
  }

  private static void inBlocks(Profiles profiles, Consumer<List<LinkedProfile>> block) {
    List<LinkedProfile> waiting = new ArrayList<>(BLOCK);
    profiles.forEach(
        profile -> {
          waiting.add(profile);
          if (waiting.size() == BLOCK) {
            block.accept(waiting);
            waiting.clear();
          }
        });
    if (!waiting.isEmpty()) {
      block.accept(waiting);
    }
  }

  public LocalDate asOf() {
    return asOf;
  }

  /** How many children there are. */
  public int size() {
    return size;
  }

  /** How many features of each child are here. */
  public int featureCount() {
    return plan.featureCount();
  }

  /** The id of a child, by its place in the population from 0. */
  public String child(int index) {
    return blocks.get(index / BLOCK).child(index % BLOCK);
  }

  /** Into how many blocks the population is cut. */
  public int blockCount() {
    return blocks.size();
  }

  /** The place in the population of a block's first child. */
  public int blockStart(int block) {
    return block * BLOCK;
  }

  /** The children of a block. */
  public Block block(int index) {
    return blocks.get(index);
  }

  /** Bytes that it takes in all, about. */
  public long bytes() {
    return 64 + blocks.stream().mapToLong(FeatureBlock::bytes).sum();
  }
}
