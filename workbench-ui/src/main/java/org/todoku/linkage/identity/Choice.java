package org.todoku.linkage.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.todoku.linkage.identity.Comparison.Decision;

/**
 * What follows for one person from all who may be the same.
 *
 * @param link the one to link; empty or one
 * @param review those that a person must look at, likeliest first
 */
public record Choice<C>(List<Candidate<C>> link, List<Candidate<C>> review) {
  private static final int MOST_QUESTIONS = 5;

  /** A comparison with somebody. */
  public record Candidate<C>(C who, Comparison comparison) {}

  public Choice {
    link = List.copyOf(link);
    review = List.copyOf(review);
  }

  /** Links where one may be linked and no other comes near; else asks. */
  public static <C> Choice<C> of(List<Candidate<C>> candidates) {
    List<Candidate<C>> possible = new ArrayList<>();
    for (Candidate<C> candidate : candidates) {
      if (candidate.comparison().decision() != Decision.NONE) {
        possible.add(candidate);
      }
    }
    possible.sort(
        Comparator.comparingDouble((Candidate<C> candidate) -> -candidate.comparison().weight()));
    List<Candidate<C>> sure =
        possible.stream().filter(c -> c.comparison().decision() == Decision.LINK).toList();
    if (!sure.isEmpty()) {
      Candidate<C> best = sure.getFirst();
      boolean byNumber =
          best.comparison().level(Comparison.Part.PERSON_ID) == Comparison.Level.SAME;
      if (byNumber || clear(best, possible)) {
        return new Choice<>(List.of(best), List.of());
      }
    }
    return new Choice<>(
        List.of(),
        possible.size() > MOST_QUESTIONS ? possible.subList(0, MOST_QUESTIONS) : possible);
  }

  private static <C> boolean clear(Candidate<C> best, List<Candidate<C>> possible) {
    return possible.stream()
        .filter(other -> other != best)
        .allMatch(other -> distance(best.comparison(), other.comparison()) >= 4);
  }

  /** Difference of the odds in powers of two. */
  private static double distance(Comparison best, Comparison other) {
    return log(best.weight()) - log(other.weight());
  }

  private static double log(double weight) {
    double bounded = Math.clamp(weight, 1e-12, 1 - 1e-12);
    return Math.log(bounded / (1 - bounded)) / Math.log(2);
  }
}
