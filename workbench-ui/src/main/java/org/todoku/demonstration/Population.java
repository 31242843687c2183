package org.todoku.demonstration;

import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * The children of the fictional city. Nothing is kept: each walk makes the households up anew, each
 * from its own place in the sequence, so that any size fits into little memory.
 *
 * @param children how many, at least 1
 * @param seed decides everything else
 * @param asOf the day on which the city is looked at; the school year up to it is made up
 */
public record Population(int children, long seed, LocalDate asOf) {
  /** The size of the demonstration municipality. */
  public static final int USUAL_SIZE = 5_000;

  public Population {
    if (children < 1 || children > 5_000_000) {
      throw new IllegalArgumentException("from 1 to 5000000 children, not " + children);
    }
    if (asOf.getYear() < 2022 || asOf.getYear() > 2098) {
      throw new IllegalArgumentException("a day from 2022 to 2098, not " + asOf);
    }
  }

  /** Hands over each household in turn; together they have exactly {@link #children}. */
  void forEach(Consumer<Household> each) {
    HouseholdMaker maker = new HouseholdMaker(seed, asOf);
    int left = children;
    for (int index = 0; left > 0; index++) {
      Household household = maker.make(index, left);
      left -= household.children.size();
      each.accept(household);
    }
  }
}
