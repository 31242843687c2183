package org.todoku.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Explanation;
import org.todoku.rule.Answer;
import org.todoku.simulate.RuleSetComparison;
import org.todoku.simulate.RuleSetComparison.Change;
import org.todoku.simulate.RuleSetComparison.Counts;
import org.todoku.simulate.RuleSetComparison.Direction;
import org.todoku.text.ExplanationJson;

/** Writes what a simulation shows, in memory that does not grow with the population. */
sealed interface SimulationReport {
  /** Takes the next part of the population. */
  void take(Simulation.Part part);

  /** Writes what is known only at the end. */
  void end();

  /** A line of JSON for each change, and one with all counts at the end. */
  final class Lines implements SimulationReport {
    private final Simulation simulation;
    private final PrintStream out;
    private final RuleSetComparison counts;

    Lines(Simulation simulation, PrintStream out) {
      this.simulation = simulation;
      this.out = out;
      this.counts = simulation.nothing();
    }

    @Override
    public void take(Simulation.Part part) {
      counts.addAll(part.counts());
      StringBuilder lines = new StringBuilder();
      for (Simulation.Changed changed : part.changed()) {
        Change change = changed.change();
        lines.append("{\"change\":\"").append(change.direction().word());
        JsonText.quoted(lines.append("\",\"child\":"), change.child());
        JsonText.quoted(lines.append(",\"rule\":"), change.rule());
        side(lines.append(",\"baseline\":"), change.was(), () -> simulation.before(changed));
        side(lines.append(",\"candidate\":"), change.is(), () -> simulation.now(changed));
        lines.append("}\n");
      }
      out.print(lines);
    }

    private static void side(
        StringBuilder line, @Nullable Answer answer, Supplier<Explanation> why) {
      if (answer == null) {
        line.append("null");
      } else {
        line.append("{\"answer\":\"").append(answer.word()).append("\",\"explanation\":");
        line.append(ExplanationJson.write(why.get())).append('}');
      }
    }

    @Override
    public void end() {
      StringBuilder line = new StringBuilder();
      line.append("{\"asOf\":\"").append(simulation.asOf());
      line.append("\",\"children\":").append(counts.children());
      line.append(",\"reached\":{\"baseline\":").append(counts.reachedBefore());
      line.append(",\"candidate\":").append(counts.reachedNow());
      line.append(",\"added\":").append(counts.newlyReached());
      line.append(",\"lost\":").append(counts.noLongerReached());
      line.append("},\"rules\":[");
      String separator = "";
      for (Counts rule : counts.counts()) {
        JsonText.quoted(line.append(separator).append("{\"rule\":"), rule.rule());
        answers(line.append(",\"baseline\":"), rule.baseline().orElse(null));
        answers(line.append(",\"candidate\":"), rule.candidate().orElse(null));
        line.append(",\"added\":").append(rule.added());
        line.append(",\"lost\":").append(rule.lost()).append('}');
        separator = ",";
      }
      out.println(line.append("]}"));
    }

    private static void answers(StringBuilder line, @Nullable Map<Answer, Long> answers) {
      if (answers == null) {
        line.append("null");
        return;
      }
      String separator = "{";
      for (Answer answer : Answer.values()) {
        line.append(separator).append('"').append(answer.word()).append("\":");
        line.append(answers.get(answer));
        separator = ",";
      }
      line.append('}');
    }
  }

  /** A sentence, a table, and the first children of each rule with the reasons. */
  final class Text implements SimulationReport {
    private final Simulation simulation;
    private final PrintStream out;
    private final int named;
    private final RuleSetComparison counts;

    /** By rule and direction, the texts of the children that are named. */
    private final Map<String, List<String>> texts = new HashMap<>();

    Text(Simulation simulation, PrintStream out, int named) {
      this.simulation = simulation;
      this.out = out;
      this.named = named;
      this.counts = simulation.nothing();
    }

    @Override
    public void take(Simulation.Part part) {
      counts.addAll(part.counts());
      for (Simulation.Changed changed : part.changed()) {
        List<String> mine =
            texts.computeIfAbsent(
                key(changed.change().rule(), changed.change().direction()), k -> new ArrayList<>());
        if (mine.size() < named) {
          mine.add(child(changed));
        }
      }
    }

    private static String key(String rule, Direction direction) {
      return direction.word() + " " + rule;
    }

