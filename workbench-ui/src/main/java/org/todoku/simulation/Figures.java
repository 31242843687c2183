package org.todoku.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * What a simulation found. All counts are of children, exact; small ones are not shown.
 *
 * @param children how many were asked about
 * @param reachedBefore whom at least one of the rules matches as it is in force
 * @param reachedNow whom at least one matches as it was tried
 * @param added whom only the rules that were tried match
 * @param lost whom only the rules in force match
 * @param rules rule by rule, in the order in which they were chosen
 * @param overlaps pairs of rules that match the same children, the most first
 */
public record Figures(
    long children,
    long reachedBefore,
    long reachedNow,
    long added,
    long lost,
    List<OfRule> rules,
    List<Overlap> overlaps) {

  public Figures {
    rules = List.copyOf(rules);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * What one rule would answer.
   *
   * @param need the need that it speaks for, or null
   * @param before its answers as it is in force, or null where it is new
   * @param added children whom only the rule that was tried matches
   * @param lost children whom only the rule in force matches
   * @param unknown why it could not be told for whom it could not, the most frequent first
   * @param groups whom it matches, by grade and by kind of household
   * @param addedChildren pseudonyms of the first of those who are added
   * @param lostChildren likewise
   */
  public record OfRule(
      String rule,
      LocalizedText title,
      @Nullable String need,
      @Nullable Counts before,
      Counts now,
      long added,
      long lost,
      List<Unknown> unknown,
      List<Group> groups,
      List<String> addedChildren,
      List<String> lostChildren) {
    public OfRule {
      unknown = List.copyOf(unknown);
      groups = List.copyOf(groups);
      addedChildren = List.copyOf(addedChildren);
      lostChildren = List.copyOf(lostChildren);
    }
  }

  /** How many children have each answer. */
  public record Counts(long matched, long cannotTell, long notMatched, long suppressed) {}

  /**
   * Something that is not known.
   *
   * @param item what it is
   * @param custodian whom to ask, or null
   * @param children for how many the answer hangs on it
   */
  public record Unknown(LocalizedText item, @Nullable String custodian, long children) {}

  /**
   * Children of one kind.
   *
   * @param by {@code grade} or {@code household}
   * @param group the kind: for grades {@code under3}, {@code age3to5}, {@code grade1to3}, {@code
   *     grade4to6}, {@code grade7to9}, {@code older}; for households {@code singleParent}, {@code
   *     others}; {@code unknown} for both
   * @param matched how many the rule matches as it was tried
   * @param before how many it matches as it is in force
   */
  public record Group(String by, String group, long matched, long before) {}

  /** Children whom two rules match. */
  public record Overlap(String rule, String other, long children) {}
}
