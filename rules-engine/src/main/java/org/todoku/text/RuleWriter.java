package org.todoku.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Criterion;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.text.WrittenNode.Builder;
import org.todoku.text.WrittenNode.Items;
import org.todoku.vocabulary.ValueType;

/**
 * Writes rules in the form that {@link RuleReader} reads: one form for one tree, so that reading
 * and writing again gives the same bytes. Comments and the layout of a file that was read are not
 * kept; what goes without saying ({@code whenUnknown: ignore}, a title that is the id) is written
 * out.
 */
public final class RuleWriter {
  private RuleWriter() {}

  /** A rule as a YAML document, ending with a line break. */
  public static String yaml(Rule rule) {
    return WrittenText.yaml(node(rule));
  }

  /** A whole file: the rules one after another. */
  public static String yaml(List<Rule> rules) {
    return rules.stream().map(RuleWriter::yaml).collect(Collectors.joining("---\n"));
  }

  /** A criterion alone as YAML, ending with a line break. */
  public static String yaml(Criterion criterion) {
    return WrittenText.yaml(CriterionWriter.write(criterion));
  }

  /** A rule as one line of JSON. */
  public static String json(Rule rule) {
    return WrittenText.json(node(rule));
  }

  /** A criterion alone as one line of JSON. */
  public static String json(Criterion criterion) {
    return WrittenText.json(CriterionWriter.write(criterion));
  }

  private static WrittenNode node(Rule rule) {
    Builder keys =
        WrittenNode.keys()
            .put("rule", rule.id())
            .put("title", WrittenNode.localized(rule.title()))
            .maybe("need", rule.need(), WrittenNode.Text::new)
            .maybe("level", rule.level(), level -> new WrittenNode.Text(level.word()))
            .maybe("purpose", rule.purpose(), WrittenNode.Text::new)
            .maybe("basis", rule.basis(), RuleWriter::basis)
            .maybe("effective", rule.effective(), RuleWriter::effective);
    if (!rule.parameters().isEmpty()) {
      Builder parameters = WrittenNode.keys();
      rule.parameters().forEach((id, parameter) -> parameters.put(id, parameter(parameter)));
      keys.put("parameters", parameters.spread());
    }
    keys.put("when", CriterionWriter.write(rule.when()));
    if (!rule.unless().isEmpty()) {
      keys.put(
          "unless", new Items(rule.unless().stream().map(RuleWriter::exception).toList(), true));
    }
    keys.put("whenUnknown", rule.whenUnknown().word());
    if (!rule.support().isEmpty()) {
      keys.put(
          "support",
          new Items(
              rule.support().stream().<WrittenNode>map(WrittenNode.Text::new).toList(), false));
    }
    return keys.spread();
  }

  private static WrittenNode basis(Rule.Basis basis) {
    return WrittenNode.keys()
        .put("kind", basis.kind().word())
        .maybe("cite", basis.cite(), WrittenNode.Text::new)
        .done();
  }

  private static WrittenNode effective(Rule.Effective effective) {
    return WrittenNode.keys()
        .maybe("from", effective.from(), date -> new WrittenNode.Text(date.toString()))
        .maybe("until", effective.until(), date -> new WrittenNode.Text(date.toString()))
        .done();
  }

  private static WrittenNode exception(Rule.ExceptionClause clause) {
    return WrittenNode.keys()
        .put("because", WrittenNode.localized(clause.because()))
        .put("when", CriterionWriter.write(clause.when()))
        .done();
  }

  private static WrittenNode parameter(Parameter parameter) {
    Builder keys = WrittenNode.keys().put("type", parameter.type().word());
    if (parameter.type() instanceof ValueType.DecimalType(int scale, var min, var max)
        && scale < RuleReader.DEFAULT_SCALE) {
      keys.put("scale", WrittenNode.number(scale));
    }
    keys.put("value", CriterionWriter.value(parameter.value()))
        .maybe("min", min(parameter.type()), limit -> limit)
        .maybe("max", max(parameter.type()), limit -> limit)
        .maybe("unit", parameter.unit(), WrittenNode.Text::new)
        .maybe("label", parameter.label(), WrittenNode::localized)
        .maybe("note", parameter.note(), WrittenNode::localized);
    return keys.done();
  }

  private static @Nullable WrittenNode min(ValueType type) {
    return switch (type) {
      case ValueType.IntegerType(var min, var max) -> min == null ? null : WrittenNode.number(min);
      case ValueType.DecimalType(int scale, var min, var max) ->
          min == null ? null : WrittenNode.number(min);
      case ValueType.BooleanType flag -> null;
      case ValueType.DateType date -> null;
      case ValueType.CodeType code -> null;
      case ValueType.TextType text -> null;
    };
  }

  private static @Nullable WrittenNode max(ValueType type) {
    return switch (type) {
      case ValueType.IntegerType(var min, var max) -> max == null ? null : WrittenNode.number(max);
      case ValueType.DecimalType(int scale, var min, var max) ->
          max == null ? null : WrittenNode.number(max);
      case ValueType.BooleanType flag -> null;
      case ValueType.DateType date -> null;
      case ValueType.CodeType code -> null;
      case ValueType.TextType text -> null;
    };
  }
}
