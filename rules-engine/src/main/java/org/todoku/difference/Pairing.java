package org.todoku.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntBiFunction;

/**
 * Which elements of two lists belong together: equal ones first, keeping their order as far as it
 * goes, then those that are alike.
 *
 * @param pairs by their place in the later list
 * @param removed places in the earlier list, rising
 * @param added places in the later list, rising
 */
record Pairing<T>(List<Pair> pairs, List<Integer> removed, List<Integer> added) {
  /** Longer lists are paired by equality alone, to keep the time bounded. */
  private static final int LONGEST_COMPARED = 2_000;

  Pairing {
    pairs = List.copyOf(pairs);
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /** Two places that belong together. */
  record Pair(int before, int after) {}

  /**
   * @param likeness how alike two elements are that are not equal; 0 for not at all
   */
  static <T> Pairing<T> of(List<T> before, List<T> after, ToIntBiFunction<T, T> likeness) {
    int[] partner = new int[before.size()];
    Arrays.fill(partner, -1);
    boolean[] taken = new boolean[after.size()];
    inOrder(before, after, partner, taken);
    // equal, but elsewhere
    for (int i = 0; i < before.size(); i++) {
      for (int j = 0; partner[i] < 0 && j < after.size(); j++) {
        if (!taken[j] && before.get(i).equals(after.get(j))) {
          partner[i] = j;
          taken[j] = true;
        }
      }
    }
    alike(before, after, partner, taken, likeness);
    List<Pair> pairs = new ArrayList<>();
    List<Integer> removed = new ArrayList<>();
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] < 0) {
        removed.add(i);
      } else {
        pairs.add(new Pair(i, partner[i]));
      }
    }
    List<Integer> added = new ArrayList<>();
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        added.add(j);
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::after));
    return new Pairing<>(pairs, removed, added);
  }

  /** Whether elements that are on both sides stand in another order. */
  boolean reordered() {
    for (int i = 1; i < pairs.size(); i++) {
      if (pairs.get(i).before() < pairs.get(i - 1).before()) {
        return true;
      }
    }
    return false;
  }

  /** The longest common subsequence. */
  private static <T> void inOrder(List<T> before, List<T> after, int[] partner, boolean[] taken) {
    if ((long) before.size() * after.size() > (long) LONGEST_COMPARED * LONGEST_COMPARED) {
      return;
    }
    int[][] length = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        length[i][j] =
            before.get(i).equals(after.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < before.size() && j < after.size()) {
      if (before.get(i).equals(after.get(j))) {
        partner[i] = j;
        taken[j] = true;
        i++;
        j++;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** The most alike first; among these the first. */
  private static <T> void alike(
      List<T> before,
      List<T> after,
      int[] partner,
      boolean[] taken,
      ToIntBiFunction<T, T> likeness) {
    record Candidate(int likeness, int before, int after) {}
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < before.size() && i < LONGEST_COMPARED; i++) {
      for (int j = 0; partner[i] < 0 && j < after.size() && j < LONGEST_COMPARED; j++) {
        int alike = taken[j] ? 0 : likeness.applyAsInt(before.get(i), after.get(j));
        if (alike > 0) {
          candidates.add(new Candidate(alike, i, j));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::likeness).reversed());
    for (Candidate each : candidates) {
      if (partner[each.before()] < 0 && !taken[each.after()]) {
        partner[each.before()] = each.after();
        taken[each.after()] = true;
      }
    }
  }
}
