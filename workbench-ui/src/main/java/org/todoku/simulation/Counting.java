package org.todoku.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.engine.Answers;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.explain.Explanation;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Ages;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.Value;
import org.todoku.simulate.RuleSetComparison;
import org.todoku.simulate.RuleSetComparison.Direction;
import org.todoku.simulation.Figures.Counts;
import org.todoku.simulation.Figures.Group;
import org.todoku.simulation.Figures.OfRule;
import org.todoku.simulation.Figures.Overlap;
import org.todoku.simulation.Figures.Unknown;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.AttributePath;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.Vocabulary;

/**
 * Counts what two rule sets answer, page after page of children. The answers are compared by {@link
 * RuleSetComparison}, as {@code ./todoku simulate} does. Not for several threads.
 */
final class Counting {
  /** Of each rule so many children are kept by their pseudonyms, to be asked about again. */
  static final int KEPT = 50;

  static final AttributePath SINGLE_PARENT = new AttributePath("family", "singleParent");

  private static final List<String> GRADES =
      List.of("under3", "age3to5", "grade1to3", "grade4to6", "grade7to9", "older", "unknown");
  private static final List<String> HOUSEHOLDS = List.of("singleParent", "others", "unknown");

  private final Tried tried;
  private final LocalDate asOf;
  private final CompiledRuleSet before;
  private final CompiledRuleSet now;
  private final ReferenceEvaluator explaining;
  private final RuleSetComparison comparison;
  private final Map<String, OneRule> rules = new LinkedHashMap<>();

  /** By pair of places among the chosen rules. */
  private final long[][] together;

  Counting(Tried tried, LocalDate asOf) {
    this.tried = tried;
    this.asOf = asOf;
    this.before = CompiledRuleSet.compile(tried.before());
    this.now = CompiledRuleSet.compile(tried.now());
    this.explaining = new ReferenceEvaluator(tried.now());
    this.comparison = new RuleSetComparison(tried.before(), tried.now());
    tried.chosen().forEach(rule -> rules.put(rule, new OneRule()));
    this.together = new long[rules.size()][rules.size()];
  }

  /** What is counted of one rule. */
  private static final class OneRule {
    private final Map<Explanation.MissingFact, Long> unknown = new HashMap<>();
    private final Map<String, long[]> grades = new HashMap<>();
    private final Map<String, long[]> households = new HashMap<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
  }

  /** Asks both rule sets about some children. */
  void add(List<LinkedProfile> profiles) {
    List<Answers> was = before.evaluate(profiles, asOf);
    List<Answers> is = now.evaluate(profiles, asOf);
    for (int i = 0; i < profiles.size(); i++) {
      for (RuleSetComparison.Change change : comparison.add(was.get(i), is.get(i))) {
        OneRule rule = rules.get(change.rule());
        if (rule != null) {
          List<String> kept = change.direction() == Direction.ADDED ? rule.added : rule.lost;
          if (kept.size() < KEPT) {
            kept.add(change.child());
          }
        }
      }
      count(profiles.get(i), was.get(i), is.get(i));
    }
  }

  private void count(LinkedProfile profile, Answers was, Answers is) {
    String grade = grade(profile);
    String household = household(profile);
    List<Integer> matching = new ArrayList<>();
    int place = 0;
    for (Map.Entry<String, OneRule> entry : rules.entrySet()) {
      String id = entry.getKey();
      OneRule rule = entry.getValue();
      Answer answer = is.answer(id);
      boolean matches = answer == Answer.MATCH;
      boolean matched = was.rules().contains(id) && was.answer(id) == Answer.MATCH;
      if (matches || matched) {
        group(rule.grades, grade, matches, matched);
        group(rule.households, household, matches, matched);
      }
      if (matches) {
        matching.add(place);
      }
      if (answer == Answer.CANNOT_TELL) {
        Set<Explanation.MissingFact> missing = new LinkedHashSet<>();
        missing(explaining.explain(id, profile, asOf), missing);
        missing.forEach(fact -> rule.unknown.merge(fact, 1L, Long::sum));
      }
      place++;
    }
    for (int one : matching) {
      for (int other : matching) {
        together[one][other]++;
      }
    }
  }

  private static void group(
      Map<String, long[]> groups, String group, boolean matches, boolean matched) {
    long[] counts = groups.computeIfAbsent(group, any -> new long[2]);
    counts[0] += matches ? 1 : 0;
    counts[1] += matched ? 1 : 0;
  }

  /** What is missing, whatever the reason and the days: of one item and custodian once. */
  private static void missing(Explanation node, Set<Explanation.MissingFact> into) {
    if (node.state() != Explanation.State.UNKNOWN) {
      return;
    }
    for (Explanation.MissingFact fact : node.missing()) {
      into.add(
          new Explanation.MissingFact(
              fact.entity(), fact.attribute(), "", null, null, fact.custodian()));
    }
    node.children().forEach(child -> missing(child, into));
  }

