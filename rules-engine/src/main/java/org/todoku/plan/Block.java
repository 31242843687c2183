package org.todoku.plan;

/** The features of some children, which stand in rows from 0 on. */
public sealed interface Block permits FeatureBatch, FeatureBlock {
  /** How many children there are. */
  int size();

  /**
   * The truths of an atom that hangs on one place alone.
   *
   * @param slot the place
   * @param one room for one child's features, of which only this place is used
   */
  Truths ask(Atom atom, int slot, Features one);

  /** Writes a child's values at some places into features. */
  void read(int row, int[] slots, Features into);
}
