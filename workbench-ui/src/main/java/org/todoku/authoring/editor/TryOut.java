package org.todoku.authoring.editor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.engine.PopulationAnswers;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.library.PublishedRules;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.linkage.LinkedPopulation.View;
import org.todoku.plan.FeatureColumns.Profiles;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.Influence;
import org.todoku.simulate.ResidentPopulation;
import org.todoku.simulate.RulesAsked;
import org.todoku.simulate.ValueSpread;
import org.todoku.simulate.WhatIf;
import org.todoku.verify.AttributesRead;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;

/**
 * Counts what a draft would answer for the linked children, beside the version in force. Nobody is
 * named. Only what drafts ask about is read, and kept in memory as narrow columns for some minutes.
 */
@Service
public class TryOut {
  private static final int PAGE = 500;

  /** Links weaker than this are not followed, as in a run. */
  private static final double LEAST_WEIGHT = 0.9;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final PublishedRules published;
  private final LinkedPopulation children;
  private final AuditLog audit;
  private final Clock clock;
  private @Nullable Resident resident;

  TryOut(PublishedRules published, LinkedPopulation children, AuditLog audit, Clock clock) {
    this.published = published;
    this.children = children;
    this.audit = audit;
    this.clock = clock;
  }

  /** A population in memory, and over whose vocabulary. */
  private record Resident(ResidentPopulation population, RuleSet inForce, Instant readAt) {}

  /**
   * What a draft would answer.
   *
   * @param children how many were looked at: all that are linked
   * @param now how many children have each answer
   * @param before the same of the version in force; empty for a new rule
   * @param added children whom only the draft matches
   * @param lost children whom only the version in force matches
   * @param parts how much each of the things weighs that the draft asks for together, in order
   */
  public record Counts(
      int children,
      Map<Answer, Integer> now,
      Optional<Map<Answer, Integer>> before,
      int added,
      int lost,
      List<Influence.Part> parts) {}

  /**
   * Counts; may take some seconds where the draft asks about something new.
   *
   * @param draft the rule, with those that it refers to
   */
  public synchronized Counts count(RuleSet draft, String ruleId) {
    LocalDate today = LocalDate.now(clock);
    RuleSet inForce = published.inForce(today).ruleSet();
    RuleSet candidate = candidate(draft, ruleId, inForce);
    PopulationAnswers now =
        asked(
            RulesAsked.closure(candidate, Set.of(ruleId)),
            inForce,
            today,
            each -> each.whatIf(candidate, Set.of(ruleId)));
    Optional<PopulationAnswers> before =
        inForce
            .rule(ruleId)
            .map(
                rule ->
                    asked(
                        RulesAsked.closure(inForce, Set.of(ruleId)),
                        inForce,
                        today,
                        each -> each.whatIf(inForce, Set.of(ruleId))));
    asked(
        RulesAsked.closure(candidate, Set.of(ruleId)),
        inForce,
        today,
        each -> each.influence(candidate, ruleId).question());
    List<Influence.Part> parts =
        resident(inForce, today).population().influence(candidate, ruleId).parts();
    return new Counts(
        now.size(),
        now.counts(ruleId),
        before.map(answers -> answers.counts(ruleId)),
        before.map(answers -> now.matchedOnlyHere(ruleId, answers).length).orElse(0),
        before.map(answers -> answers.matchedOnlyHere(ruleId, now).length).orElse(0),
        parts);
  }

