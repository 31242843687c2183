package org.todoku.linkage.sender;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The nearest of the known names, for messages about an unknown one. */
final class DidYouMean {
  private DidYouMean() {}

  /** {@code (did you mean 'x'?)}, or nothing where no known name is near. */
  static String of(String name, Collection<String> known) {
    return nearest(name, known).map(near -> " (did you mean '" + near + "'?)").orElse("");
  }

  /**
   * The known name that differs least, at most by a third of its length and by one letter at least.
   */
  static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> near(name, candidate))
        .filter(candidate -> sharesLetter(name, candidate))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  private static boolean near(String left, String right) {
    int longer = Math.max(left.length(), right.length());
    int shorter = Math.min(left.length(), right.length());
    boolean partOf =
        shorter >= 2 && shorter * 2 >= longer && (left.contains(right) || right.contains(left));
    return partOf || distance(left, right) <= Math.max(1, longer / 3);
  }

  private static boolean sharesLetter(String left, String right) {
    return left.codePoints().anyMatch(letter -> right.indexOf(letter) >= 0);
  }

  /** Edits (insert, remove, replace, swap neighbours) that make one the other. */
  static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(
                Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + replace);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }
}
