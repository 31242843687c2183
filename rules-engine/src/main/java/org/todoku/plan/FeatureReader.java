package org.todoku.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.LinkedProfile;

/** Computes the features of one child after another. Not for several threads. */
public final class FeatureReader {
  private final Plan plan;
  private @Nullable Child child;

  FeatureReader(Plan plan) {
    this.plan = plan;
  }

  /** Overwrites a child's features. */
  public void read(LinkedProfile profile, Day day, Features into) {
    if (profile.layout() != plan.layout()) {
      throw new IllegalArgumentException("the profile is over another vocabulary");
    }
    Child reading = child;
    if (reading == null) {
      reading = new Child(plan.layout(), day, profile);
      child = reading;
    } else {
      reading.look(day, profile);
    }
    into.start(day);
    List<Plan.Slot> slots = plan.slots();
    for (int i = 0; i < slots.size(); i++) {
      Plan.Slot slot = slots.get(i);
      switch (slot.feature()) {
        case Feature.OfSource(Source source) -> into.values[slot.index()] = source.read(reading);
        case Feature.OfTest(Test test) -> into.values[slot.index()] = test.bits(reading);
        case Feature.OfMeasure(MeasurePlan measure) ->
            write(reading.measuring[0].measure(measure, reading), measure, slot.index(), into);
      }
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
        into.possible[slot] = outcome.possible.copy();
      }
    }
  }

  /** The day of an as-of date. */
  public Day day(LocalDate asOf) {
    return plan.day(asOf);
  }
}
