package org.todoku.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Criterion;
import org.todoku.rule.NodePath;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.Basis;
import org.todoku.rule.Value;
import org.todoku.text.YamlNode.Entry;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;

/** Reads rule files. */
public final class RuleReader {
  private static final Pattern RULE_ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Problems problems;

  public RuleReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads one document; null where it has errors of form, which are among the problems. */
  public @Nullable RuleDocument read(YamlNode document) {
    if (!(document instanceof Mapping mapping)) {
      problems.error(document.place(), null, "ルールが必要です", "a rule is expected: keys with values");
      return null;
    }
    long errorsBefore = problems.errors();
    Map<String, Place> places = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      places.put(entry.key().text(), entry.key().place());
    }
    Fields fields = new Fields(mapping, problems, null);
    YamlNode idNode = fields.require("rule");
    String id = fields.text(idNode);
    problems.concern(id);
    if (idNode != null && id != null && (id.length() > 100 || !RULE_ID.matcher(id).matches())) {
      problems.error(
          idNode.place(),
          null,
          "ルールの id は小文字・数字・ハイフンで書きます: " + Problems.shown(id),
          "a rule's id is written in lower-case letters, digits and hyphens, not "
              + Problems.shown(id));
    }
    LocalizedText title = fields.localized(fields.take("title"));
    if (title == null && !problemAt(errorsBefore)) {
      problems.warning(mapping.place(), null, "title がありません", "there is no title");
    }
    String need = fields.text(fields.take("need"));
    Rule.Level level = choice(fields, "level", List.of(Rule.Level.values()), Rule.Level::word);
    String purpose = fields.text(fields.take("purpose"));
    Basis basis = basis(fields);
    Rule.Effective effective = effective(fields);
    Map<String, Parameter> parameters = parameters(fields);
    CriterionReader criteria = new CriterionReader(problems, places);
    YamlNode whenNode = fields.require("when");
    Criterion when = whenNode == null ? null : criteria.read(whenNode, NodePath.WHEN);
    List<Rule.ExceptionClause> unless = unless(fields, criteria);
    Rule.WhenUnknown whenUnknown =
        choice(fields, "whenUnknown", List.of(Rule.WhenUnknown.values()), Rule.WhenUnknown::word);
    List<String> support = fields.texts(fields.take("support"));
    fields.finish();
    problems.concern(null);
    if (id == null || when == null || problems.errors() > errorsBefore) {
      return null;
    }
    Rule rule =
        new Rule(
            id,
            title == null ? LocalizedText.same(id) : title,
            need,
            level,
            purpose,
            basis,
            effective,
            parameters,
            when,
            unless,
            whenUnknown == null ? Rule.WhenUnknown.IGNORE : whenUnknown,
            support);
    return new RuleDocument(rule, mapping.place(), places);
  }

  private boolean problemAt(long errorsBefore) {
    return problems.errors() > errorsBefore;
  }

  private <T> @Nullable T choice(
      Fields fields, String key, List<T> values, Function<T, String> word) {
    YamlNode value = fields.take(key);
    String text = fields.text(value);
    if (value == null || text == null) {
      return null;
    }
    for (T candidate : values) {
      if (word.apply(candidate).equals(text)) {
        return candidate;
      }
    }
    problems.unknownName(
        value.place(),
        null,
        text,
        values.stream().map(word).toList(),
        key + " の値がわかりません",
        "unknown " + key);
    return null;
  }

  private @Nullable Basis basis(Fields fields) {
    Mapping mapping = fields.mapping(fields.take("basis"));
    if (mapping == null) {
      return null;
    }
    Fields inner = new Fields(mapping, problems, null);
    Basis.Kind kind = null;
    if (inner.require("kind") instanceof YamlNode value) {
      Fields again =
          new Fields(
              new Mapping(
                  mapping.place(),
                  List.of(new Entry(new Scalar(value.place(), "kind", true), value))),
              problems,
              null);
      kind = choice(again, "kind", List.of(Basis.Kind.values()), Basis.Kind::word);
    }
    String cite = inner.text(inner.take("cite"));
    inner.finish();
    return kind == null ? null : new Basis(kind, cite);
  }

  private Rule.@Nullable Effective effective(Fields fields) {
    YamlNode value = fields.take("effective");
    Mapping mapping = fields.mapping(value);
    if (mapping == null) {
      return null;
    }
    Fields inner = new Fields(mapping, problems, null);
    LocalDate from = inner.date(inner.take("from"));
    LocalDate until = inner.date(inner.take("until"));
    inner.finish();
    if (from != null && until != null && until.isBefore(from)) {
      problems.error(
          mapping.place(),
          null,
          "until(" + until + ")が from(" + from + ")より前です",
          "until (" + until + ") is before from (" + from + ")");
    }
    return new Rule.Effective(from, until);
  }

  private List<Rule.ExceptionClause> unless(Fields fields, CriterionReader criteria) {
    List<Rule.ExceptionClause> clauses = new ArrayList<>();
    List<YamlNode> items = fields.list(fields.take("unless"), false);
    if (items == null) {
      return clauses;
    }
    for (int i = 0; i < items.size(); i++) {
      NodePath at = NodePath.unless(i);
      Mapping mapping = fields.mapping(items.get(i));
      if (mapping == null) {
        continue;
      }
      Fields inner = new Fields(mapping, problems, at.text());
      LocalizedText because = inner.localized(inner.take("because"));
      YamlNode whenNode = inner.require("when");
      Criterion when = whenNode == null ? null : criteria.read(whenNode, at);
      inner.finish();
      if (when != null) {
        clauses.add(
            new Rule.ExceptionClause(
                because == null ? new LocalizedText("例外", "Exception") : because, when));
      }
    }
    return clauses;
  }

  private Map<String, Parameter> parameters(Fields fields) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Mapping mapping = fields.mapping(fields.take("parameters"));
    if (mapping == null) {
      return parameters;
    }
    for (Entry entry : mapping.entries()) {
      Mapping body = fields.mapping(entry.value());
      if (body != null) {
        Parameter parameter = parameter(entry.key().text(), body);
        if (parameter != null) {
          parameters.put(parameter.id(), parameter);
        }
      }
    }
    return parameters;
  }

  private @Nullable Parameter parameter(String id, Mapping body) {
    Fields fields = new Fields(body, problems, "parameters." + id);
    YamlNode typeNode = fields.require("type");
    String type = fields.text(typeNode);
    Integer scale = fields.integer(fields.take("scale"));
    BigDecimal min = fields.number(fields.take("min"));
    BigDecimal max = fields.number(fields.take("max"));
    YamlNode valueNode = fields.require("value");
    String unit = fields.text(fields.take("unit"));
    LocalizedText label = fields.localized(fields.take("label"));
    fields.finish();
    if (typeNode == null || type == null || valueNode == null) {
      return null;
    }
    ValueType valueType = type(typeNode, type, scale, min, max, id);
    if (valueType == null) {
      return null;
    }
    Value value = new ValueReader(problems, "parameters." + id).read(valueNode, valueType);
    return value == null ? null : new Parameter(id, valueType, value, unit, label);
  }

  private @Nullable ValueType type(
      YamlNode at,
      String type,
      @Nullable Integer scale,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      String id) {
    if (min != null && max != null && min.compareTo(max) > 0) {
      problems.error(
          at.place(), "parameters." + id, "min が max より大きいです", "min is greater than max");
      return null;
    }
    return switch (type) {
      case "boolean" -> new ValueType.BooleanType();
      case "integer" ->
          new ValueType.IntegerType(VocabularyReader.whole(min), VocabularyReader.whole(max));
      case "decimal" -> {
        int digits =
            scale != null
                ? scale
                : Stream.of(min, max)
                    .filter(Objects::nonNull)
                    .mapToInt(BigDecimal::scale)
                    .reduce(9, Math::max);
        yield new ValueType.DecimalType(Math.clamp(digits, 0, 9), min, max);
      }
      case "date" -> new ValueType.DateType();
      case "code", "text" -> new ValueType.TextType();
      default -> {
        problems.unknownName(
            at.place(),
            "parameters." + id,
            type,
            Arrays.asList("boolean", "integer", "decimal", "date", "code", "text"),
            "知らない型です",
            "unknown type");
        yield null;
      }
    };
  }
}
