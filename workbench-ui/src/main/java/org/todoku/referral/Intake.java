package org.todoku.referral;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** How candidates come onto the board. */
public interface Intake {
  /**
   * Takes in matches, in the caller's transaction. A match that is there already adds nothing, so
   * that a batch may be given again.
   */
  Taken accept(List<Match> matches);

  /** Of some children those with an open card. */
  Set<String> withOpenCard(Collection<String> children);

  /**
   * Tells who is responsible for a child's open card what was held back, of each rule once a card.
   * Within a transaction; a child without an open card is left out.
   */
  void tell(List<HeldBack> heldBack);

  /**
   * What came of it.
   *
   * @param candidates new candidates
   * @param evidence candidates that were there, with new facts
   * @param known matches that added nothing
   */
  record Taken(int candidates, int evidence, int known) {
    public static final Taken NOTHING = new Taken(0, 0, 0);

    public Taken plus(Taken other) {
      return new Taken(
          candidates + other.candidates, evidence + other.evidence, known + other.known);
    }
  }
}
