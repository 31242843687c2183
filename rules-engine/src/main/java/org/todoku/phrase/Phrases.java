package org.todoku.phrase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Criterion;
import org.todoku.rule.NodePath;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;

/**
 * Puts rules into readable Japanese and English, with the labels of the vocabulary. Given an as-of
 * date, windows are resolved to dates. Immutable.
 */
public final class Phrases {
  private final RuleSet rules;
  private final Japanese japanese = new Japanese();
  private final English english = new English();

  /**
   * @param rules the rules, without findings of form or type; names of others are their titles
   */
  public Phrases(RuleSet rules) {
    this.rules = rules;
  }

  /** A rule as one sentence, with its exceptions. */
  public LocalizedText sentence(Rule rule) {
    return sentence(rule, null);
  }

  /** A rule as one sentence, with its exceptions. */
  public LocalizedText sentence(Rule rule, @Nullable LocalDate asOf) {
    LocalizedText when = criterion(rule.when(), rule, asOf);
    StringBuilder ja = new StringBuilder(when.ja()).append("。");
    StringBuilder en = new StringBuilder(capital(when.en())).append(".");
    if (!rule.unless().isEmpty()) {
      ja.append("ただし、").append(because(rule, "ja", "」または「", "「", "」")).append("の場合を除く。");
      en.append(" Except: ").append(because(rule, "en", "; ", "", "")).append(".");
    }
    return new LocalizedText(ja.toString(), en.toString());
  }

  private static String because(
      Rule rule, String language, String between, String before, String after) {
    return rule.unless().stream()
        .map(exception -> exception.because().in(language))
        .collect(Collectors.joining(between, before, after));
  }

  /** A rule line by line: its criterion's nodes, then its exceptions'. */
  public List<PhraseLine> outline(Rule rule, @Nullable LocalDate asOf) {
    List<PhraseLine> lines = new ArrayList<>();
    Setting setting = new Setting(rules, rule, asOf, List.of());
    outline(rule.when(), NodePath.WHEN, 0, setting, lines);
    for (int index = 0; index < rule.unless().size(); index++) {
      Rule.ExceptionClause exception = rule.unless().get(index);
      lines.add(
          new PhraseLine(
              new NodePath("unless[" + index + "]"),
              0,
              new LocalizedText(
                  "ただし、「" + exception.because().ja() + "」の場合を除く",
                  "Except: " + exception.because().en())));
      outline(exception.when(), NodePath.unless(index), 1, setting, lines);
    }
    return List.copyOf(lines);
  }

  private void outline(
      Criterion criterion, NodePath node, int depth, Setting setting, List<PhraseLine> lines) {
    lines.add(new PhraseLine(node, depth, node(criterion, setting)));
    for (Part part : parts(criterion, node)) {
      outline(part.criterion(), part.node(), depth + 1, setting, lines);
    }
  }

  /**
   * A part of a group.
   *
   * @param node its address
   */
  public record Part(NodePath node, Criterion criterion) {}

  /** The parts of a group, with their addresses; none for what is no group. */
  public static List<Part> parts(Criterion criterion, NodePath node) {
    return switch (criterion) {
      case Criterion.All(List<Criterion> of) -> parts(of, node, "all");
      case Criterion.Any(List<Criterion> of) -> parts(of, node, "any");
      case Criterion.None(List<Criterion> of) -> parts(of, node, "none");
      case Criterion.Not(Criterion of) -> List.of(new Part(node.child("not"), of));
      case Criterion.AtLeastOf(int n, List<Criterion> of) -> parts(of, node, "of");
      case Criterion.Score(var points, var comparison) -> {
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < points.size(); index++) {
          parts.add(new Part(node.child("score", index).child("when"), points.get(index).when()));
        }
        yield parts;
      }
      case Criterion.ValueTest test -> List.of();
      case Criterion.Missing missing -> List.of();
      case Criterion.Recorded recorded -> List.of();
      case Criterion.Records records -> List.of();
      case Criterion.RuleReference reference -> List.of();
    };
  }

  private static List<Part> parts(List<Criterion> of, NodePath node, String key) {
    List<Part> parts = new ArrayList<>();
    for (int index = 0; index < of.size(); index++) {
      parts.add(new Part(node.child(key, index), of.get(index)));
    }
    return parts;
  }

  /** A parameter's value with its unit: {@code 30日}, {@code 30 days}. */
  public static LocalizedText amount(Parameter parameter) {
    String unit = parameter.unit();
    return switch (parameter.value()) {
      case Value.BooleanValue(boolean value) ->
          value ? new LocalizedText("はい", "yes") : new LocalizedText("いいえ", "no");
      case Value.NumberValue number ->
          new LocalizedText(
              number + (unit != null && unit.equals("years") ? "年" : Japanese.counter(unit)),
              unit == null ? number.toString() : English.amount(number, unit));
      case Value.DateValue date -> LocalizedText.same(date.toString());
      case Value.TextValue(String text) -> LocalizedText.same(text);
    };
  }

  /** A criterion of a rule as a sentence with all its parts. */
  public LocalizedText criterion(Criterion criterion, Rule rule, @Nullable LocalDate asOf) {
    Setting setting = new Setting(rules, rule, asOf, List.of());
    return new LocalizedText(
        japanese.clause(criterion, setting).end(), english.clause(criterion, setting));
  }

  /** A criterion of a rule as one line of an outline: groups without their parts. */
  public LocalizedText node(Criterion criterion, Rule rule, @Nullable LocalDate asOf) {
    return node(criterion, new Setting(rules, rule, asOf, List.of()));
  }

  /** The same for a criterion in the {@code where} of an entity's records. */
  public LocalizedText node(
      Criterion criterion, Rule rule, @Nullable LocalDate asOf, Entity records) {
    return node(criterion, new Setting(rules, rule, asOf, List.of()).inside(records, null));
  }

  private LocalizedText node(Criterion criterion, Setting setting) {
    String ja = japanese.heading(criterion, setting);
    String en = english.heading(criterion, setting);
    return new LocalizedText(
        ja == null ? japanese.clause(criterion, setting).end() : ja,
        capital(en == null ? english.clause(criterion, setting) : en));
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