  private String grade(LinkedProfile profile) {
    FactValue birth = profile.fact(tried.root(), Vocabulary.BIRTH_DATE);
    if (!(birth instanceof FactValue.Known(Value.DateValue(LocalDate date)))) {
      return "unknown";
    }
    int grade = Ages.schoolGrade(date, asOf);
    if (grade < 1) {
      return grade < -2 ? "under3" : "age3to5";
    }
    return grade <= 3 ? "grade1to3" : grade <= 6 ? "grade4to6" : grade <= 9 ? "grade7to9" : "older";
  }

  private String household(LinkedProfile profile) {
    return tried.hasHouseholds()
            && profile.fact(SINGLE_PARENT.entity(), SINGLE_PARENT.attribute())
                instanceof FactValue.Known(Value.BooleanValue(boolean single))
        ? single ? "singleParent" : "others"
        : "unknown";
  }

  Figures figures() {
    Map<String, RuleSetComparison.Counts> counts = new HashMap<>();
    comparison.counts().forEach(each -> counts.put(each.rule(), each));
    List<OfRule> ofRules = new ArrayList<>();
    for (Map.Entry<String, OneRule> entry : rules.entrySet()) {
      String id = entry.getKey();
      OneRule of = entry.getValue();
      Rule rule = tried.now().rule(id).orElseThrow();
      RuleSetComparison.Counts compared = counts.get(id);
      if (compared == null) {
        throw new IllegalStateException("not compared: " + id);
      }
      List<Group> groups = new ArrayList<>(groups("grade", GRADES, of.grades));
      if (tried.hasHouseholds()) {
        groups.addAll(groups("household", HOUSEHOLDS, of.households));
      }
      ofRules.add(
          new OfRule(
              id,
              rule.title(),
              rule.need(),
              compared.baseline().map(Counting::counts).orElse(null),
              counts(compared.candidate().orElseThrow()),
              compared.added(),
              compared.lost(),
              unknown(of),
              groups,
              of.added,
              of.lost));
    }
    return new Figures(
        comparison.children(),
        comparison.reachedBefore(),
        comparison.reachedNow(),
        comparison.newlyReached(),
        comparison.noLongerReached(),
        ofRules,
        overlaps());
  }

  private static Counts counts(Map<Answer, Long> answers) {
    return new Counts(
        answers.getOrDefault(Answer.MATCH, 0L),
        answers.getOrDefault(Answer.CANNOT_TELL, 0L),
        answers.getOrDefault(Answer.NO_MATCH, 0L) + answers.getOrDefault(Answer.NOT_IN_FORCE, 0L),
        answers.getOrDefault(Answer.SUPPRESSED, 0L));
  }

  private List<Unknown> unknown(OneRule rule) {
    return rule.unknown.entrySet().stream()
        .sorted(Map.Entry.<Explanation.MissingFact, Long>comparingByValue().reversed())
        .map(
            entry ->
                new Unknown(item(entry.getKey()), entry.getKey().custodian(), entry.getValue()))
        .toList();
  }

  private LocalizedText item(Explanation.MissingFact fact) {
    Optional<Entity> entity = tried.now().vocabulary().entity(fact.entity());
    LocalizedText name = entity.map(Entity::label).orElse(LocalizedText.same(fact.entity()));
    @Nullable String id = fact.attribute();
    if (id == null) {
      return name;
    }
    LocalizedText attribute =
        tried
            .now()
            .vocabulary()
            .attribute(new AttributePath(fact.entity(), id))
            .map(Attribute::label)
            .orElse(LocalizedText.same(id));
    return new LocalizedText(name.ja() + "の" + attribute.ja(), name.en() + ": " + attribute.en());
  }

  private static List<Group> groups(String by, List<String> order, Map<String, long[]> counted) {
    List<Group> groups = new ArrayList<>();
    for (String group : order) {
      long[] counts = counted.get(group);
      if (counts != null) {
        groups.add(new Group(by, group, counts[0], counts[1]));
      }
    }
    return groups;
  }

  private List<Overlap> overlaps() {
    List<String> ids = List.copyOf(rules.keySet());
    List<Overlap> overlaps = new ArrayList<>();
    for (int one = 0; one < ids.size(); one++) {
      for (int other = one + 1; other < ids.size(); other++) {
        if (together[one][other] > 0) {
          overlaps.add(new Overlap(ids.get(one), ids.get(other), together[one][other]));
        }
      }
    }
    overlaps.sort(Comparator.comparingLong(Overlap::children).reversed());
    return overlaps;
  }
}
