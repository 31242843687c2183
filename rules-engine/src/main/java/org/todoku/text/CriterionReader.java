package org.todoku.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Amount;
import org.todoku.rule.Comparison;
import org.todoku.rule.Comparison.Operator;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Length;
import org.todoku.rule.Measure;
import org.todoku.rule.NodePath;
import org.todoku.rule.Offset;
import org.todoku.rule.Operand;
import org.todoku.rule.Value;
import org.todoku.rule.Window;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.vocabulary.CalendarUnit;

/** Reads criteria. Literals are read as they are written; their types are checked later. */
final class CriterionReader {
  private static final List<String> KINDS =
      List.of(
          "all",
          "any",
          "none",
          "not",
          "atLeast",
          "score",
          "value",
          "missing",
          "recorded",
          "records",
          "rule");
  private static final List<String> COMPARE_KEYS = compareKeys();
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6}) +([a-z]+)");
  private static final Pattern OFFSET = Pattern.compile("(-?)([0-9]{1,6}) +([a-z]+)");

  private final Problems problems;
  private final Map<String, Place> places;

  CriterionReader(Problems problems, Map<String, Place> places) {
    this.problems = problems;
    this.places = places;
  }

  /** Reads one criterion; null where it was refused. */
  @Nullable Criterion read(YamlNode value, NodePath at) {
    places.put(at.text(), value.place());
    if (!(value instanceof Mapping mapping)) {
      problems.error(
          value.place(), at.text(), "条件が必要です", "a criterion is expected here, such as {value: …}");
      return null;
    }
    Fields fields = new Fields(mapping, problems, at.text());
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    // atLeast is also a comparison; `of` beside it makes it a group
    if (kinds.contains("atLeast") && kinds.size() > 1) {
      kinds = kinds.stream().filter(kind -> !kind.equals("atLeast")).toList();
    }
    if (kinds.size() != 1) {
      if (kinds.isEmpty()) {
        String word = mapping.entries().isEmpty() ? "" : mapping.entries().getFirst().key().text();
        problems.unknownName(
            value.place(), at.text(), word, KINDS, "条件の種類がわかりません", "no such kind of criterion");
      } else {
        problems.error(
            value.place(),
            at.text(),
            "条件の種類は一つだけです(" + String.join("、", kinds) + ")",
            "a criterion is of one kind, not " + String.join(" and ", kinds));
      }
      return null;
    }
    Criterion read =
        switch (kinds.getFirst()) {
          case "all" ->
              group(fields, "all", at) instanceof List<Criterion> of ? new Criterion.All(of) : null;
          case "any" ->
              group(fields, "any", at) instanceof List<Criterion> of ? new Criterion.Any(of) : null;
          case "none" ->
              group(fields, "none", at) instanceof List<Criterion> of
                  ? new Criterion.None(of)
                  : null;
          case "not" -> not(fields, at);
          case "atLeast" -> atLeast(fields, at);
          case "score" -> score(fields, at);
          case "value" -> valueTest(fields, at);
          case "missing" ->
              path(fields, "missing", at) instanceof ValuePath path
                  ? new Criterion.Missing(path)
                  : null;
          case "recorded" ->
              path(fields, "recorded", at) instanceof ValuePath path
                  ? new Criterion.Recorded(path)
                  : null;
          case "records" -> records(fields, at);
          case "rule" ->
              fields.text(fields.require("rule")) instanceof String rule
                  ? new Criterion.RuleReference(rule)
                  : null;
          default -> throw new IllegalStateException(kinds.getFirst());
        };
    fields.finish();
    return read;
  }

  private @Nullable List<Criterion> group(Fields fields, String key, NodePath at) {
    List<YamlNode> items = fields.list(fields.require(key), false);
    if (items == null) {
      return null;
    }
    List<Criterion> read = new ArrayList<>();
    boolean good = true;
    for (int i = 0; i < items.size(); i++) {
      Criterion criterion = read(items.get(i), at.child(key, i));
      good &= criterion != null;
      if (criterion != null) {
        read.add(criterion);
      }
    }
    return good ? read : null;
  }

  private @Nullable Criterion not(Fields fields, NodePath at) {
    YamlNode value = fields.require("not");
    Criterion of = value == null ? null : read(value, at.child("not"));
    return of == null ? null : new Criterion.Not(of);
  }

  private @Nullable Criterion atLeast(Fields fields, NodePath at) {
    Place place = fields.place();
    Integer n = fields.integer(fields.require("atLeast"));
    List<Criterion> of = group(fields, "of", at);
    if (n == null || of == null) {
      return null;
    }
    if (n < 1 || n > of.size()) {
      problems.error(
          place,
          at.text(),
          "atLeast は 1 から " + of.size() + " までです(ここでは " + n + ")",
          "atLeast must be from 1 to " + of.size() + ", the number of criteria, not " + n);
      return null;
    }
    return new Criterion.AtLeastOf(n, of);
  }

  private @Nullable Criterion score(Fields fields, NodePath at) {
    List<YamlNode> items = fields.list(fields.require("score"), false);
    Comparison comparison = comparison(fields, at);
    if (items == null) {
      return null;
    }
    List<Criterion.Points> parts = new ArrayList<>();
    boolean good = true;
    for (int i = 0; i < items.size(); i++) {
      NodePath here = at.child("score", i);
      Mapping part = fields.mapping(items.get(i));
      if (part == null) {
        good = false;
        continue;
      }
      Fields partFields = new Fields(part, problems, here.text());
      BigDecimal points = partFields.number(partFields.require("points"));
      YamlNode when = partFields.require("when");
      Criterion criterion = when == null ? null : read(when, here.child("when"));
      partFields.finish();
      good &= points != null && criterion != null;
      if (points != null && criterion != null) {
        parts.add(new Criterion.Points(points, criterion));
      }
    }
    return good && comparison != null ? new Criterion.Score(parts, comparison) : null;
  }

  private @Nullable Criterion valueTest(Fields fields, NodePath at) {
    ValuePath path = path(fields, "value", at);
    Comparison comparison = comparison(fields, at);
    return path == null || comparison == null ? null : new Criterion.ValueTest(path, comparison);
  }

  private @Nullable ValuePath path(Fields fields, String key, NodePath at) {
    YamlNode value = fields.require(key);
    return value == null ? null : path(fields, value, at);
  }

  private @Nullable ValuePath path(Fields fields, YamlNode value, NodePath at) {
    String text = fields.text(value);
    if (text == null) {
      return null;
    }
    int dot = text.indexOf('.');
    if (text.isEmpty() || dot == 0 || text.endsWith(".")) {
      problems.error(
          value.place(), at.text(), "項目の名前が必要です", "the name of an attribute is expected");
      return null;
    }
    return dot < 0
        ? new ValuePath(null, text)
        : new ValuePath(text.substring(0, dot), text.substring(dot + 1));
  }

  private @Nullable Criterion records(Fields fields, NodePath at) {
    String entity = fields.text(fields.require("records"));
    String as = fields.text(fields.take("as"));
    YamlNode whereNode = fields.take("where");
    Criterion where = whereNode == null ? null : read(whereNode, at.child("where"));
    YamlNode withinNode = fields.take("within");
    Window within = withinNode == null ? null : window(withinNode, at.child("within"));
    Measure measure = measure(fields, at);
    boolean good =
        entity != null
            && measure != null
            && (whereNode == null || where != null)
            && (withinNode == null || within != null);
    return good && entity != null && measure != null
        ? new Criterion.Records(entity, as, where, within, measure)
        : null;
  }

  private @Nullable Measure measure(Fields fields, NodePath at) {
    List<String> keys = new ArrayList<>(List.of("exists", "count", "share", "streak"));
    for (Measure.Function function : Measure.Function.values()) {
      keys.add(function.word());
    }
    List<String> there = keys.stream().filter(fields::has).toList();
    if (there.size() != 1) {
      problems.error(
          fields.place(),
          at.text(),
          there.isEmpty()
              ? "何を測るかがありません(" + String.join("、", keys) + " のどれか)"
              : "測るものは一つだけです(" + String.join("、", there) + ")",
          there.isEmpty()
              ? "what to measure is missing: one of " + String.join(", ", keys)
              : "only one measure at a time, not " + String.join(" and ", there));
      there.forEach(fields::take);
      return null;
    }
    String key = there.getFirst();
    YamlNode value = fields.require(key);
    if (value == null) {
      return null;
    }
    places.put(at.child(key).text(), value.place());
    if (key.equals("exists")) {
      Boolean expected = fields.bool(value);
      return expected == null ? null : new Measure.Exists(expected);
    }
    Mapping mapping = fields.mapping(value);
    if (mapping == null) {
      return null;
    }
    NodePath here = at.child(key);
    Fields inner = new Fields(mapping, problems, here.text());
    boolean plain = List.of("count", "share", "streak").contains(key);
    String of = plain ? null : inner.text(inner.require("of"));
    Comparison comparison = comparison(inner, here);
    inner.finish();
    if (comparison == null || (!plain && of == null)) {
      return null;
    }
    return switch (key) {
      case "count" -> new Measure.Count(comparison);
      case "share" -> new Measure.Share(comparison);
      case "streak" -> new Measure.Streak(comparison);
      default -> {
        Measure.Function function =
            Arrays.stream(Measure.Function.values())
                .filter(candidate -> candidate.word().equals(key))
                .findFirst()
                .orElseThrow();
        yield of == null ? null : new Measure.Aggregate(function, of, comparison);
      }
    };
  }

  private @Nullable Comparison comparison(Fields fields, NodePath at) {
    List<String> there = COMPARE_KEYS.stream().filter(fields::has).toList();
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
    places.put(at.child(key).text(), value.place());
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
          window(value, at.child("within")) instanceof Window window
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
      String parameter = fields.text(fields.require("parameter"));
      read = parameter == null ? null : new Operand.ParameterReference(parameter);
    } else if (fields.has("value")) {
      ValuePath path = path(fields, "value", at);
      read = path == null ? null : new Operand.ValueReference(path);
    } else if (fields.has("asOf")) {
      YamlNode offset = fields.require("asOf");
      Offset read2 = offset == null ? null : offset(offset, at);
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
    Boolean bool = Fields.bool(scalar);
    if (bool != null) {
      return new Operand.Literal(new Value.BooleanValue(bool));
    }
    BigDecimal number = Fields.number(scalar);
    if (number != null) {
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

  /** Reads a window; null where it was refused. */
  @Nullable Window window(YamlNode value, NodePath at) {
    places.put(at.text(), value.place());
    if (!(value instanceof Mapping mapping)) {
      problems.error(
          value.place(),
          at.text(),
          "期間が必要です(例 {last: 3 months})",
          "a window is expected, such as {last: 3 months}");
      return null;
    }
    Fields fields = new Fields(mapping, problems, at.text());
    List<String> kinds =
        List.of("last", "from", "schoolYear", "month", "age", "since", "after", "latest").stream()
            .filter(fields::has)
            .toList();
    if (kinds.size() != 1) {
      String word = mapping.entries().isEmpty() ? "" : mapping.entries().getFirst().key().text();
      problems.unknownName(
          value.place(),
          at.text(),
          word,
          List.of("last", "from", "schoolYear", "month", "age", "since", "after", "latest"),
          "期間の種類がわかりません",
          "no such kind of window");
      return null;
    }
    Window read =
        switch (kinds.getFirst()) {
          case "last" ->
              fields.require("last") instanceof YamlNode v && length(v, at) instanceof Length l
                  ? new Window.Last(l)
                  : null;
          case "from" -> fromTo(fields, at);
          case "schoolYear" ->
              which(fields, "schoolYear", at) instanceof Window.Which w
                  ? new Window.SchoolYear(w)
                  : null;
          case "month" ->
              which(fields, "month", at) instanceof Window.Which w ? new Window.Month(w) : null;
          case "age" -> age(fields, at);
          case "since" ->
              path(fields, "since", at) instanceof ValuePath path ? new Window.Since(path) : null;
          case "after" -> after(fields, at);
          case "latest" ->
              fields.require("latest") instanceof YamlNode v && amount(v, at) instanceof Amount n
                  ? new Window.Latest(n)
                  : null;
          default -> throw new IllegalStateException(kinds.getFirst());
        };
    fields.finish();
    return read;
  }

  private @Nullable Window fromTo(Fields fields, NodePath at) {
    YamlNode from = fields.require("from");
    YamlNode to = fields.take("to");
    Offset fromOffset = from == null ? null : offset(from, at);
    Offset toOffset = to == null ? null : offset(to, at);
    return fromOffset == null || (to != null && toOffset == null)
        ? null
        : new Window.FromTo(fromOffset, toOffset);
  }

  private @Nullable Window age(Fields fields, NodePath at) {
    Mapping mapping = fields.mapping(fields.require("age"));
    if (mapping == null) {
      return null;
    }
    Fields inner = new Fields(mapping, problems, at.text());
    YamlNode from = inner.require("from");
    YamlNode to = inner.require("to");
    Length fromLength = from == null ? null : length(from, at);
    Length toLength = to == null ? null : length(to, at);
    inner.finish();
    return fromLength == null || toLength == null ? null : new Window.Age(fromLength, toLength);
  }

  private @Nullable Window after(Fields fields, NodePath at) {
    ValuePath path = path(fields, "after", at);
    YamlNode value = fields.require("for");
    Length length = value == null ? null : length(value, at);
    return path == null || length == null ? null : new Window.After(path, length);
  }

  private Window.@Nullable Which which(Fields fields, String key, NodePath at) {
    YamlNode value = fields.require(key);
    String text = fields.text(value);
    if (value == null || text == null) {
      return null;
    }
    return switch (text) {
      case "current" -> Window.Which.CURRENT;
      case "previous" -> Window.Which.PREVIOUS;
      default -> {
        problems.unknownName(
            value.place(),
            at.text(),
            text,
            List.of("current", "previous"),
            "知らない値です",
            "unknown value");
        yield null;
      }
    };
  }

  private @Nullable Amount amount(YamlNode value, NodePath at) {
    if (value instanceof Mapping mapping) {
      Fields fields = new Fields(mapping, problems, at.text());
      String parameter = fields.text(fields.require("parameter"));
      fields.finish();
      return parameter == null ? null : new Amount.FromParameter(parameter);
    }
    Integer n =
        new Fields(new Mapping(value.place(), List.of()), problems, at.text()).integer(value);
    if (n == null) {
      return null;
    }
    return new Amount.Fixed(n);
  }

  /** {@code N UNIT} or {@code {amount: …, unit: …}}. */
  @Nullable Length length(YamlNode value, NodePath at) {
    if (value instanceof Mapping mapping) {
      Fields fields = new Fields(mapping, problems, at.text());
      YamlNode amountNode = fields.require("amount");
      CalendarUnit unit = unit(fields.require("unit"), at);
      Amount amount = amountNode == null ? null : amount(amountNode, at);
      fields.finish();
      return amount == null || unit == null ? null : new Length(amount, unit);
    }
    Matcher matcher = LENGTH.matcher(value instanceof Scalar scalar ? scalar.text() : "");
    CalendarUnit unit = matcher.matches() ? unit(matcher.group(2)) : null;
    if (unit == null) {
      expected(value, at, "長さ(例 3 months)", "a length such as 3 months");
      return null;
    }
    return new Length(new Amount.Fixed(Integer.parseInt(matcher.group(1))), unit);
  }

  /** {@code -N UNIT} or {@code {back: …, unit: …}}. */
  private @Nullable Offset offset(YamlNode value, NodePath at) {
    if (value instanceof Mapping mapping) {
      Fields fields = new Fields(mapping, problems, at.text());
      YamlNode back = fields.require("back");
      CalendarUnit unit = unit(fields.require("unit"), at);
      Amount amount = back == null ? null : amount(back, at);
      fields.finish();
      return amount == null || unit == null ? null : new Offset(amount, unit);
    }
    Matcher matcher = OFFSET.matcher(value instanceof Scalar scalar ? scalar.text() : "");
    CalendarUnit unit = matcher.matches() ? unit(matcher.group(3)) : null;
    if (unit == null) {
      expected(
          value, at, "基準日からの隔たり(例 -3 months)", "a distance from the as-of date such as -3 months");
      return null;
    }
    int amount = Integer.parseInt(matcher.group(2));
    return new Offset(new Amount.Fixed(matcher.group(1).isEmpty() ? -amount : amount), unit);
  }

  private @Nullable CalendarUnit unit(@Nullable YamlNode value, NodePath at) {
    if (value == null) {
      return null;
    }
    CalendarUnit unit = value instanceof Scalar scalar ? unit(scalar.text()) : null;
    if (unit == null) {
      expected(value, at, "単位(days、weeks、months、years)", "a unit: days, weeks, months or years");
    }
    return unit;
  }

  private void expected(YamlNode value, NodePath at, String ja, String en) {
    new Fields(new Mapping(value.place(), List.of()), problems, at.text())
        .wrong(value, ja + "が必要です", en + " is expected");
  }

  /** The unit of a word, singular or plural. */
  static @Nullable CalendarUnit unit(String word) {
    for (CalendarUnit unit : CalendarUnit.values()) {
      if (unit.word().equals(word) || unit.word().equals(word + "s")) {
        return unit;
      }
    }
    return null;
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
