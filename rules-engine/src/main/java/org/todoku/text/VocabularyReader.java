package org.todoku.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.todoku.text.YamlNode.Entry;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.text.YamlNode.Sequence;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Evidence;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.Span;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;

/** Reads vocabulary files. */
public final class VocabularyReader {
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_-]*");
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6}) +([a-z]+)");

  private final Problems problems;
  private final Map<String, Entity> entities = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  public VocabularyReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads one document, an entity. */
  public void read(YamlNode document) {
    if (!(document instanceof Mapping mapping)) {
      problems.error(
          document.place(), null, "種類(entity)が必要です", "an entity is expected: keys with values");
      return;
    }
    Fields fields = new Fields(mapping, problems, null);
    YamlNode idNode = fields.require("entity");
    String id = fields.text(idNode);
    Boolean root = fields.bool(fields.take("root"));
    Entity.Cardinality cardinality = cardinality(fields, Boolean.TRUE.equals(root));
    YamlNode timeNode = fields.take("time");
    String time = fields.text(timeNode);
    Span staleAfter = span(fields.take("staleAfter"));
    LocalizedText label = fields.localized(fields.take("label"));
    Entity.Source source = source(fields);
    String basis = fields.text(fields.take("basis"));
    Evidence evidence = evidence(fields);
    Map<String, Attribute> attributes = attributes(fields);
    fields.take("sensitivity");
    fields.finish();
    if (id == null || idNode == null) {
      return;
    }
    name(idNode.place(), id);
    Place first = places.putIfAbsent(id, idNode.place());
    if (first != null) {
      problems.error(
          idNode.place(),
          null,
          "種類 " + id + " は " + first + " にもあります",
          "the entity " + id + " stands at " + first + " already");
      return;
    }
    if (cardinality == Entity.Cardinality.MANY) {
      checkTime(mapping, timeNode, time, attributes);
      if (staleAfter == null) {
        problems.warning(
            mapping.place(),
            null,
            id + " に staleAfter がありません。古い記録がいつまでも有効になります",
            id + " has no staleAfter: old observations count for ever");
      }
    } else if (timeNode != null) {
      problems.error(
          timeNode.place(),
          null,
          "time は cardinality: many にだけ書けます",
          "time goes with cardinality: many only");
    }
    entities.put(
        id,
        new Entity(
            id,
            Boolean.TRUE.equals(root),
            cardinality,
            cardinality == Entity.Cardinality.MANY ? time : null,
            staleAfter,
            label == null ? LocalizedText.same(id) : label,
            source,
            basis,
            evidence,
            attributes));
  }

  /** All entities read so far; null, with findings, where they make no vocabulary. */
  public @Nullable Vocabulary vocabulary(Place folder) {
    List<Entity> roots = entities.values().stream().filter(Entity::root).toList();
    if (roots.size() != 1) {
      Place place = roots.size() > 1 ? placeOf(roots.get(1)) : folder;
      problems.error(
          place,
          null,
          "root: true の種類は一つだけ必要です(いまは " + roots.size() + ")",
          "exactly one entity has root: true, not " + roots.size());
      return null;
    }
    if (roots.getFirst().cardinality() == Entity.Cardinality.MANY) {
      problems.error(
          placeOf(roots.getFirst()),
          null,
          "root は cardinality: one です",
          "the root has cardinality: one");
      return null;
    }
    return new Vocabulary(entities.values());
  }

  private Place placeOf(Entity entity) {
    return places.getOrDefault(entity.id(), new Place("vocabulary", 1, 1));
  }

  private void checkTime(
      Mapping mapping,
      @Nullable YamlNode timeNode,
      @Nullable String time,
      Map<String, Attribute> attributes) {
    if (time == null || timeNode == null) {
      problems.error(
          mapping.place(),
          null,
          "cardinality: many には time(記録の日付の項目)が必要です",
          "cardinality: many needs time, the attribute that places a record in time");
      return;
    }
    Attribute attribute = attributes.get(time);
    if (attribute == null) {
      problems.unknownName(
          timeNode.place(),
          null,
          time,
          attributes.keySet(),
          "time の項目がありません",
          "time names no attribute");
    } else if (!(attribute.type() instanceof ValueType.DateType)) {
      problems.error(
          timeNode.place(), null, "time の項目は日付(date)です", "the attribute of time must be a date");
    }
  }

  private Entity.Cardinality cardinality(Fields fields, boolean root) {
    YamlNode value = fields.take("cardinality");
    String text = fields.text(value);
    if (value == null || text == null || text.equals("one")) {
      return Entity.Cardinality.ONE;
    }
    if (!text.equals("many")) {
      problems.unknownName(
          value.place(),
          null,
          text,
          List.of("one", "many"),
          "cardinality の値がわかりません",
          "unknown cardinality");
      return Entity.Cardinality.ONE;
    }
    return Entity.Cardinality.MANY;
  }

  private Evidence evidence(Fields fields) {
    YamlNode value = fields.take("evidence");
    String text = fields.text(value);
    for (Evidence evidence : Evidence.values()) {
      if (evidence.word().equals(text)) {
        return evidence;
      }
    }
    if (value != null && text != null) {
      problems.unknownName(
          value.place(),
          null,
          text,
          Arrays.stream(Evidence.values()).map(Evidence::word).toList(),
          "evidence の値がわかりません",
          "unknown evidence");
    }
    return Evidence.SIGN;
  }

  private Entity.@Nullable Source source(Fields fields) {
    Mapping mapping = fields.mapping(fields.take("source"));
    if (mapping == null) {
      return null;
    }
    Fields inner = new Fields(mapping, problems, null);
    String system = inner.text(inner.require("system"));
    String custodian = inner.text(inner.take("custodian"));
    inner.finish();
    return system == null ? null : new Entity.Source(system, custodian);
  }

  private @Nullable Span span(@Nullable YamlNode value) {
    if (value == null) {
      return null;
    }
    var matcher = SPAN.matcher(value instanceof Scalar scalar ? scalar.text() : "");
    var unit = matcher.matches() ? WindowReader.unit(matcher.group(2)) : null;
    if (unit == null) {
      new Fields(new Mapping(value.place(), List.of()), problems, null)
          .wrong(value, "長さ(例 400 days)が必要です", "a length such as 400 days is expected");
      return null;
    }
    return new Span(Integer.parseInt(matcher.group(1)), unit);
  }

  private Map<String, Attribute> attributes(Fields fields) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    Mapping mapping = fields.mapping(fields.take("attributes"));
    if (mapping == null) {
      return attributes;
    }
    for (Entry entry : mapping.entries()) {
      name(entry.key().place(), entry.key().text());
      Mapping body = fields.mapping(entry.value());
      if (body != null) {
        Attribute attribute = attribute(entry.key().text(), body);
        if (attribute != null) {
          attributes.put(attribute.id(), attribute);
        }
      }
    }
    successors(mapping, attributes);
    return attributes;
  }

  private @Nullable Attribute attribute(String id, Mapping body) {
    Fields fields = new Fields(body, problems, null);
    YamlNode typeNode = fields.require("type");
    String type = fields.text(typeNode);
    LocalizedText label = fields.localized(fields.take("label"));
    String unit = fields.text(fields.take("unit"));
    YamlNode useNode = fields.take("use");
    String use = fields.text(useNode);
    String sensitivity = fields.text(fields.take("sensitivity"));
    fields.text(fields.take("basis"));
    fields.localized(fields.take("description"));
    Attribute.Retired retired = retired(fields.take("retired"));
    NumberLimits limits = NumberLimits.take(fields, problems, null);
    YamlNode codes = fields.take("codes");
    fields.finish();
    if (useNode != null && use != null && !use.equals("access-control") && !use.equals("rules")) {
      problems.unknownName(
          useNode.place(),
          null,
          use,
          List.of("rules", "access-control"),
          "use の値がわかりません",
          "unknown use");
    }
    if (typeNode == null || type == null) {
      return null;
    }
    if (codes != null && !type.equals("code")) {
      problems.error(
          codes.place(),
          null,
          "codes は code の項目にだけ書けます(ここは " + type + ")",
          "codes goes with type code, not with " + type);
    }
    ValueType valueType =
        switch (type) {
          case "boolean" -> limits.none(new ValueType.BooleanType());
          case "integer" -> limits.integer();
          case "decimal" -> limits.decimal(body.place());
          case "date" -> limits.none(new ValueType.DateType());
          case "code" -> {
            ValueType read = codes(body, codes);
            yield read == null ? null : limits.none(read);
          }
          case "text" -> limits.none(new ValueType.TextType());
          default -> {
            problems.unknownName(
                typeNode.place(), null, type, ValueReader.TYPES, "知らない型です", "unknown type");
            yield null;
          }
        };
    if (valueType == null) {
      return null;
    }
    return new Attribute(
        id,
        valueType,
        label == null ? LocalizedText.same(id) : label,
        unit,
        "access-control".equals(use) ? Attribute.Use.ACCESS_CONTROL : Attribute.Use.RULES,
        sensitivity,
        false,
        retired);
  }

  /** {@code true}, or a mapping with the attribute that took its place. */
  private Attribute.@Nullable Retired retired(@Nullable YamlNode node) {
    switch (node) {
      case null -> {
        return null;
      }
      case Mapping mapping -> {
        Fields fields = new Fields(mapping, problems, null);
        YamlNode instead = fields.require("instead");
        fields.finish();
        return new Attribute.Retired(fields.text(instead));
      }
      case YamlNode.Scalar scalar -> {
        if (!scalar.text().equals("true") && !scalar.text().equals("false")) {
          problems.error(
              scalar.place(),
              null,
              "retired は true か {instead: 項目} と書きます",
              "retired is true, or {instead: an attribute}");
        }
        return scalar.text().equals("true") ? new Attribute.Retired(null) : null;
      }
      case Sequence sequence -> {
        problems.error(
            sequence.place(),
            null,
            "retired は true か {instead: 項目} と書きます",
            "retired is true, or {instead: an attribute}");
        return null;
      }
    }
  }

  /** Says of retired attributes where what took their place is not there, or retired as well. */
  private void successors(Mapping written, Map<String, Attribute> attributes) {
    for (Entry entry : written.entries()) {
      Attribute attribute = attributes.get(entry.key().text());
      Attribute.Retired retired = attribute == null ? null : attribute.retired();
      String instead = retired == null ? null : retired.instead();
      if (instead == null) {
        continue;
      }
      List<String> others =
          attributes.values().stream()
              .filter(other -> other.retired() == null)
              .map(Attribute::id)
              .toList();
      if (!others.contains(instead)) {
        problems.unknownName(
            entry.value().place(),
            null,
            instead,
            others,
            "代わりになる項目がありません",
            "no attribute in use takes its place");
      }
    }
  }

  private @Nullable ValueType codes(Mapping body, @Nullable YamlNode codes) {
    List<ValueType.Code> list = new ArrayList<>();
    switch (codes) {
      case null -> {
        problems.error(body.place(), null, "code には codes が必要です", "a code needs its codes");
        return null;
      }
      case Mapping mapping -> {
        Fields fields = new Fields(mapping, problems, null);
        for (Entry entry : mapping.entries()) {
          LocalizedText label =
              Fields.isNothing(entry.value()) ? null : fields.localized(entry.value());
          String id = entry.key().text();
          list.add(new ValueType.Code(id, label == null ? LocalizedText.same(id) : label));
        }
      }
      case Sequence sequence -> {
        for (YamlNode item : sequence.items()) {
          String id = new Fields(body, problems, null).text(item);
          if (id != null && list.stream().anyMatch(code -> code.id().equals(id))) {
            problems.error(
                item.place(),
                null,
                "コード " + id + " が二度あります",
                "the code " + id + " stands here twice");
          } else if (id != null) {
            list.add(new ValueType.Code(id, LocalizedText.same(id)));
          }
        }
      }
      case Scalar scalar -> {
        problems.error(scalar.place(), null, "codes は一覧です", "codes is a list of codes");
        return null;
      }
    }
    if (list.isEmpty()) {
      problems.error(body.place(), null, "codes が空です", "the list of codes is empty");
      return null;
    }
    return new ValueType.CodeType(list);
  }

  private void name(Place place, String name) {
    if (name.length() > 100 || !NAME.matcher(name).matches()) {
      problems.error(
          place,
          null,
          "名前は文字で始まり、文字・数字・_・- でできています: " + Problems.shown(name),
          "a name begins with a letter and is made of letters, digits, _ and -, not "
              + Problems.shown(name));
    }
  }
}
