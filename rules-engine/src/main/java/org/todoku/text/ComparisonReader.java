package org.todoku.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.NodePath;
import org.todoku.rule.Offset;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;

/** Reads comparisons and their operands. Literals are read as they are written. */
final class ComparisonReader {
  /** The keys of all comparisons. */
  static final List<String> KEYS = compareKeys();

  private final Problems problems;
  private final Places places;
  private final WindowReader windows;

  ComparisonReader(Problems problems, Places places, WindowReader windows) {
    this.problems = problems;
    this.places = places;
    this.windows = windows;
  }

  /** The one comparison among the keys of a criterion or measure. */
  @Nullable Comparison comparison(Fields fields, NodePath at) {
    List<String> there = KEYS.stream().filter(fields::has).toList();
    if (there.size() != 1) {
      problems.error(
          fields.place(),
          at.text(),
          there.isEmpty()
              ? "比べ方がありません(is、atLeast など)"
              : "比べ方は一つだけです(" + String.join("、", there) + ")",
          there.isEmpty()
              ? "there is no comparison, such as is or atLeast"
              : "only one comparison at a time, not " + String.join(" and ", there));
      there.forEach(fields::take);
      return null;
    }
    String key = there.getFirst();
    YamlNode value = fields.require(key);
    if (value == null) {
      return null;
    }
    places.node(at.child(key), value.place());
    return switch (key) {
      case "between" -> between(fields, value, at);
      case "in" ->
          operands(fields, value, at) instanceof List<Operand> list
              ? new Comparison.In(list)
              : null;
      case "notIn" ->
          operands(fields, value, at) instanceof List<Operand> list
              ? new Comparison.NotIn(list)
              : null;
      case "within" ->
          windows.window(value, at.child("within")) instanceof Window window
              ? new Comparison.Within(window)
              : null;
      default -> {
        Operand operand = operand(value, at);
        yield operand == null ? null : new Comparison.Relation(operator(key), operand);
      }
    };
  }

  private @Nullable Comparison between(Fields fields, YamlNode value, NodePath at) {
    List<Operand> bounds = operands(fields, value, at);
    if (bounds == null) {
      return null;
    }
    if (bounds.size() != 2) {
      problems.error(
          value.place(),
          at.text(),
          "between には下限と上限の二つが必要です",
          "between takes two bounds: [low, high]");
      return null;
    }
    return new Comparison.Between(bounds.get(0), bounds.get(1));
  }

  private @Nullable List<Operand> operands(Fields fields, YamlNode value, NodePath at) {
    List<YamlNode> items = fields.list(value, false);
    if (items == null) {
      return null;
    }
    List<Operand> operands = new ArrayList<>();
    for (YamlNode item : items) {
      Operand operand = operand(item, at);
      if (operand != null) {
        operands.add(operand);
      }
    }
    return operands.size() == items.size() ? operands : null;
  }

  private @Nullable Operand operand(YamlNode value, NodePath at) {
    if (value instanceof Scalar scalar) {
      return literal(scalar, at);
    }
    if (!(value instanceof Mapping mapping)) {
      problems.error(value.place(), at.text(), "比べる値が必要です", "a value to compare with is expected");
      return null;
    }
    Fields fields = new Fields(mapping, problems, at.text());
    Operand read = null;
    if (fields.has("parameter")) {
      YamlNode named = fields.require("parameter");
      String parameter = fields.text(named);
      places.word(at, named);
      read = parameter == null ? null : new Operand.ParameterReference(parameter);
    } else if (fields.has("value")) {
      ValuePath path = windows.path(fields, "value", at);
      read = path == null ? null : new Operand.ValueReference(path);
    } else if (fields.has("asOf")) {
      YamlNode offset = fields.require("asOf");
      Offset read2 = offset == null ? null : windows.offset(offset, at);
      read = read2 == null ? null : new Operand.AsOf(read2);
    } else {
      problems.error(
          value.place(),
          at.text(),
          "{parameter: …}、{value: …}、{asOf: …} のどれかが必要です",
          "one of {parameter: …}, {value: …} or {asOf: …} is expected");
      return null;
    }
    fields.finish();
    return read;
  }

  private @Nullable Operand literal(Scalar scalar, NodePath at) {
    places.word(at, scalar);
    Boolean bool = Fields.bool(scalar);
    if (bool != null) {
      return new Operand.Literal(new Value.BooleanValue(bool));
    }
    BigDecimal number = Fields.number(scalar);
    if (number != null) {
      places.word(at, new Value.NumberValue(number).toString(), scalar.place());
      return new Operand.Literal(new Value.NumberValue(number));
    }
    if (Fields.isNothing(scalar) || Fields.isNoNumber(scalar)) {
      problems.error(
          scalar.place(),
          at.text(),
          "比べる値が必要です(ここにあるのは " + Problems.shown(scalar.text()) + ")",
          "a value to compare with is expected, not " + Problems.shown(scalar.text()));
      return null;
    }
    return new Operand.Literal(new Value.TextValue(scalar.text()));
  }

  private static Operator operator(String key) {
    return Arrays.stream(Operator.values())
        .filter(operator -> operator.word().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> compareKeys() {
    List<String> keys = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      keys.add(operator.word());
    }
    keys.addAll(List.of("between", "in", "notIn", "within"));
    return List.copyOf(keys);
  }
}
