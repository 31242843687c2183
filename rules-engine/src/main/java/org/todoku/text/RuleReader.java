package org.todoku.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
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
  /** Digits after the point of a decimal parameter that states no scale. */
  static final int DEFAULT_SCALE = 9;

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
    Places places = new Places();
    for (Entry entry : mapping.entries()) {
      places.key(entry.key().text(), entry.key().place());
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
    String need = word(fields, "need", places);
    Rule.Level level = choice(fields, "level", List.of(Rule.Level.values()), Rule.Level::word);
    String purpose = word(fields, "purpose", places);
    Basis basis = basis(fields);
    Rule.Effective effective = effective(fields);
    Map<String, Parameter> parameters = parameters(fields, places);
    CriterionReader criteria = new CriterionReader(problems, places);
    YamlNode whenNode = fields.require("when");
    Criterion when = whenNode == null ? null : criteria.read(whenNode, NodePath.WHEN);
    List<Rule.ExceptionClause> unless = unless(fields, criteria);
    Rule.WhenUnknown whenUnknown =
        choice(fields, "whenUnknown", List.of(Rule.WhenUnknown.values()), Rule.WhenUnknown::word);
    YamlNode supportNode = fields.take("support");
    List<String> support = fields.texts(supportNode);
    if (supportNode instanceof YamlNode.Sequence list) {
      list.items().forEach(item -> places.word(new NodePath("support"), item));
    }
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
    return new RuleDocument(rule, mapping.place(), places.nodes(), places.words());
  }

  /**
   * Reads a criterion alone; null where it has errors of form, which are among the problems. Its
   * literals are as written, not yet typed.
   */
  public @Nullable Criterion criterion(YamlNode document) {
    long errorsBefore = problems.errors();
    Criterion read = new CriterionReader(problems, new Places()).read(document, NodePath.WHEN);
    return problems.errors() > errorsBefore ? null : read;
  }

  private static @Nullable String word(Fields fields, String key, Places places) {
    YamlNode value = fields.take(key);
    places.word(new NodePath(key), value);
    return fields.text(value);
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

  private Map<String, Parameter> parameters(Fields fields, Places places) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Mapping mapping = fields.mapping(fields.take("parameters"));
    if (mapping == null) {
      return parameters;
    }
    for (Entry entry : mapping.entries()) {
      Mapping body = fields.mapping(entry.value());
      places.key("parameters." + entry.key().text(), entry.key().place());
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
    String node = "parameters." + id;
    Fields fields = new Fields(body, problems, node);
    YamlNode typeNode = fields.require("type");
    String type = fields.text(typeNode);
    NumberLimits limits = NumberLimits.take(fields, problems, node);
    YamlNode valueNode = fields.require("value");
    String unit = fields.text(fields.take("unit"));
    LocalizedText label = fields.localized(fields.take("label"));
    LocalizedText note = fields.localized(fields.take("note"));
    fields.finish();
    if (typeNode == null || type == null || valueNode == null) {
      return null;
    }
    ValueType valueType = type(typeNode, type, limits, node);
    if (valueType == null) {
      return null;
    }
    // a code is checked against the list of what it is compared with
    Value value =
        valueType instanceof ValueType.CodeType && valueNode instanceof Scalar code
            ? new Value.TextValue(code.text())
            : new ValueReader(problems, node).read(valueNode, valueType);
    return value == null ? null : new Parameter(id, valueType, value, unit, label, note);
  }

  private @Nullable ValueType type(YamlNode at, String type, NumberLimits limits, String node) {
    return switch (type) {
      case "integer" -> limits.integer();
      case "decimal" -> limits.decimal(DEFAULT_SCALE);
      case "boolean" -> limits.none(new ValueType.BooleanType());
      case "date" -> limits.none(new ValueType.DateType());
      case "code" -> limits.none(new ValueType.CodeType(List.of()));
      case "text" -> limits.none(new ValueType.TextType());
      default -> {
        problems.unknownName(at.place(), node, type, ValueReader.TYPES, "知らない型です", "unknown type");
        yield null;
      }
    };
  }
}
