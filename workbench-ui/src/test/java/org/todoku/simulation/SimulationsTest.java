package org.todoku.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.DraftScope;
import org.todoku.authoring.Drafts;
import org.todoku.engine.Answers;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleTrials;
import org.todoku.library.RuleVersions;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.rule.Value;
import org.todoku.simulate.RuleSetComparison;
import org.todoku.testing.UseTestDatabase;
import org.todoku.vocabulary.Vocabulary;

/** Simulations over a real database and made-up children in arrears with lunch fees. */
@SpringBootTest
@UseTestDatabase
class SimulationsTest {
  private static final String RULE = "lunch-fee-arrears";
  private static final int CHILDREN = 1_200;
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
  private static final CurrentUser OFFICER =
      new CurrentUser("officer-of-test", "政策", "Officer", Set.of(Role.POLICY_OFFICER), null);
  private static final CurrentUser CASEWORKER =
      new CurrentUser("caseworker-of-test", "支援", "Caseworker", Set.of(Role.CASEWORKER), null);

  @Autowired SimulationStore store;
  @Autowired Drafts drafts;
  @Autowired PublishedRules published;
  @Autowired RuleVersions versions;
  @Autowired RuleTrials trials;
  @Autowired AuditLog audit;
  @Autowired Clock clock;

  private Simulations simulations;
  private Draft draft;
  private final Children children = new Children();

  @BeforeEach
  void a_draft_that_asks_for_one_month_less_or_the_open_one() {
    simulations =
        new Simulations(store, drafts, published, versions, trials, children, audit, clock);
    draft =
        drafts
            .open(RULE)
            .orElseGet(
                () -> {
                  DraftResult begun = drafts.begin(RULE, DraftScope.STRUCTURE, OFFICER);
                  assertThat(begun).isInstanceOf(DraftResult.Done.class);
                  Draft fresh = drafts.open(RULE).orElseThrow();
                  String text = fresh.text().replace("value: 3, min: 1", "value: 2, min: 1");
                  assertThat(text).isNotEqualTo(fresh.text());
                  drafts.save(fresh.id(), fresh.revision(), text, fresh.cases(), OFFICER);
                  return drafts.open(RULE).orElseThrow();
                });
  }

  @AfterEach
  void no_draft_is_left_open() {
    Draft open = drafts.open(RULE).orElseThrow();
    assertThat(drafts.withdraw(open.id(), open.revision(), null, OFFICER))
        .isInstanceOf(DraftResult.Done.class);
  }

  @Test
  void figures_are_those_of_the_comparison_that_the_command_makes() {
    SimulationRecord record = finished(start(choice -> choice.draft() != null));

    RuleSet inForce = published.inForce(AS_OF).ruleSet();
    Rule tried = trials.typed(RULE, draft.text()).orElseThrow().rule(RULE).orElseThrow();
    RuleSet before = new RuleSet(inForce.vocabulary(), List.of(inForce.rule(RULE).orElseThrow()));
    RuleSet now = new RuleSet(inForce.vocabulary(), List.of(tried));
    RuleSetComparison comparison = new RuleSetComparison(before, now);
    List<LinkedProfile> all = children.all(inForce.vocabulary());
    List<Answers> was = CompiledRuleSet.compile(before).evaluate(all, AS_OF);
    List<Answers> is = CompiledRuleSet.compile(now).evaluate(all, AS_OF);
    for (int i = 0; i < all.size(); i++) {
      comparison.add(was.get(i), is.get(i));
    }
    Figures figures = record.figures().orElseThrow();
    Figures.OfRule rule = figures.rules().getFirst();
    RuleSetComparison.Counts counts = comparison.counts().getFirst();
    assertThat(figures.children()).isEqualTo(CHILDREN);
    assertThat(figures.added()).isEqualTo(comparison.newlyReached());
    assertThat(figures.lost()).isEqualTo(comparison.noLongerReached());
    assertThat(rule.now().matched())
        .isEqualTo(counts.candidate().orElseThrow().get(Answer.MATCH))
        .isPositive();
    assertThat(rule.now().cannotTell())
        .isEqualTo(counts.candidate().orElseThrow().get(Answer.CANNOT_TELL))
        .isPositive();
    assertThat(rule.added()).isEqualTo(counts.added());
    assertThat(
            rule.groups().stream()
                .filter(group -> group.by().equals("grade"))
                .mapToLong(Figures.Group::matched)
                .sum())
        .isEqualTo(rule.now().matched());
    assertThat(rule.unknown()).isNotEmpty();
  }

