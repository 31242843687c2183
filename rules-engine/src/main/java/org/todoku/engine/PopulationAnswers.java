package org.todoku.engine;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.todoku.rule.Answer;

/**
 * The answers of some rules for every child of a population, by the child's place in it from 0; one
 * byte each. Immutable.
 */
public final class PopulationAnswers {
  private static final Answer[] VALUES = Answer.values();

  private final LocalDate asOf;
  private final List<String> rules;

  /** By rule and child, as ordinals. */
  private final byte[][] answers;

  private final int size;

  PopulationAnswers(LocalDate asOf, List<String> rules, byte[][] answers, int size) {
    this.asOf = asOf;
    this.size = size;
    this.rules = List.copyOf(rules);
    this.answers = answers;
  }

  public LocalDate asOf() {
    return asOf;
  }

  /** How many children there are. */
  public int size() {
    return size;
  }

  /** The rules' ids. */
  public List<String> rules() {
    return rules;
  }

  /**
   * The answer of a rule for a child.
   *
   * @throws IllegalArgumentException if there is no such rule here
   */
  public Answer answer(String rule, int child) {
    return VALUES[of(rule)[child]];
  }

  /** How many children have each answer of a rule; answers that nobody has are among them. */
  public Map<Answer, Integer> counts(String rule) {
    int[] counts = new int[VALUES.length];
    for (byte answer : of(rule)) {
      counts[answer]++;
    }
    Map<Answer, Integer> byAnswer = new EnumMap<>(Answer.class);
    for (Answer answer : VALUES) {
      byAnswer.put(answer, counts[answer.ordinal()]);
    }
    return byAnswer;
  }

  /** The children to whom a rule gives an answer, by their place, ascending. */
  public int[] children(String rule, Answer answer) {
    byte[] ofRule = of(rule);
    return IntStream.range(0, ofRule.length)
        .filter(child -> ofRule[child] == answer.ordinal())
        .toArray();
  }

  /**
   * The children whom a rule matches here and not there, by their place, ascending. Asked the other
   * way round it gives those who are lost.
   *
   * @param other answers for the same population
   */
  public int[] matchedOnlyHere(String rule, PopulationAnswers other) {
    byte[] here = of(rule);
    byte[] there = other.of(rule);
    int match = Answer.MATCH.ordinal();
    return IntStream.range(0, here.length)
        .filter(child -> here[child] == match && there[child] != match)
        .toArray();
  }

  private byte[] of(String rule) {
    int index = rules.indexOf(rule);
    if (index < 0) {
      throw new IllegalArgumentException("no rule " + rule);
    }
    return answers[index];
  }
}
