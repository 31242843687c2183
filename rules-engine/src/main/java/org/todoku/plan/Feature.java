package org.todoku.plan;

/** Something that is computed once for each child, however many rules ask for it. */
sealed interface Feature {
  /** One value. */
  record OfSource(Source source) implements Feature {}

  /** A measure over records. */
  record OfMeasure(MeasurePlan measure) implements Feature {}

  /** The truth of a criterion that hangs on more than one value, or on the as-of date. */
  record OfTest(Test test) implements Feature {}
}
