package org.todoku.plan;

/**
 * The three-valued truth of a question for the rows of a block. Not changed once it is made.
 *
 * @param certainly the rows for which it certainly holds
 * @param possibly the rows for which it may hold; all of {@code certainly} are among them
 */
record Truths(long[] certainly, long[] possibly) {

  /** Room for the truths of so many rows, all of them false. */
  static Truths none(int size) {
    return new Truths(Rows.none(size), Rows.none(size));
  }

  /** Notes the truth of one row while this is being made, see {@link Bits}. */
  void put(int row, int bits) {
    certainly[row >> 6] |= (bits & 1L) << row;
    possibly[row >> 6] |= (bits >> 1 & 1L) << row;
  }

  /** Those of some rows for which it holds, asked in one of four ways. */
  long[] among(long[] rows, Formula.Mode mode) {
    return switch (mode) {
      case CERTAINLY -> Rows.both(rows, certainly);
      case POSSIBLY -> Rows.both(rows, possibly);
      case CERTAINLY_NOT -> Rows.without(rows, possibly);
      case POSSIBLY_NOT -> Rows.without(rows, certainly);
    };
  }
}
