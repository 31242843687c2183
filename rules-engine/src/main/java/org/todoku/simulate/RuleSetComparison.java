package org.todoku.simulate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.engine.Answers;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;

/**
 * What a change of rules does to a population: how the answers of a candidate rule set differ from
 * those of a baseline. Filled child by child, in memory that does not grow with the population.
 * Comparisons of parts of a population can be added up. Not for several threads.
 */
public final class RuleSetComparison {
  private static final Answer[] ANSWERS = Answer.values();

  private final List<String> rules;
  private final int[] inBaseline;
  private final int[] inCandidate;

  /** By rule and answer. */
  private final long[][] baseline;

  private final long[][] candidate;

  /** By rule: children for whom only the candidate, and only the baseline, matches. */
  private final long[] added;

  private final long[] lost;
  private long children;
  private long reachedBefore;
  private long reachedNow;
  private long newlyReached;
  private long noLongerReached;

  /** Compares nobody yet. Rules are the candidate's in its order, then those that it dropped. */
  public RuleSetComparison(RuleSet baseline, RuleSet candidate) {
    List<String> before = baseline.rules().stream().map(Rule::id).toList();
    List<String> now = candidate.rules().stream().map(Rule::id).toList();
    Set<String> all = new LinkedHashSet<>(now);
    all.addAll(before);
    this.rules = List.copyOf(all);
    this.inBaseline = rules.stream().mapToInt(before::indexOf).toArray();
    this.inCandidate = rules.stream().mapToInt(now::indexOf).toArray();
    this.baseline = new long[rules.size()][ANSWERS.length];
    this.candidate = new long[rules.size()][ANSWERS.length];
    this.added = new long[rules.size()];
    this.lost = new long[rules.size()];
  }

  /** Whether a change brings a child or takes it away. */
  public enum Direction {
    ADDED("added"),
    LOST("lost");

    private final String word;

    Direction(String word) {
      this.word = word;
    }

    /** The word in results. */
    public String word() {
      return word;
    }
  }

  /**
   * A child whom one rule set matches and the other does not.
   *
   * @param was the baseline's answer, or null where it lacks the rule
   * @param is the candidate's answer, likewise
   */
  public record Change(
      String child, String rule, Direction direction, @Nullable Answer was, @Nullable Answer is) {}

  /** Adds the answers of both rule sets for one child, and says what changes for it. */
  public List<Change> add(Answers before, Answers now) {
    List<Change> changes = new ArrayList<>();
    boolean reachedByBaseline = false;
    boolean reachedByCandidate = false;
    for (int rule = 0; rule < rules.size(); rule++) {
      Answer was = inBaseline[rule] < 0 ? null : before.answer(inBaseline[rule]);
      Answer is = inCandidate[rule] < 0 ? null : now.answer(inCandidate[rule]);
      if (was != null) {
        baseline[rule][was.ordinal()]++;
      }
      if (is != null) {
        candidate[rule][is.ordinal()]++;
      }
      reachedByBaseline |= was == Answer.MATCH;
      reachedByCandidate |= is == Answer.MATCH;
      if (is == Answer.MATCH && was != Answer.MATCH) {
        added[rule]++;
        changes.add(new Change(now.child(), rules.get(rule), Direction.ADDED, was, is));
      } else if (was == Answer.MATCH && is != Answer.MATCH) {
        lost[rule]++;
        changes.add(new Change(now.child(), rules.get(rule), Direction.LOST, was, is));
      }
    }
    children++;
    reachedBefore += reachedByBaseline ? 1 : 0;
    reachedNow += reachedByCandidate ? 1 : 0;
    newlyReached += reachedByCandidate && !reachedByBaseline ? 1 : 0;
    noLongerReached += reachedByBaseline && !reachedByCandidate ? 1 : 0;
    return changes;
  }

  /** Adds what another comparison of the same rule sets has counted. */
  public void addAll(RuleSetComparison other) {
    for (int rule = 0; rule < rules.size(); rule++) {
      for (int answer = 0; answer < ANSWERS.length; answer++) {
        baseline[rule][answer] += other.baseline[rule][answer];
        candidate[rule][answer] += other.candidate[rule][answer];
      }
      added[rule] += other.added[rule];
      lost[rule] += other.lost[rule];
    }
    children += other.children;
    reachedBefore += other.reachedBefore;
    reachedNow += other.reachedNow;
    newlyReached += other.newlyReached;
    noLongerReached += other.noLongerReached;
  }

  /**
   * The answers of one rule.
   *
   * @param baseline how many children have each answer; empty where the baseline lacks the rule
   * @param candidate likewise
   * @param added children whom only the candidate matches
   * @param lost children whom only the baseline matches
   */
  public record Counts(
      String rule,
      Optional<Map<Answer, Long>> baseline,
      Optional<Map<Answer, Long>> candidate,
      long added,
      long lost) {}

  /** The counts of all rules. */
  public List<Counts> counts() {
    List<Counts> counts = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      counts.add(
          new Counts(
              rules.get(rule),
              inBaseline[rule] < 0 ? Optional.empty() : Optional.of(byAnswer(baseline[rule])),
              inCandidate[rule] < 0 ? Optional.empty() : Optional.of(byAnswer(candidate[rule])),
              added[rule],
              lost[rule]));
    }
    return counts;
  }

  private static Map<Answer, Long> byAnswer(long[] counts) {
    Map<Answer, Long> byAnswer = new EnumMap<>(Answer.class);
    for (Answer answer : ANSWERS) {
      byAnswer.put(answer, counts[answer.ordinal()]);
    }
    return byAnswer;
  }

  /** How many children were compared. */
  public long children() {
    return children;
  }

  /** Children whom at least one rule of the baseline matches. */
  public long reachedBefore() {
    return reachedBefore;
  }

  /** Children whom at least one rule of the candidate matches. */
  public long reachedNow() {
    return reachedNow;
  }

  /** Children whom some rule of the candidate matches and none of the baseline. */
  public long newlyReached() {
    return newlyReached;
  }

  /** Children whom some rule of the baseline matches and none of the candidate. */
  public long noLongerReached() {
    return noLongerReached;
  }
}
