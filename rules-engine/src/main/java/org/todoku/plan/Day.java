package org.todoku.plan;

import java.time.LocalDate;
import java.util.List;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.ProfileLayout;

/** All that depends on the as-of date alone, computed once for all children. Immutable. */
public final class Day {
  final LocalDate asOf;
  final long today;

  /** For each entity, the last day on which a source may have ended and still be current. */
  final long[] currentFrom;

  /** First and last day of each {@link DayRange} of the plan. */
  final long[] rangeFirst;

  final long[] rangeLast;

  /** For each rule, whether it is in force. */
  final boolean[] inForce;

  Day(LocalDate asOf, ProfileLayout layout, List<DayRange> ranges, boolean[] inForce) {
    this.asOf = asOf;
    this.today = asOf.toEpochDay();
    this.inForce = inForce;
    List<EntityLayout> entities = layout.entities();
    currentFrom = new long[entities.size()];
    for (int index = 0; index < currentFrom.length; index++) {
      var staleAfter = entities.get(index).entity().staleAfter();
      currentFrom[index] = staleAfter == null ? today : staleAfter.before(asOf).toEpochDay();
    }
    rangeFirst = new long[ranges.size()];
    rangeLast = new long[ranges.size()];
    for (int index = 0; index < rangeFirst.length; index++) {
      rangeFirst[index] = ranges.get(index).first(asOf);
      rangeLast[index] = ranges.get(index).last(asOf);
    }
  }

  public LocalDate asOf() {
    return asOf;
  }

  /** Whether a rule is in force, by its place in the library. */
  public boolean inForce(int rule) {
    return inForce[rule];
  }
}
