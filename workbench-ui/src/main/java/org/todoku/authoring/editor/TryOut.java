package org.todoku.authoring.editor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.todoku.engine.Answers;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.library.PublishedRules;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.verify.AttributesRead;
import org.todoku.vocabulary.AttributePath;

/**
 * Counts what a draft would answer for the linked children, beside the version in force. Nobody is
 * named, nothing is kept but, for some minutes and in memory, the attributes that drafts ask about.
 */
@Service
public class TryOut {
  /** Most children that are looked at while somebody is writing. */
  public static final int MOST_CHILDREN = 20_000;

  private static final int PAGE = 500;
  private static final double LEAST_WEIGHT = 0.9;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final String DRAFT = "?draft";
  private static final String PUBLISHED = "?published";

  private final PublishedRules published;
  private final LinkedPopulation population;
  private final Clock clock;
  private @Nullable Children known;

  TryOut(PublishedRules published, LinkedPopulation population, Clock clock) {
    this.published = published;
    this.population = population;
    this.clock = clock;
  }

  /** The children that were read, with the attributes that were asked for. */
  private record Children(
      RuleSet rules,
      LocalDate asOf,
      Set<AttributePath> attributes,
      List<LinkedProfile> profiles,
      Instant readAt) {}

  /**
   * What a draft would answer.
   *
   * @param children how many were looked at
   * @param all whether these are all there are
   * @param now how many children have each answer
   * @param before the same of the version in force; empty for a new rule
   * @param added children whom only the draft matches
   * @param lost children whom only the version in force matches
   * @param parts of a criterion that asks for several things together, each of them in order
   */
  public record Counts(
      int children,
      boolean all,
      Map<Answer, Integer> now,
      Optional<Map<Answer, Integer>> before,
      int added,
      int lost,
      List<Part> parts) {}

  /**
   * One of the things that a draft asks for together.
   *
   * @param holds children for whom it holds
   * @param onlyThis children whom nothing but this keeps from being matched
   */
  public record Part(int holds, int onlyThis) {}

  /**
   * Counts.
   *
   * @param draft the rule, with those that it refers to
   */
  public Counts count(RuleSet draft, String ruleId) {
    LocalDate today = LocalDate.now(clock);
    RuleSet inForce = published.inForce(today).ruleSet();
    Rule rule = draft.rule(ruleId).orElseThrow();
    List<Rule> together = new ArrayList<>();
    draft.rules().stream().filter(each -> !each.id().equals(ruleId)).forEach(together::add);
    together.add(named(rule, DRAFT, rule.when(), rule.unless()));
    Optional<Rule> before = inForce.rule(ruleId);
    before.ifPresent(each -> together.add(named(each, PUBLISHED, each.when(), each.unless())));
    List<Criterion> parts = rule.when() instanceof Criterion.All(var of) ? of : List.of();
    for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
      List<Criterion> rest = new ArrayList<>(parts);
      rest.remove(i);
      together.add(named(rule, "?part" + i, parts.get(i), List.of()));
      together.add(named(rule, "?without" + i, new Criterion.All(rest), rule.unless()));
    }
    before.ifPresent(each -> addReferred(each, inForce, together));
    RuleSet rules = new RuleSet(inForce.vocabulary(), together);
    Children children = children(rules, inForce, today);
    return counted(
        CompiledRuleSet.compile(rules).evaluate(children.profiles(), today),
        children,
        before.isPresent(),
        parts.size() > 1 ? parts.size() : 0);
  }

  /** The version in force may refer to rules that the draft does not. */
  private static void addReferred(Rule rule, RuleSet inForce, List<Rule> together) {
    Set<String> there = new HashSet<>();
    together.forEach(each -> there.add(each.id()));
    List<String> open = new ArrayList<>(org.todoku.verify.References.of(rule));
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (there.add(id)) {
        inForce
            .rule(id)
            .ifPresent(
                each -> {
                  together.add(each);
                  open.addAll(org.todoku.verify.References.of(each));
                });
      }
    }
  }

  private static Rule named(
      Rule rule, String id, Criterion when, List<Rule.ExceptionClause> unless) {
    return new Rule(
        id,
        rule.title(),
        rule.need(),
        rule.level(),
        rule.purpose(),
        rule.basis(),
        null,
        rule.parameters(),
        when,
        unless,
        rule.whenUnknown(),
        rule.support());
  }

  private static Counts counted(
      List<Answers> answers, Children children, boolean published, int parts) {
    Map<Answer, Integer> now = none();
    Map<Answer, Integer> before = none();
    int added = 0;
    int lost = 0;
    int[] holds = new int[parts];
    int[] onlyThis = new int[parts];
    for (Answers child : answers) {
      Answer is = child.answer(DRAFT);
      now.merge(is, 1, Integer::sum);
      if (published) {
        Answer was = child.answer(PUBLISHED);
        before.merge(was, 1, Integer::sum);
        added += is == Answer.MATCH && was != Answer.MATCH ? 1 : 0;
        lost += was == Answer.MATCH && is != Answer.MATCH ? 1 : 0;
      }
      for (int i = 0; i < parts; i++) {
        holds[i] += child.answer("?part" + i) == Answer.MATCH ? 1 : 0;
        onlyThis[i] += is != Answer.MATCH && child.answer("?without" + i) == Answer.MATCH ? 1 : 0;
      }
    }
    List<Part> list = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      list.add(new Part(holds[i], onlyThis[i]));
    }
    return new Counts(
        answers.size(),
        children.profiles().size() < MOST_CHILDREN,
        now,
        published ? Optional.of(before) : Optional.empty(),
        added,
        lost,
        list);
  }

  private static Map<Answer, Integer> none() {
    Map<Answer, Integer> none = new EnumMap<>(Answer.class);
    for (Answer answer : Answer.values()) {
      none.put(answer, 0);
    }
    return none;
  }

  /** Reads children again where something is asked about that was not, or some minutes are over. */
  private synchronized Children children(RuleSet rules, RuleSet inForce, LocalDate today) {
    Set<AttributePath> wanted = new HashSet<>(AttributesRead.of(rules));
    Children before = known;
    if (before != null
        && before.rules().vocabulary() == inForce.vocabulary()
        && before.asOf().equals(today)
        && before.readAt().plus(KEPT).isAfter(clock.instant())) {
      if (before.attributes().containsAll(wanted)) {
        return before;
      }
      wanted.addAll(before.attributes());
    }
    LinkedPopulation.Reading reading =
        population.open(
            new LinkedPopulation.View(inForce.vocabulary(), today, wanted, LEAST_WEIGHT));
    List<LinkedProfile> profiles = new ArrayList<>();
    String last = null;
    while (profiles.size() < MOST_CHILDREN) {
      List<String> page = population.childrenAfter(last, PAGE);
      if (page.isEmpty()) {
        break;
      }
      profiles.addAll(reading.profiles(page));
      last = page.getLast();
    }
    Children read = new Children(inForce, today, wanted, List.copyOf(profiles), clock.instant());
    known = read;
    return read;
  }
}
