package org.todoku.authoring.editor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.todoku.demonstration.FactsWriter;
import org.todoku.demonstration.Population;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.RuleCase;
import org.todoku.text.FactsLineReader;
import org.todoku.text.Place;

/**
 * Children of the made-up city, on whom a rule can be tried without any family's data. The same
 * seed gives the same children.
 */
public final class MadeUpChildren {
  /** How many children are looked through for telling ones. */
  private static final int LOOKED_THROUGH = 300;

  /** How many are shown of each answer. */
  private static final int SHOWN = 2;

  private MadeUpChildren() {}

  /**
   * A few children of each answer: those who match, those of whom it cannot be told, and those who
   * come nearest to matching.
   *
   * @param rules the rule, with those that it refers to
   * @param named what the child of a number is called
   * @return cases that expect what the rule answers now; none where the vocabulary is not that of
   *     the made-up city
   */
  public static List<RuleCase> telling(
      RuleSet rules, String ruleId, LocalDate asOf, long seed, IntFunction<String> named) {
    ReferenceEvaluator evaluator = new ReferenceEvaluator(rules);
    Map<Answer, List<RuleCase>> found = new EnumMap<>(Answer.class);
    int number = 0;
    for (LinkedProfile child : children(rules, asOf, seed)) {
      number++;
      Answer answer = evaluator.answer(ruleId, child, asOf);
      List<RuleCase> alike = found.computeIfAbsent(answer, key -> new ArrayList<>());
      if (alike.size() < SHOWN
          && (answer != Answer.NO_MATCH || evaluator.nearMiss(ruleId, child, asOf).isPresent())) {
        alike.add(
            new RuleCase(
                ruleId, named.apply(number), asOf, child, answer, new Place("made-up", 1, 1)));
      }
    }
    return found.values().stream().flatMap(List::stream).toList();
  }

  private static List<LinkedProfile> children(RuleSet rules, LocalDate asOf, long seed) {
    StringBuilder lines = new StringBuilder();
    try {
      FactsWriter.write(new Population(LOOKED_THROUGH, seed, asOf), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FactsLineReader reader = new FactsLineReader(rules.vocabulary());
    List<LinkedProfile> children = new ArrayList<>();
    for (String line : lines.toString().lines().toList()) {
      LinkedProfile child = reader.read(line.getBytes(StandardCharsets.UTF_8));
      if (child != null) {
        children.add(child);
      }
    }
    return children;
  }
}
