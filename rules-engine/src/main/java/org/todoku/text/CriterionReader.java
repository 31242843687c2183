package org.todoku.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Comparison;
import org.todoku.rule.Criterion;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Measure;
import org.todoku.rule.NodePath;
import org.todoku.rule.Window;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;

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
  private final Problems problems;
  private final Places places;
  private final WindowReader windows;
  private final ComparisonReader comparisons;

  CriterionReader(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
    this.windows = new WindowReader(problems, places);
    this.comparisons = new ComparisonReader(problems, places, windows);
  }

  /** Reads one criterion; null where it was refused. */
  @Nullable Criterion read(YamlNode value, NodePath at) {
    places.node(at, value.place());
    if (!(value instanceof Mapping mapping)) {
      problems.error(
          value.place(), at.text(), "条件が必要です", "a criterion is expected here, such as {value: …}");
      return null;
    }
    Fields fields = new Fields(mapping, problems, at.text());
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    // atLeast is also a comparison; `of` beside it makes it a group
    if (kinds.contains("atLeast") && (kinds.size() > 1 || unknownBesideAtLeast(mapping))) {
      kinds = kinds.stream().filter(kind -> !kind.equals("atLeast")).toList();
    }
    if (kinds.isEmpty()) {
      noKind(mapping, at);
      return null;
    }
    if (kinds.size() > 1) {
      problems.error(
          value.place(),
          at.text(),
          "条件の種類は一つだけです(" + String.join("、", kinds) + ")",
          "a criterion is of one kind, not " + String.join(" and ", kinds));
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
              windows.path(fields, "missing", at) instanceof ValuePath path
                  ? new Criterion.Missing(path)
                  : null;
          case "recorded" ->
              windows.path(fields, "recorded", at) instanceof ValuePath path
                  ? new Criterion.Recorded(path)
                  : null;
          case "records" -> records(fields, at);
          case "rule" -> {
            YamlNode named = fields.require("rule");
            String rule = fields.text(named);
            places.word(at, named);
            yield rule == null ? null : new Criterion.RuleReference(rule);
          }
          default -> throw new IllegalStateException(kinds.getFirst());
        };
    fields.finish();
    return read;
  }

  private static boolean unknownBesideAtLeast(Mapping mapping) {
    return mapping.entries().stream()
        .map(entry -> entry.key().text())
        .anyMatch(key -> !key.equals("atLeast") && !key.equals("of"));
  }

  /** Says that no key is a kind of criterion, at the one that was probably meant to be. */
  private void noKind(Mapping mapping, NodePath at) {
    Scalar meant =
        mapping.entries().stream()
            .map(YamlNode.Entry::key)
            .filter(key -> !ComparisonReader.KEYS.contains(key.text()))
            .min(Comparator.comparing((Scalar key) -> Words.nearest(key.text(), KINDS).isEmpty()))
            .orElse(null);
    problems.unknownName(
        meant == null ? mapping.place() : meant.place(),
        at.text(),
        meant == null ? "" : meant.text(),
        KINDS,
        "条件の種類がわかりません",
        "no such kind of criterion");
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
    Comparison comparison = comparisons.comparison(fields, at);
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
    ValuePath path = windows.path(fields, "value", at);
    Comparison comparison = comparisons.comparison(fields, at);
    return path == null || comparison == null ? null : new Criterion.ValueTest(path, comparison);
  }

  private @Nullable Criterion records(Fields fields, NodePath at) {
    YamlNode entityNode = fields.require("records");
    String entity = fields.text(entityNode);
    places.word(at, entityNode);
    YamlNode asNode = fields.take("as");
    String as = fields.text(asNode);
    places.word(at, asNode);
    YamlNode whereNode = fields.take("where");
    Criterion where = whereNode == null ? null : read(whereNode, at.child("where"));
    YamlNode withinNode = fields.take("within");
    Window within = withinNode == null ? null : windows.window(withinNode, at.child("within"));
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
    places.node(at.child(key), value.place());
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
    YamlNode ofNode = plain ? null : inner.require("of");
    String of = inner.text(ofNode);
    places.word(here, ofNode);
    Comparison comparison = comparisons.comparison(inner, here);
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
}
