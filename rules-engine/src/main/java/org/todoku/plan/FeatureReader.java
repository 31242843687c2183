package org.todoku.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.LinkedProfile;

/** Computes the features of one child after another. Not for several threads. */
public final class FeatureReader {
  private final Plan plan;
  private @Nullable Child child;
  private @Nullable Features one;
  private final Source[] sources;
  private final int[] sourceSlots;
  private final Test[] tests;
  private final int[] testSlots;
  private final MeasurePlan[] measures;
  private final int[] measureSlots;

  /**
   * @param firstSlot features that stand before it are left out
   */
  FeatureReader(Plan plan, int firstSlot) {
    this.plan = plan;
    List<Source> allSources = new ArrayList<>();
    List<Integer> allSourceSlots = new ArrayList<>();
    List<Test> allTests = new ArrayList<>();
    List<Integer> allTestSlots = new ArrayList<>();
    List<MeasurePlan> allMeasures = new ArrayList<>();
    List<Integer> allMeasureSlots = new ArrayList<>();
    for (Plan.Slot slot : plan.slots()) {
      if (slot.index() < firstSlot) {
        continue;
      }
      switch (slot.feature()) {
        case Feature.OfSource(Source source) -> {
          allSources.add(source);
          allSourceSlots.add(slot.index());
        }
        case Feature.OfTest(Test test) -> {
          allTests.add(test);
          allTestSlots.add(slot.index());
        }
        case Feature.OfMeasure(MeasurePlan measure) -> {
          allMeasures.add(measure);
          allMeasureSlots.add(slot.index());
        }
      }
    }
    sources = allSources.toArray(Source[]::new);
    sourceSlots = allSourceSlots.stream().mapToInt(Integer::intValue).toArray();
    tests = allTests.toArray(Test[]::new);
    testSlots = allTestSlots.stream().mapToInt(Integer::intValue).toArray();
    measures = allMeasures.toArray(MeasurePlan[]::new);
    measureSlots = allMeasureSlots.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Adds a child's features to a batch. */
  public void read(LinkedProfile profile, Day day, FeatureBatch into) {
    Features features = one;
    if (features == null) {
      features = plan.newFeatures(day);
      one = features;
    }
    read(profile, day, features);
    into.add(features);
  }

  /** Overwrites a child's features. */
  void read(LinkedProfile profile, Day day, Features into) {
    if (profile.layout() != plan.layout()) {
      throw new IllegalArgumentException("the profile is over another vocabulary");
    }
    Child reading = child;
    if (reading == null) {
      reading = new Child(plan, day, profile);
      child = reading;
    } else {
      reading.look(day, profile);
    }
    into.start(day);
    long[] values = into.values;
    for (int i = 0; i < sources.length; i++) {
      values[sourceSlots[i]] = sources[i].read(reading);
    }
    for (int i = 0; i < tests.length; i++) {
      values[testSlots[i]] = tests[i].bits(reading);
    }
    Measuring measuring = reading.measuring[0];
    for (int i = 0; i < measures.length; i++) {
      write(measuring.measure(measures[i], reading), measures[i], measureSlots[i], into);
    }
  }

  private static void write(Outcome outcome, MeasurePlan measure, int slot, Features into) {
    switch (outcome.state) {
      case Outcome.DECIDED -> {
        into.values[slot] = outcome.value;
        if (measure.isFraction()) {
          into.values[slot + 1] = outcome.over;
        }
      }
      case Outcome.NONE -> into.values[slot] = Features.NONE;
      case Outcome.NO_WINDOW -> into.values[slot] = Features.NO_WINDOW;
      default -> {
        into.values[slot] = Features.UNDECIDED;
        into.possible[slot] = outcome.possible.kept();
      }
    }
  }
}