    private String child(Simulation.Changed changed) {
      Change change = changed.change();
      Map<String, Explanation> before =
          change.was() == null ? Map.of() : leaves(simulation.before(changed));
      Map<String, Explanation> now =
          change.is() == null ? Map.of() : leaves(simulation.now(changed));
      StringBuilder text = new StringBuilder();
      text.append("  ").append(change.child()).append(": ");
      text.append(word(change.was())).append(" -> ").append(word(change.is())).append('\n');
      differing(before, now).forEach(each -> text.append("    - ").append(reason(each)));
      differing(now, before).forEach(each -> text.append("    + ").append(reason(each)));
      return text.toString();
    }

    private static String word(@Nullable Answer answer) {
      return answer == null ? "no such rule" : answer.word();
    }

    /** Conditions by their text; those of one text are one condition. */
    private static Map<String, Explanation> leaves(Explanation explanation) {
      Map<String, Explanation> leaves = new LinkedHashMap<>();
      leaves(explanation, leaves);
      return leaves;
    }

    private static void leaves(Explanation explanation, Map<String, Explanation> leaves) {
      boolean leaf = true;
      for (Explanation child : explanation.children()) {
        leaf &= child.node().startsWith("unless") && !explanation.node().startsWith("unless");
        leaves(child, leaves);
      }
      if (leaf) {
        leaves.putIfAbsent(explanation.text().en(), explanation);
      }
    }

    /** The conditions of one side that are not there, or come out otherwise, on the other. */
    private static List<Explanation> differing(
        Map<String, Explanation> of, Map<String, Explanation> from) {
      return of.entrySet().stream()
          .filter(
              each -> {
                Explanation other = from.get(each.getKey());
                return other == null || other.state() != each.getValue().state();
              })
          .map(Map.Entry::getValue)
          .toList();
    }

    private static String reason(Explanation leaf) {
      String state =
          switch (leaf.state()) {
            case SATISFIED -> "holds";
            case NOT_SATISFIED -> "does not hold";
            case UNKNOWN -> "not known";
          };
      String observed = leaf.observed() == null ? "" : ", found " + leaf.observed();
      return leaf.text().en() + ": " + state + observed + " (" + leaf.text().ja() + ")\n";
    }

    @Override
    public void end() {
      out.printf(
          Locale.ROOT,
          "Children compared as of %s: %,d. The candidate reaches %,d, the baseline %,d: %,d more,"
              + " %,d fewer.%n",
          simulation.asOf(),
          counts.children(),
          counts.reachedNow(),
          counts.reachedBefore(),
          counts.newlyReached(),
          counts.noLongerReached());
      out.println();
      table();
      for (Counts rule : counts.counts()) {
        children(rule.rule(), Direction.ADDED, rule.added());
        children(rule.rule(), Direction.LOST, rule.lost());
      }
    }

    private void table() {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("rule", "match", "cannotTell", "noMatch", "suppressed", "added", "lost"));
      for (Counts rule : counts.counts()) {
        rows.add(
            List.of(
                rule.rule(),
                pair(rule, Answer.MATCH),
                pair(rule, Answer.CANNOT_TELL),
                pair(rule, Answer.NO_MATCH),
                pair(rule, Answer.SUPPRESSED),
                String.valueOf(rule.added()),
                String.valueOf(rule.lost())));
      }
      int[] widths = new int[rows.getFirst().size()];
      for (List<String> row : rows) {
        for (int column = 0; column < widths.length; column++) {
          widths[column] = Math.max(widths[column], row.get(column).length());
        }
      }
      for (List<String> row : rows) {
        StringBuilder line = new StringBuilder(row.getFirst());
        line.repeat(' ', widths[0] - line.length());
        for (int column = 1; column < widths.length; column++) {
          line.repeat(' ', widths[column] - row.get(column).length() + 2).append(row.get(column));
        }
        out.println(line);
      }
    }

    private static String pair(Counts rule, Answer answer) {
      String before = rule.baseline().map(counts -> String.valueOf(counts.get(answer))).orElse("-");
      String now = rule.candidate().map(counts -> String.valueOf(counts.get(answer))).orElse("-");
      return before.equals(now) ? now : before + " -> " + now;
    }

    private void children(String rule, Direction direction, long count) {
      if (count == 0) {
        return;
      }
      out.println();
      out.printf(Locale.ROOT, "%s, %s: %,d%n", rule, direction.word(), count);
      List<String> mine = texts.getOrDefault(key(rule, direction), List.of());
      mine.forEach(out::print);
      if (count > mine.size()) {
        out.printf(Locale.ROOT, "  and %,d more%n", count - mine.size());
      }
    }
  }
}
