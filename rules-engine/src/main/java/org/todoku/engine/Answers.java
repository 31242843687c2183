package org.todoku.engine;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.todoku.rule.Answer;

/** The answers of all rules of a set for one child on one date. Immutable. */
public final class Answers {
  private static final Answer[] VALUES = Answer.values();

  private final String child;
  private final LocalDate asOf;
  private final List<String> rules;

  /** As ordinals; the child's own begin at an offset. */
  private final byte[] answers;

  private final int offset;

  /**
   * @param rules ids in the order of the library; shared, not copied
   * @param answers one for each rule from an offset on, as ordinals; shared, not copied
   */
  Answers(String child, LocalDate asOf, List<String> rules, byte[] answers, int offset) {
    this.child = child;
    this.asOf = asOf;
    this.rules = rules;
    this.answers = answers;
    this.offset = offset;
  }

  public String child() {
    return child;
  }

  public LocalDate asOf() {
    return asOf;
  }

  /** The rules' ids in the order of the library. */
  public List<String> rules() {
    return rules;
  }

  /** The answer of the rule at a place in the library. */
  public Answer answer(int rule) {
    return VALUES[answers[offset + Objects.checkIndex(rule, rules.size())]];
  }

  /**
   * The answer of a rule.
   *
   * @throws IllegalArgumentException if the set has no such rule
   */
  public Answer answer(String ruleId) {
    int index = rules.indexOf(ruleId);
    if (index < 0) {
      throw new IllegalArgumentException("no rule " + ruleId);
    }
    return answer(index);
  }

  /** By rule id, in the order of the library. */
  public Map<String, Answer> byRule() {
    Map<String, Answer> byRule = new LinkedHashMap<>();
    for (int index = 0; index < rules.size(); index++) {
      byRule.put(rules.get(index), answer(index));
    }
    return Collections.unmodifiableMap(byRule);
  }

  @Override
  public String toString() {
    return child + " on " + asOf + ": " + byRule();
  }
}
