package org.todoku.command;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.engine.Answers;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.explain.Workload;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.RuleSet;
import org.todoku.text.ExplanationJson;
import org.todoku.text.Finding;
import org.todoku.text.Place;
import org.todoku.vocabulary.LocalizedText;

/** Turns lines of facts into lines of answers. Safe for several threads. */
final class FactsEvaluation {
  private final CompiledRuleSet compiled;
  private final LocalDate asOf;
  private final ProfileLines reading;
  private final int[] asked;
  private final String[] keys;
  private final List<String> askedIds;
  private final @Nullable ReferenceEvaluator explaining;
  private final Workload workload;
  private final long mostWork;
  private final String file;

  /**
   * @param asked ids of the rules whose answers are written, in the order of the library
   * @param file the name of the facts file, for messages
   */
  FactsEvaluation(
      CompiledRuleSet compiled, LocalDate asOf, List<String> asked, String file, boolean explain) {
    RuleSet rules = compiled.rules();
    this.compiled = compiled;
    this.asOf = asOf;
    this.reading = new ProfileLines(rules.vocabulary(), file);
    List<String> ids = rules.rules().stream().map(rule -> rule.id()).toList();
    this.asked = asked.stream().mapToInt(ids::indexOf).toArray();
    this.keys =
        asked.stream()
            .map(id -> JsonText.quoted(new StringBuilder(), id).append(":\"").toString())
            .toArray(String[]::new);
    this.askedIds = List.copyOf(asked);
    this.explaining = explain ? new ReferenceEvaluator(rules) : null;
    this.workload = new Workload(rules);
    this.mostWork = explain ? Workload.MOST_FOR_EXPLANATIONS : Workload.MOST_FOR_ANSWERS;
    this.file = file;
  }

  /**
   * What became of some lines.
   *
   * @param answers lines to be written
   * @param findings what was wrong with lines that have no answer
   */
  record Result(byte[] answers, List<Finding> findings) implements FactsChunks.Result {}

  Result evaluate(List<LineSplitter.Line> lines, boolean stopAtFirstProblem) {
    List<LinkedProfile> profiles = new ArrayList<>(lines.size());
    List<Finding> findings = new ArrayList<>();
    for (LineSplitter.Line line : lines) {
      if (line.isBlank()) {
        continue;
      }
      LinkedProfile profile = reading.read(line, findings);
      if (profile != null && workload.of(profile) > mostWork) {
        findings.add(tooMuch(line));
        profile = null;
      }
      if (profile != null) {
        profiles.add(profile);
      } else if (stopAtFirstProblem) {
        break;
      }
    }
    StringBuilder out = new StringBuilder(profiles.size() * 64 * (asked.length + 1));
    List<Answers> answers = compiled.evaluate(profiles, asOf);
    for (int i = 0; i < profiles.size(); i++) {
      write(answers.get(i), profiles.get(i), out);
    }
    return new Result(out.toString().getBytes(StandardCharsets.UTF_8), findings);
  }

  private Finding tooMuch(LineSplitter.Line line) {
    return Finding.error(
        new Place(file, line.number(), 1),
        new LocalizedText(
            "この子の記録はルールに対して多すぎます(記録を見る回数は " + mostWork + " 回まで)",
            "this child has too many records for these rules: answering would take more than "
                + mostWork
                + " looks at a record"));
  }

  private void write(Answers answers, LinkedProfile profile, StringBuilder out) {
    out.append("{\"child\":");
    JsonText.quoted(out, answers.child());
    out.append(",\"asOf\":\"").append(answers.asOf()).append("\",\"answers\":{");
    for (int i = 0; i < asked.length; i++) {
      out.append(i == 0 ? "" : ",");
      out.append(keys[i]).append(answers.answer(asked[i]).word()).append('"');
    }
    out.append('}');
    if (explaining != null) {
      out.append(",\"explanations\":{");
      for (int i = 0; i < asked.length; i++) {
        String id = askedIds.get(i);
        JsonText.quoted(out.append(i == 0 ? "" : ","), id)
            .append(':')
            .append(ExplanationJson.write(explaining.explain(id, profile, asOf)));
      }
      out.append('}');
      nearMisses(explaining, answers, profile, out);
    }
    out.append("}\n");
  }

  /** How far those rules are from matching that do not. */
  private void nearMisses(
      ReferenceEvaluator evaluator, Answers answers, LinkedProfile profile, StringBuilder out) {
    out.append(",\"nearMisses\":{");
    int before = out.length();
    for (int i = 0; i < asked.length; i++) {
      String id = askedIds.get(i);
      if (answers.answer(asked[i]) == Answer.NO_MATCH) {
        evaluator
            .nearMiss(id, profile, asOf)
            .ifPresent(
                near ->
                    JsonText.quoted(out.append(out.length() == before ? "" : ","), id)
                        .append(':')
                        .append(ExplanationJson.write(near)));
      }
    }
    out.append('}');
  }
}
