package org.todoku.phrase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Criterion.ValuePath;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;

/**
 * Where a criterion stands that is put into words.
 *
 * @param asOf the day for which windows are resolved to dates, or null to leave them in words
 * @param frames the records whose {@code where} it stands in, the outer one first
 */
record Setting(RuleSet rules, Rule rule, @Nullable LocalDate asOf, List<Frame> frames) {
  Setting {
    frames = List.copyOf(frames);
  }

  /** Records that a {@code where} speaks about, and the name given to them. */
  record Frame(Entity entity, @Nullable String name) {}

  Setting inside(Entity entity, @Nullable String name) {
    List<Frame> inner = new ArrayList<>(frames);
    inner.add(new Frame(entity, name));
    return new Setting(rules, rule, asOf, inner);
  }

  Entity entity(String id) {
    return rules
        .vocabulary()
        .entity(id)
        .orElseThrow(() -> new IllegalArgumentException("no entity " + id));
  }

  /** The level of the record that a path names, or −1 for a cardinality-one entity. */
  int level(ValuePath path) {
    if (path.qualifier() == null) {
      return frames.size() - 1;
    }
    for (int level = frames.size() - 1; level >= 0; level--) {
      if (path.qualifier().equals(frames.get(level).name())) {
        return level;
      }
    }
    for (int level = frames.size() - 1; level >= 0; level--) {
      if (path.qualifier().equals(frames.get(level).entity().id())) {
        return level;
      }
    }
    return -1;
  }

  Entity entityOf(ValuePath path) {
    int level = level(path);
    return level >= 0 ? frames.get(level).entity() : entity(String.valueOf(path.qualifier()));
  }

  Attribute attribute(ValuePath path) {
    return attribute(entityOf(path), path.attribute());
  }

  static Attribute attribute(Entity entity, String id) {
    return entity
        .attribute(id)
        .orElseThrow(() -> new IllegalArgumentException("no attribute " + entity.id() + "." + id));
  }

  /** Whether a path names the day of the record around the innermost one. */
  boolean isOuterDay(ValuePath path) {
    int level = level(path);
    return level >= 0
        && level == frames.size() - 1
        && path.attribute().equals(frames.get(level).entity().time());
  }

  /** Whether another cardinality-one entity has an attribute of the same name. */
  boolean isAmbiguous(Attribute attribute) {
    return rules.vocabulary().entities().stream()
            .filter(entity -> entity.cardinality() == Entity.Cardinality.ONE)
            .flatMap(entity -> entity.attributes().values().stream())
            .filter(other -> other.label().ja().equals(attribute.label().ja()))
            .count()
        > 1;
  }

  Value parameter(String id) {
    return parameterOf(id).value();
  }

  Parameter parameterOf(String id) {
    Parameter parameter = rule.parameters().get(id);
    if (parameter == null) {
      throw new IllegalArgumentException("rule " + rule.id() + " has no parameter " + id);
    }
    return parameter;
  }

  LocalizedText titleOf(String ruleId) {
    return rules.rule(ruleId).map(Rule::title).orElse(LocalizedText.same(ruleId));
  }
}
