package org.todoku.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.todoku.library.PublishedRules;
import org.todoku.referral.Why.Fact;
import org.todoku.referral.Why.Step;
import org.todoku.referral.Why.Unknown;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.ValueType;
import org.todoku.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts stored explanations into the words of the vocabulary. */
@Component
public class WhyReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final PublishedRules rules;
  private final Clock clock;
  private volatile @Nullable Kept kept;

  WhyReader(PublishedRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /** The words in force, read again after a while. */
  private record Kept(Vocabulary vocabulary, Instant at) {}

  /** Reads an explanation in the form that the criteria language defines. */
  public Why read(String explanation) {
    JsonNode root = JSON.readTree(explanation);
    Reading reading = new Reading(vocabulary());
    reading.node(root, 0);
    List<Fact> facts = new ArrayList<>();
    reading.facts.forEach(
        (key, days) ->
            facts.add(
                new Fact(
                    key.what(),
                    key.value(),
                    key.custodian(),
                    days.stream().sorted(Comparator.reverseOrder()).toList())));
    return new Why(text(root), reading.steps, facts, List.copyOf(reading.unknown));
  }

  /** The vocabulary that names what is recorded. */
  Vocabulary vocabulary() {
    Kept known = kept;
    Instant now = clock.instant();
    if (known == null || known.at().plus(KEPT).isBefore(now)) {
      known = new Kept(rules.inForce(LocalDate.now(clock)).ruleSet().vocabulary(), now);
      kept = known;
    }
    return known.vocabulary();
  }

  private record Key(LocalizedText what, LocalizedText value, @Nullable String custodian) {}

  /** One explanation being read. */
  private static final class Reading {
    private final Vocabulary vocabulary;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Key, Set<LocalDate>> facts = new LinkedHashMap<>();
    private final Set<Unknown> unknown = new LinkedHashSet<>();

    Reading(Vocabulary vocabulary) {
      this.vocabulary = vocabulary;
    }

    void node(JsonNode node, int depth) {
      if (depth > 0) {
        steps.add(
            new Step(depth, node.path("state").asString(""), text(node), string(node, "observed")));
      }
      node.path("facts").forEach(this::fact);
      node.path("missing").forEach(this::missing);
      node.path("children").forEach(child -> node(child, depth + 1));
    }

    private void fact(JsonNode fact) {
      String entity = fact.path("entity").asString("");
      String attribute = fact.path("attribute").asString("");
      Key key =
          new Key(
              what(vocabulary, entity, attribute),
              value(vocabulary, entity, attribute, fact.path("value").asString("")),
              custodian(vocabulary, entity));
      Set<LocalDate> days = facts.computeIfAbsent(key, none -> new LinkedHashSet<>());
      String on = string(fact, "on");
      if (on != null) {
        days.add(LocalDate.parse(on));
      }
    }

    private void missing(JsonNode missing) {
      String entity = missing.path("entity").asString("");
      String custodian = string(missing, "custodian");
      unknown.add(
          new Unknown(
              what(vocabulary, entity, string(missing, "attribute")),
              missing.path("reason").asString("unknown"),
              custodian == null ? custodian(vocabulary, entity) : custodian));
    }
  }

  /** {@code Daily attendance: status}; the ids where the vocabulary no longer has them. */
  static LocalizedText what(Vocabulary vocabulary, String entity, @Nullable String attribute) {
    LocalizedText whole =
        vocabulary.entity(entity).map(Entity::label).orElseGet(() -> LocalizedText.same(entity));
    if (attribute == null || attribute.isEmpty()) {
      return whole;
    }
    LocalizedText part =
        vocabulary
            .entity(entity)
            .flatMap(known -> known.attribute(attribute))
            .map(Attribute::label)
            .orElseGet(() -> LocalizedText.same(attribute));
    return new LocalizedText(whole.ja() + "：" + part.ja(), whole.en() + ": " + part.en());
  }

  /** A recorded value in words. */
  static LocalizedText value(Vocabulary vocabulary, String entity, String attribute, String value) {
    Attribute known =
        vocabulary.entity(entity).flatMap(found -> found.attribute(attribute)).orElse(null);
    if (known == null) {
      return LocalizedText.same(value);
    }
    return switch (known.type()) {
      case ValueType.BooleanType bool ->
          value.equals("true") ? new LocalizedText("はい", "yes") : new LocalizedText("いいえ", "no");
      case ValueType.CodeType(var codes) ->
          codes.stream()
              .filter(code -> code.id().equals(value))
              .map(ValueType.Code::label)
              .findFirst()
              .orElseGet(() -> LocalizedText.same(value));
      case ValueType.IntegerType integer -> LocalizedText.same(value);
      case ValueType.DecimalType decimal -> LocalizedText.same(value);
      case ValueType.DateType date -> LocalizedText.same(value);
      case ValueType.TextType text -> LocalizedText.same(value);
    };
  }

  static @Nullable String custodian(Vocabulary vocabulary, String entity) {
    Entity.Source source = vocabulary.entity(entity).map(Entity::source).orElse(null);
    return source == null ? null : source.custodian();
  }

  private static LocalizedText text(JsonNode node) {
    JsonNode text = node.path("text");
    return new LocalizedText(text.path("ja").asString(""), text.path("en").asString(""));
  }

  private static @Nullable String string(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value.asString();
  }
}
