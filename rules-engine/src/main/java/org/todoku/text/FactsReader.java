package org.todoku.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.Coverage;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileBuilder;
import org.todoku.rule.Value;
import org.todoku.text.YamlNode.Entry;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.CalendarUnit;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Entity.Cardinality;
import org.todoku.vocabulary.Span;
import org.todoku.vocabulary.Vocabulary;

/**
 * Reads the facts of a child: an object a line in facts files, and the {@code facts} of a case,
 * where records may also be written as a block that repeats.
 */
public final class FactsReader {
  /** Most records that one block may repeat. */
  static final int MAX_REPEAT = 5_000;

  /** Most records of one entity that a child may have. */
  public static final int MAX_RECORDS = 10_000;

  private static final Pattern EVERY = Pattern.compile("([0-9]{1,4}) +([a-z]+)");

  private final Vocabulary vocabulary;

  public FactsReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Reads {@code {child, facts, coverage}}; null where something in it is wrong. */
  public @Nullable LinkedProfile line(YamlNode line, Problems problems) {
    if (!(line instanceof Mapping mapping)) {
      problems.error(
          line.place(),
          null,
          "一人分の事実({\"child\": …})が必要です",
          "the facts of a child are expected: {\"child\": …}");
      return null;
    }
    long before = problems.errors();
    Fields fields = new Fields(mapping, problems, null);
    YamlNode childNode = fields.require("child");
    String child = fields.text(childNode);
    if (childNode != null && child != null && child.isEmpty()) {
      fields.wrong(childNode, "こどもの id が必要です", "the child's id is expected");
    }
    YamlNode facts = fields.require("facts");
    YamlNode coverage = fields.take("coverage");
    fields.finish();
    if (child == null || facts == null) {
      return null;
    }
    LinkedProfile profile = profile(child, facts, coverage, problems);
    return problems.errors() > before ? null : profile;
  }

  /**
   * Reads facts and coverage; what is wrong is among the problems, and then the profile is no use.
   */
  LinkedProfile profile(
      String child, YamlNode facts, @Nullable YamlNode coverage, Problems problems) {
    ProfileBuilder builder = LinkedProfile.builder(vocabulary, child);
    Fields here = new Fields(new Mapping(facts.place(), List.of()), problems, null);
    Mapping entities = here.mapping(facts);
    if (entities != null) {
      for (Entry entry : entities.entries()) {
        Entity entity = entity(entry.key(), problems);
        if (entity != null && !Fields.isNothing(entry.value())) {
          records(entity, entry.value(), builder, problems);
        }
      }
    }
    Mapping covered = here.mapping(coverage);
    if (covered != null) {
      for (Entry entry : covered.entries()) {
        Entity entity = entity(entry.key(), problems);
        Mapping span = Fields.isNothing(entry.value()) ? null : here.mapping(entry.value());
        if (entity != null && span != null) {
          coverage(entity, span, builder, problems);
        }
      }
    }
    return builder.build();
  }

  private @Nullable Entity entity(Scalar key, Problems problems) {
    Entity entity = vocabulary.entity(key.text()).orElse(null);
    if (entity == null) {
      problems.unknownName(
          key.place(),
          null,
          key.text(),
          vocabulary.entities().stream().map(Entity::id).toList(),
          "そのような種類はありません",
          "there is no such entity");
    }
    return entity;
  }

  private void coverage(Entity entity, Mapping span, ProfileBuilder builder, Problems problems) {
    Fields fields = new Fields(span, problems, null);
    LocalDate from = fields.date(fields.take("from"));
    LocalDate to = fields.date(fields.take("to"));
    fields.finish();
    if (from != null && to != null && to.isBefore(from)) {
      problems.error(
          span.place(),
          null,
          "to(" + to + ")が from(" + from + ")より前です",
          "to (" + to + ") is before from (" + from + ")");
      return;
    }
    builder.coverage(entity.id(), new Coverage(from, to));
  }

  private void records(Entity entity, YamlNode value, ProfileBuilder builder, Problems problems) {
    Fields here = new Fields(new Mapping(value.place(), List.of()), problems, null);
    if (entity.cardinality() == Cardinality.ONE) {
      Mapping record = here.mapping(value);
      if (record != null) {
        builder.record(entity.id(), facts(entity, record, problems));
      }
      return;
    }
    builder.emptyEntity(entity.id());
    if (value instanceof Mapping mapping) {
      record(entity, mapping, builder, problems);
      return;
    }
    List<YamlNode> items = here.list(value, true);
    if (items != null && items.size() > MAX_RECORDS) {
      tooMany(entity, value.place(), problems);
    } else if (items != null) {
      for (YamlNode item : items) {
        Mapping record = here.mapping(item);
        if (record != null) {
          record(entity, record, builder, problems);
        }
      }
    }
  }

  private static void tooMany(Entity entity, Place place, Problems problems) {
    problems.error(
        place,
        null,
        entity.id() + " の記録が多すぎます(一人につき " + MAX_RECORDS + " 件まで)",
        "there are too many records of "
            + entity.id()
            + "; at most "
            + MAX_RECORDS
            + " a child are read");
  }

