package org.todoku.explain;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a match rests on.
 *
 * @param holders the departments whose records make the criterion hold, or whose records are
 *     lacking although they speak for the child; age and grade, and services that are received, are
 *     not among them. See {@link org.todoku.vocabulary.Entity#holder()}.
 * @param statutory whether a statutory fact is among it
 */
public record Grounds(Set<String> holders, boolean statutory) {
  /** Nothing that points to a need. */
  public static final Grounds NONE = new Grounds(Set.of(), false);

  public Grounds {
    holders = Collections.unmodifiableSet(new TreeSet<>(holders));
  }

  /** What two matches rest on together. */
  public Grounds and(Grounds other) {
    Set<String> all = new TreeSet<>(holders);
    all.addAll(other.holders);
    return new Grounds(all, statutory || other.statutory);
  }

  /**
   * Whether they carry the highest level: signs of two departments, or one statutory fact (gate G4
   * of the design's field notes).
   */
  public boolean carryPriority() {
    return statutory || holders.size() >= 2;
  }
}