  @Test
  void the_same_can_be_asked_again_whatever_became_of_the_draft() {
    SimulationRecord first = finished(start(choice -> choice.draft() != null));
    String other = draft.text().replace("value: 2, min: 1", "value: 1, min: 1");
    drafts.save(draft.id(), draft.revision(), other, draft.cases(), OFFICER);

    StartResult again = simulations.again(first.id(), OFFICER);

    SimulationRecord second = finished(again);
    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(second.chosen()).isEqualTo(first.chosen());
    assertThat(second.figures()).isEqualTo(first.figures());
  }

  @Test
  void a_cancelled_simulation_keeps_nothing_and_makes_room_for_the_next() {
    children.paused = true;
    StartResult result = start(choice -> true);
    StartResult busy = start(choice -> true);
    long id = ((StartResult.Started) result).simulation();

    simulations.cancel(id, OFFICER);
    children.paused = false;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> simulations.find(id).orElseThrow().state() == SimulationState.CANCELLED);

    assertThat(busy).isEqualTo(new StartResult.Busy(id));
    assertThat(simulations.find(id).orElseThrow().figures()).isEmpty();
    assertThat(finished(start(choice -> choice.draft() == null)).figures()).isPresent();
  }

  @Test
  void only_children_whom_it_names_can_be_asked_about_and_only_by_those_who_may() {
    SimulationRecord record = finished(start(choice -> choice.rule().equals(RULE)));
    Figures.OfRule rule = record.figures().orElseThrow().rules().getFirst();

    for (String child : rule.addedChildren()) {
      assertThat(simulations.why(record.id(), RULE, child, OFFICER)).isPresent();
      assertThat(simulations.why(record.id(), RULE, child, CASEWORKER)).isEmpty();
    }
    assertThat(simulations.why(record.id(), RULE, "somebody-else", OFFICER)).isEmpty();
    assertThat(simulations.start(AS_OF, simulations.choices(AS_OF), CASEWORKER))
        .isEqualTo(new StartResult.NotAllowed());
    assertThat(simulations.start(AS_OF, List.of(), OFFICER))
        .isEqualTo(new StartResult.NothingChosen());
  }

  private StartResult start(Predicate<Choice> wanted) {
    return simulations.start(
        AS_OF,
        simulations.choices(AS_OF).stream()
            // other tests leave drafts of their own behind
            .filter(choice -> choice.draft() == null || choice.rule().equals(RULE))
            .filter(wanted)
            .toList(),
        OFFICER);
  }

  private SimulationRecord finished(StartResult result) {
    assertThat(result).isInstanceOf(StartResult.Started.class);
    long id = ((StartResult.Started) result).simulation();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> simulations.find(id).orElseThrow().state() != SimulationState.RUNNING);
    SimulationRecord record = simulations.find(id).orElseThrow();
    assertThat(record.state()).as(record.message()).isEqualTo(SimulationState.FINISHED);
    return record;
  }

  /** Children with 0 to 3 months of arrears by turns; of every tenth it is not known. */
  private static final class Children implements LinkedPopulation {
    private final List<String> ids =
        IntStream.range(0, CHILDREN).mapToObj("simulation-%05d"::formatted).toList();
    private volatile boolean paused;

    @Override
    public long count() {
      return CHILDREN;
    }

    @Override
    public List<String> childrenAfter(@Nullable String afterChild, int limit) {
      await().atMost(Duration.ofSeconds(30)).until(() -> !paused);
      int from = afterChild == null ? 0 : ids.indexOf(afterChild) + 1;
      return ids.subList(from, Math.min(ids.size(), from + limit));
    }

    @Override
    public Reading open(View view) {
      return wanted -> {
        List<LinkedProfile> profiles = new ArrayList<>();
        for (LinkedProfile profile : all(view.vocabulary())) {
          if (wanted.contains(profile.child())) {
            profiles.add(profile);
          }
        }
        return profiles;
      };
    }

    List<LinkedProfile> all(Vocabulary vocabulary) {
      LinkedProfile[] all = new LinkedProfile[CHILDREN];
      Arrays.setAll(all, i -> profile(vocabulary, i));
      return List.of(all);
    }

    private LinkedProfile profile(Vocabulary vocabulary, int i) {
      var builder = LinkedProfile.builder(vocabulary, ids.get(i));
      builder.record(
          "child",
          Map.of(
              "birthDate",
              new FactValue.Known(new Value.DateValue(LocalDate.of(2012 + i % 8, 5, 1 + i % 28)))));
      if (i % 10 > 0) {
        builder.record(
            "schoolExpenses",
            Map.of(
                "lunchFeeArrearsMonths",
                new FactValue.Known(Value.NumberValue.of(i % 4)),
                "schoolAid",
                new FactValue.Known(new Value.TextValue("none"))));
      }
      return builder.build();
    }
  }
}
