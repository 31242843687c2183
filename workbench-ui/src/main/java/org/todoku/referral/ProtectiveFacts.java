package org.todoku.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.linkage.LinkedPopulation.View;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.referral.Why.Fact;
import org.todoku.rule.Value;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.Vocabulary;

/** What is recorded that protects a child; shown beside what rules found, and weighed with it. */
@Component
class ProtectiveFacts {
  /** The entity of the vocabulary that holds them. */
  private static final String ENTITY = "protective";

  /** Links weaker than this are not followed: another family's strengths would mislead. */
  private static final double LEAST_WEIGHT = 0.9;

  private final LinkedPopulation population;
  private final WhyReader words;
  private final Clock clock;

  ProtectiveFacts(LinkedPopulation population, WhyReader words, Clock clock) {
    this.population = population;
    this.words = words;
    this.clock = clock;
  }

  /** What holds of a child today; empty where nothing is recorded. */
  List<Fact> of(String child) {
    Vocabulary vocabulary = words.vocabulary();
    Entity entity = vocabulary.entity(ENTITY).orElse(null);
    if (entity == null) {
      return List.of();
    }
    View view =
        new View(
            vocabulary,
            LocalDate.now(clock),
            entity.attributeList().stream()
                .map(attribute -> new AttributePath(ENTITY, attribute.id()))
                .collect(Collectors.toSet()),
            LEAST_WEIGHT);
    List<Fact> facts = new ArrayList<>();
    for (LinkedProfile profile : population.open(view).profiles(List.of(child))) {
      for (EntityLayout layout : profile.layout().entities()) {
        if (layout.entity().id().equals(ENTITY) && profile.has(layout.index())) {
          add(profile, layout, vocabulary, facts);
        }
      }
    }
    return facts;
  }

  private static void add(
      LinkedProfile profile, EntityLayout layout, Vocabulary vocabulary, List<Fact> facts) {
    for (int row = 0; row < profile.size(layout.index()); row++) {
      for (int column = 0; column < layout.width(); column++) {
        String attribute = layout.attributes().get(column).attribute().id();
        if (profile.fact(layout.index(), row, column) instanceof FactValue.Known(Value value)
            && !value.equals(new Value.BooleanValue(false))) {
          facts.add(
              new Fact(
                  WhyReader.what(vocabulary, ENTITY, attribute),
                  WhyReader.value(vocabulary, ENTITY, attribute, value.toString()),
                  WhyReader.custodian(vocabulary, ENTITY),
                  List.of()));
        }
      }
    }
  }
}