  /**
   * The children who come nearest to matching a draft, nearest first: one change of what is
   * recorded of them would do. That somebody saw them is recorded.
   *
   * @param draft the rule, with those that it refers to
   * @param wanted most children
   * @param user who asks; nobody is shown to people who may not see children without names
   */
  public synchronized List<LinkedProfile> nearest(
      RuleSet draft, String ruleId, int wanted, CurrentUser user) {
    if (!user.maySeeNameless()) {
      return List.of();
    }
    LocalDate today = LocalDate.now(clock);
    RuleSet inForce = published.inForce(today).ruleSet();
    RuleSet asked = RulesAsked.closure(candidate(draft, ruleId, inForce), Set.of(ruleId));
    asked(asked, inForce, today, each -> each.influence(asked, ruleId).question());
    ResidentPopulation population = resident(inForce, today).population();
    int[] close = population.influence(asked, ruleId).keptOutByOne();
    int step = Math.max(1, close.length / PAGE);
    List<String> looked =
        IntStream.iterate(0, i -> i < close.length, i -> i + step)
            .limit(PAGE)
            .mapToObj(i -> population.child(close[i]))
            .toList();
    ReferenceEvaluator evaluator = new ReferenceEvaluator(asked);
    View view = new View(asked.vocabulary(), today, AttributesRead.of(asked), LEAST_WEIGHT);
    Map<LinkedProfile, Double> sizes = new LinkedHashMap<>();
    for (LinkedProfile child : children.open(view).profiles(looked)) {
      evaluator.nearMiss(ruleId, child, today).ifPresent(miss -> sizes.put(child, miss.size()));
    }
    List<LinkedProfile> nearest =
        sizes.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .limit(wanted)
            .map(Map.Entry::getKey)
            .toList();
    if (!nearest.isEmpty()) {
      audit.record(
          AuditEvent.by(user, "editor.children.seen")
              .on("rule", ruleId)
              .with("children", String.valueOf(nearest.size())));
    }
    return nearest;
  }

  /**
   * How the linked children's values of an attribute are spread; may take some seconds where no
   * draft asked about it lately.
   *
   * @param attribute one that rules may use, of this entity of the vocabulary in force
   */
  public synchronized ValueSpread spread(Entity entity, Attribute attribute) {
    LocalDate today = LocalDate.now(clock);
    RuleSet inForce = published.inForce(today).ruleSet();
    return ValueSpread.of(
        inForce.vocabulary(),
        entity,
        attribute,
        today,
        rules ->
            asked(
                rules,
                inForce,
                today,
                each -> each.whatIf(rules, rules.rules().stream().map(Rule::id).toList())));
  }

  /** The rules in force with the draft in its place. */
  private static RuleSet candidate(RuleSet draft, String ruleId, RuleSet inForce) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    inForce.rules().forEach(rule -> rules.put(rule.id(), rule));
    rules.put(ruleId, draft.rule(ruleId).orElseThrow());
    return new RuleSet(inForce.vocabulary(), List.copyOf(rules.values()));
  }

  /** Asks the population, which first reads what the question needs more. */
  private PopulationAnswers asked(
      RuleSet rules,
      RuleSet inForce,
      LocalDate today,
      Function<ResidentPopulation, WhatIf> question) {
    Resident known = resident(inForce, today);
    WhatIf asked = question.apply(known.population());
    if (asked.missing() > 0) {
      ResidentPopulation wider =
          known
              .population()
              .with(asked, profiles(rules, today))
              .orElseGet(() -> ResidentPopulation.load(rules, today, profiles(rules, today)));
      resident = new Resident(wider, inForce, known.readAt());
      asked = question.apply(wider);
    }
    return asked.answers();
  }

  /** The population in memory; read anew where it is old, or the vocabulary is another one. */
  private Resident resident(RuleSet inForce, LocalDate today) {
    Resident known = resident;
    if (known == null
        || known.inForce().vocabulary() != inForce.vocabulary()
        || !known.population().asOf().equals(today)
        || known.readAt().plus(KEPT).isBefore(clock.instant())) {
      RuleSet none = new RuleSet(inForce.vocabulary(), List.of());
      known =
          new Resident(
              ResidentPopulation.load(none, today, profiles(none, today)),
              inForce,
              clock.instant());
      resident = known;
    }
    return known;
  }

  /** All linked children, page by page, with only the attributes that the rules read. */
  private Profiles profiles(RuleSet rules, LocalDate today) {
    View view = new View(rules.vocabulary(), today, AttributesRead.of(rules), LEAST_WEIGHT);
    return sink -> {
      LinkedPopulation.Reading reading = children.open(view);
      String last = null;
      List<String> page = children.childrenAfter(last, PAGE);
      while (!page.isEmpty()) {
        for (LinkedProfile profile : reading.profiles(page)) {
          sink.accept(profile);
        }
        last = page.getLast();
        page = children.childrenAfter(last, PAGE);
      }
    };
  }
}
