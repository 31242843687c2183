package org.todoku.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.explain.Explanation.UsedFact;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Rule;
import org.todoku.rule.Value;
import org.todoku.verify.AttributesRead;
import org.todoku.vocabulary.AttributePath;

/** The recorded facts that a rule reads of a child, with their dates and sources. */
final class FactsBehind {
  private FactsBehind() {}

  static List<UsedFact> of(Rule rule, LinkedProfile profile, LocalDate asOf) {
    Set<AttributePath> read = AttributesRead.of(rule, profile.layout().vocabulary());
    List<UsedFact> facts = new ArrayList<>();
    for (EntityLayout entity : profile.layout().entities()) {
      if (profile.has(entity.index())) {
        for (int row = 0; row < profile.size(entity.index()); row++) {
          add(entity, row, read, profile, asOf, facts);
        }
      }
    }
    return facts;
  }

  private static void add(
      EntityLayout entity,
      int row,
      Set<AttributePath> read,
      LinkedProfile profile,
      LocalDate asOf,
      List<UsedFact> facts) {
    LocalDate on = on(entity, row, profile);
    if (on != null && on.isAfter(asOf)) {
      return;
    }
    for (int column = 0; column < entity.width(); column++) {
      AttributeLayout attribute = entity.attributes().get(column);
      String id = attribute.attribute().id();
      if (column != entity.timeColumn()
          && read.contains(new AttributePath(entity.entity().id(), id))
          && profile.fact(entity.index(), row, column) instanceof FactValue.Known(Value value)) {
        facts.add(
            UsedFact.of(entity.entity().id(), id, value, on, profile.source(entity.index(), row)));
      }
    }
  }

  private static @Nullable LocalDate on(EntityLayout entity, int row, LinkedProfile profile) {
    if (entity.timeColumn() < 0) {
      return null;
    }
    return profile.fact(entity.index(), row, entity.timeColumn())
            instanceof FactValue.Known(Value.DateValue(LocalDate date))
        ? date
        : null;
  }
}
