package org.todoku.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Amount;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Length;
import org.todoku.rule.NodePath;
import org.todoku.rule.Offset;
import org.todoku.rule.Window;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.vocabulary.CalendarUnit;

/** Reads windows, lengths and offsets, and the paths that they and criteria name. */
final class WindowReader {
  private static final List<String> KINDS =
      List.of("last", "from", "schoolYear", "month", "age", "since", "after", "latest");
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6}) +([a-z]+)");
  private static final Pattern OFFSET = Pattern.compile("(-?)([0-9]{1,6}) +([a-z]+)");

  private final Problems problems;
  private final Places places;

  WindowReader(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  @Nullable ValuePath path(Fields fields, String key, NodePath at) {
    YamlNode value = fields.require(key);
    return value == null ? null : path(fields, value, at);
  }

  private @Nullable ValuePath path(Fields fields, YamlNode value, NodePath at) {
    String text = fields.text(value);
    places.word(at, value);
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

  /** Reads a window; null where it was refused. */
  @Nullable Window window(YamlNode value, NodePath at) {
    places.node(at, value.place());
    if (!(value instanceof Mapping mapping)) {
      problems.error(
          value.place(),
          at.text(),
          "期間が必要です(例 {last: 3 months})",
          "a window is expected, such as {last: 3 months}");
      return null;
    }
    Fields fields = new Fields(mapping, problems, at.text());
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      String word = mapping.entries().isEmpty() ? "" : mapping.entries().getFirst().key().text();
      problems.unknownName(
          value.place(), at.text(), word, KINDS, "期間の種類がわかりません", "no such kind of window");
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
      YamlNode named = fields.require("parameter");
      String parameter = fields.text(named);
      places.word(at, named);
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
  @Nullable Offset offset(YamlNode value, NodePath at) {
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
}