  private void record(Entity entity, Mapping mapping, ProfileBuilder builder, Problems problems) {
    boolean repeats = mapping.entries().stream().anyMatch(e -> e.key().text().equals("repeat"));
    if (repeats && entity.attribute("repeat").isEmpty()) {
      repeat(entity, mapping, builder, problems);
      return;
    }
    Map<String, FactValue> facts = facts(entity, mapping, problems);
    if (dated(entity, facts, mapping.place(), problems)) {
      builder.record(entity.id(), facts);
    }
  }

  /** {@code {repeat: N, every: 1 day, from: DATE, record: {…}}}. */
  private void repeat(Entity entity, Mapping mapping, ProfileBuilder builder, Problems problems) {
    Fields fields = new Fields(mapping, problems, null);
    YamlNode timesNode = fields.require("repeat");
    Integer times = fields.integer(timesNode);
    YamlNode everyNode = fields.take("every");
    Span every = everyNode == null ? new Span(1, CalendarUnit.DAYS) : every(fields, everyNode);
    LocalDate from = fields.date(fields.require("from"));
    Mapping record = fields.mapping(fields.require("record"));
    fields.finish();
    if (timesNode == null || times == null || every == null || from == null || record == null) {
      return;
    }
    if (times < 0 || times > MAX_REPEAT) {
      fields.wrong(
          timesNode,
          "0〜" + MAX_REPEAT + " の数が必要です",
          "a number from 0 to " + MAX_REPEAT + " is expected");
      return;
    }
    Map<String, FactValue> facts = facts(entity, record, problems);
    if (builder.size(entity.id()) + times > MAX_RECORDS) {
      tooMany(entity, timesNode.place(), problems);
      return;
    }
    for (int i = 0; i < times; i++) {
      // counted from the first day each time, so that the ends of months do not wear it down
      LocalDate on = new Span(every.amount() * i, every.unit()).after(from);
      Map<String, FactValue> dated = new LinkedHashMap<>(facts);
      dated.put(String.valueOf(entity.time()), new FactValue.Known(new Value.DateValue(on)));
      builder.record(entity.id(), dated);
    }
  }

  private static @Nullable Span every(Fields fields, YamlNode value) {
    var matcher = EVERY.matcher(value instanceof Scalar scalar ? scalar.text() : "");
    CalendarUnit unit = matcher.matches() ? WindowReader.unit(matcher.group(2)) : null;
    if (unit == null) {
      fields.wrong(value, "間隔(例 1 day)が必要です", "a distance such as 1 day is expected");
      return null;
    }
    return new Span(Integer.parseInt(matcher.group(1)), unit);
  }

  private static boolean dated(
      Entity entity, Map<String, FactValue> facts, Place place, Problems problems) {
    String time = String.valueOf(entity.time());
    if (facts.get(time) instanceof FactValue.Known) {
      return true;
    }
    problems.error(
        place,
        null,
        entity.id() + " の記録に日付 " + time + " がありません",
        "a record of " + entity.id() + " has no date " + time);
    return false;
  }

  private Map<String, FactValue> facts(Entity entity, Mapping record, Problems problems) {
    Map<String, FactValue> facts = new LinkedHashMap<>();
    for (Entry entry : record.entries()) {
      Attribute attribute = entity.attributes().get(entry.key().text());
      if (attribute == null || attribute.builtIn()) {
        problems.unknownName(
            entry.key().place(),
            null,
            entry.key().text(),
            entity.attributes().values().stream()
                .filter(known -> !known.builtIn())
                .map(Attribute::id)
                .toList(),
            entity.id() + " に記録できる項目ではありません",
            entity.id() + " records no such attribute");
        continue;
      }
      FactValue value = value(attribute, entry.value(), problems);
      if (value != null) {
        facts.put(attribute.id(), value);
      }
    }
    return facts;
  }

  private @Nullable FactValue value(Attribute attribute, YamlNode value, Problems problems) {
    if (Fields.isNothing(value)) {
      return new FactValue.Missing(FactValue.Reason.NOT_COLLECTED);
    }
    if (value instanceof Mapping mapping) {
      return missing(mapping, problems);
    }
    Value read = new ValueReader(problems, null).read(value, attribute.type());
    if (read instanceof Value.NumberValue(BigDecimal number)
        && number.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) > 0) {
      problems.error(value.place(), null, "数が大きすぎます", "this number is too large");
      return null;
    }
    return read == null ? null : new FactValue.Known(read);
  }

  private static @Nullable FactValue missing(Mapping mapping, Problems problems) {
    Fields fields = new Fields(mapping, problems, null);
    YamlNode reasonNode = fields.require("missing");
    String word = fields.text(reasonNode);
    fields.finish();
    if (reasonNode == null || word == null) {
      return null;
    }
    for (FactValue.Reason reason : FactValue.Reason.values()) {
      if (reason.word().equals(word)) {
        return new FactValue.Missing(reason);
      }
    }
    problems.unknownName(
        reasonNode.place(),
        null,
        word,
        Arrays.stream(FactValue.Reason.values()).map(FactValue.Reason::word).toList(),
        "理由がわかりません",
        "unknown reason");
    return null;
  }
}
