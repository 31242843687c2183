package org.todoku.text;

import java.util.List;
import org.todoku.rule.Amount;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Length;
import org.todoku.rule.Measure;
import org.todoku.rule.Offset;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.text.WrittenNode.Builder;
import org.todoku.text.WrittenNode.Items;
import org.todoku.vocabulary.CalendarUnit;

/** Writes criteria, in the order of keys that the language's own description uses. */
final class CriterionWriter {
  /** What {@code N UNIT} takes; greater amounts are written in the long form. */
  private static final int MOST_IN_SHORT_FORM = 999_999;

  private CriterionWriter() {}

  static WrittenNode write(Criterion criterion) {
    Builder keys = WrittenNode.keys();
    switch (criterion) {
      case Criterion.All(var of) -> keys.put("all", criteria(of));
      case Criterion.Any(var of) -> keys.put("any", criteria(of));
      case Criterion.None(var of) -> keys.put("none", criteria(of));
      case Criterion.Not(var of) -> keys.put("not", write(of));
      case Criterion.AtLeastOf(int n, var of) ->
          keys.put("atLeast", WrittenNode.number(n)).put("of", criteria(of));
      case Criterion.Score(var parts, var comparison) -> {
        keys.put("score", new Items(parts.stream().map(CriterionWriter::points).toList(), true));
        compare(keys, comparison);
      }
      case Criterion.ValueTest(var path, var comparison) -> {
        keys.put("value", path(path));
        compare(keys, comparison);
      }
      case Criterion.Missing(var path) -> keys.put("missing", path(path));
      case Criterion.Recorded(var path) -> keys.put("recorded", path(path));
      case Criterion.Records(var entity, var as, var where, var within, var measure) -> {
        keys.put("records", entity)
            .maybe("as", as, WrittenNode.Text::new)
            .maybe("where", where, CriterionWriter::write)
            .maybe("within", within, CriterionWriter::window);
        measure(keys, measure);
      }
      case Criterion.RuleReference(String rule) -> keys.put("rule", rule);
    }
    return keys.done();
  }

  private static WrittenNode criteria(List<Criterion> of) {
    return new Items(of.stream().map(CriterionWriter::write).toList(), true);
  }

  private static WrittenNode points(Criterion.Points part) {
    return WrittenNode.keys()
        .put("points", WrittenNode.number(part.points()))
        .put("when", write(part.when()))
        .done();
  }

  private static void measure(Builder keys, Measure measure) {
    switch (measure) {
      case Measure.Exists(boolean expected) -> keys.put("exists", WrittenNode.flag(expected));
      case Measure.Count(var comparison) -> keys.put("count", comparison(comparison));
      case Measure.Share(var comparison) -> keys.put("share", comparison(comparison));
      case Measure.Streak(var comparison) -> keys.put("streak", comparison(comparison));
      case Measure.Aggregate(var function, String attribute, var comparison) -> {
        Builder inner = WrittenNode.keys().put("of", attribute);
        compare(inner, comparison);
        keys.put(function.word(), inner.done());
      }
    }
  }

  private static WrittenNode comparison(Comparison comparison) {
    Builder keys = WrittenNode.keys();
    compare(keys, comparison);
    return keys.done();
  }

  private static void compare(Builder keys, Comparison comparison) {
    switch (comparison) {
      case Comparison.Relation(var operator, var operand) ->
          keys.put(operator.word(), operand(operand));
      case Comparison.Between(var low, var high) ->
          keys.put("between", operands(List.of(low, high)));
      case Comparison.In(var operands) -> keys.put("in", operands(operands));
      case Comparison.NotIn(var operands) -> keys.put("notIn", operands(operands));
      case Comparison.Within(var window) -> keys.put("within", window(window));
    }
  }

  private static WrittenNode operands(List<Operand> operands) {
    return new Items(operands.stream().map(CriterionWriter::operand).toList(), false);
  }

  private static WrittenNode operand(Operand operand) {
    return switch (operand) {
      case Operand.Literal(var value) -> value(value);
      case Operand.ParameterReference(String parameter) -> parameter(parameter);
      case Operand.ValueReference(var path) -> WrittenNode.keys().put("value", path(path)).done();
      case Operand.AsOf(var offset) -> WrittenNode.keys().put("asOf", offset(offset)).done();
    };
  }

  static WrittenNode value(Value value) {
    return switch (value) {
      case Value.BooleanValue(boolean flag) -> WrittenNode.flag(flag);
      case Value.NumberValue(var number) -> WrittenNode.number(number);
      case Value.DateValue(var date) -> new WrittenNode.Text(date.toString());
      case Value.TextValue(String text) -> new WrittenNode.Text(text);
    };
  }

  private static WrittenNode path(ValuePath path) {
    return new WrittenNode.Text(path.toString());
  }

  private static WrittenNode parameter(String id) {
    return WrittenNode.keys().put("parameter", id).done();
  }

  static WrittenNode window(Window window) {
    Builder keys = WrittenNode.keys();
    switch (window) {
      case Window.Last(var length) -> keys.put("last", length(length));
      case Window.FromTo(var from, var to) ->
          keys.put("from", offset(from)).maybe("to", to, CriterionWriter::offset);
      case Window.SchoolYear(var which) -> keys.put("schoolYear", which(which));
      case Window.Month(var which) -> keys.put("month", which(which));
      case Window.Age(var from, var to) ->
          keys.put(
              "age", WrittenNode.keys().put("from", length(from)).put("to", length(to)).done());
      case Window.Since(var path) -> keys.put("since", path(path));
      case Window.After(var path, var length) ->
          keys.put("after", path(path)).put("for", length(length));
      case Window.Latest(var n) -> keys.put("latest", amount(n));
    }
    return keys.done();
  }

  private static String which(Window.Which which) {
    return switch (which) {
      case CURRENT -> "current";
      case PREVIOUS -> "previous";
    };
  }

  private static WrittenNode amount(Amount amount) {
    return switch (amount) {
      case Amount.Fixed(int value) -> WrittenNode.number(value);
      case Amount.FromParameter(String id) -> parameter(id);
    };
  }

  private static WrittenNode length(Length length) {
    return length.amount() instanceof Amount.Fixed(int value)
            && value >= 0
            && value <= MOST_IN_SHORT_FORM
        ? new WrittenNode.Text(words(value, length.unit()))
        : WrittenNode.keys()
            .put("amount", amount(length.amount()))
            .put("unit", length.unit().word())
            .done();
  }

  private static WrittenNode offset(Offset offset) {
    return offset.back() instanceof Amount.Fixed(int back) && Math.abs(back) <= MOST_IN_SHORT_FORM
        ? new WrittenNode.Text((back > 0 ? "-" : "") + words(Math.abs(back), offset.unit()))
        : WrittenNode.keys()
            .put("back", amount(offset.back()))
            .put("unit", offset.unit().word())
            .done();
  }

  private static String words(int amount, CalendarUnit unit) {
    String plural = unit.word();
    return amount + " " + (amount == 1 ? plural.substring(0, plural.length() - 1) : plural);
  }
}
