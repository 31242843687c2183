package org.todoku.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftSummary;
import org.todoku.authoring.Drafts;
import org.todoku.authoring.LifeState;
import org.todoku.explain.Explanation;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.library.PublishedRule;
import org.todoku.library.PublishedRuleSet;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleTrials;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.linkage.LinkedPopulation.View;
import org.todoku.profile.LinkedProfile;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.vocabulary.LocalizedText;

/**
 * Tries rules out on the linked children, in the background, one simulation at a time, and keeps
 * what came out together with the texts of the rules, so that the same can be asked again.
 */
@Service
public class Simulations implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Simulations.class);

  /** Links weaker than this are not followed, as in a run. */
  private static final double LEAST_WEIGHT = 0.9;

  private static final int MOST_DRAFTS = 200;

  private final SimulationStore store;
  private final Drafts drafts;
  private final PublishedRules published;
  private final RuleVersions versions;
  private final RuleTrials trials;
  private final LinkedPopulation children;
  private final AuditLog audit;
  private final Clock clock;
  private final AtomicReference<@Nullable SimulationExecution> running = new AtomicReference<>();
  private final List<Consumer<SimulationRecord>> listeners = new CopyOnWriteArrayList<>();

  Simulations(
      SimulationStore store,
      Drafts drafts,
      PublishedRules published,
      RuleVersions versions,
      RuleTrials trials,
      LinkedPopulation children,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.drafts = drafts;
    this.published = published;
    this.versions = versions;
    this.trials = trials;
    this.children = children;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether a person may try rules out. */
  public static boolean maySimulate(CurrentUser user) {
    return user.maySeeNameless();
  }

  /** What can be tried out: open drafts first, then the rules in force on a day. */
  public List<Choice> choices(LocalDate asOf) {
    PublishedRuleSet inForce = published.inForce(asOf);
    List<Choice> choices = new ArrayList<>();
    for (DraftSummary draft :
        drafts.list(Set.of(LifeState.DRAFT, LifeState.SUBMITTED), MOST_DRAFTS)) {
      LocalizedText title =
          inForce
              .ruleSet()
              .rule(draft.ruleId())
              .map(Rule::title)
              .or(() -> drafts.find(draft.id()).flatMap(this::typed).map(Rule::title))
              .orElse(LocalizedText.same(draft.ruleId()));
      choices.add(new Choice(draft.ruleId(), draft.id(), title));
    }
    for (PublishedRule rule : inForce.versions()) {
      choices.add(new Choice(rule.rule().id(), null, rule.rule().title()));
    }
    return choices;
  }

  private Optional<Rule> typed(Draft draft) {
    return typed(draft.ruleId(), draft.text());
  }

  private Optional<Rule> typed(String rule, String text) {
    return trials.typed(rule, text).flatMap(rules -> rules.rule(rule));
  }

  /** Starts a simulation in the background. */
  public synchronized StartResult start(LocalDate asOf, List<Choice> choices, CurrentUser user) {
    if (!maySimulate(user)) {
      return new StartResult.NotAllowed();
    }
    PublishedRuleSet inForce = published.inForce(asOf);
    Map<String, ChosenRule> chosen = new LinkedHashMap<>();
    for (Choice choice : choices) {
      Optional<PublishedRule> before = inForce.version(choice.rule());
      Integer version = before.map(PublishedRule::version).orElse(null);
      String text = before.map(this::text).orElse(null);
      Long number = choice.draft();
      if (number != null) {
        Draft draft = drafts.find(number).orElse(null);
        if (draft == null || typed(draft).isEmpty()) {
          return new StartResult.Unfinished(choice.title());
        }
        chosen.put(
            choice.rule(),
            new ChosenRule(
                choice.rule(), number, draft.revision(), null, draft.text(), version, text));
      } else if (text != null) {
        chosen.putIfAbsent(
            choice.rule(), new ChosenRule(choice.rule(), null, null, version, text, version, text));
      }
    }
    return start(asOf, List.copyOf(chosen.values()), user, "simulation.started");
  }

  /** Asks the same again: the same texts of rules, the same day, the children of today. */
  public synchronized StartResult again(long simulation, CurrentUser user) {
    SimulationRecord earlier = store.find(simulation).orElse(null);
    return earlier == null
        ? new StartResult.NothingChosen()
        : start(earlier.asOf(), earlier.chosen(), user, "simulation.repeated");
  }

  private StartResult start(
      LocalDate asOf, List<ChosenRule> chosen, CurrentUser user, String what) {
    if (!maySimulate(user)) {
      return new StartResult.NotAllowed();
    }
    if (chosen.isEmpty()) {
      return new StartResult.NothingChosen();
    }
    SimulationExecution busy = running.get();
    if (busy != null) {
      return new StartResult.Busy(busy.simulation());
    }
    long total = children.count();
    if (total == 0) {
      return new StartResult.NoChildren();
    }
    Tried tried;
    try {
      tried = tried(asOf, chosen);
    } catch (IllegalArgumentException e) {
      LOG.info("Cannot be simulated: {}", e.getMessage());
      return new StartResult.Unfinished(LocalizedText.same(chosen.getFirst().rule()));
    }
    long id = store.insert(asOf, user.login(), clock.instant(), total, chosen);
    audit.record(AuditEvent.by(user, what).on("simulation", id).with("asOf", asOf.toString()));
    SimulationExecution execution =
        new SimulationExecution(
            id,
            children,
            new View(tried.now().vocabulary(), asOf, tried.read(), LEAST_WEIGHT),
            new Counting(tried, asOf),
            new SimulationExecution.Told() {
              @Override
              public void progress(long done) {
                store.done(id, done);
                tell(id);
              }

              @Override
              public void finished(Figures figures) {
                over(() -> store.finish(id, figures, clock.instant()));
                tell(id);
              }

              @Override
              public void ended(SimulationState state, String message) {
                over(() -> store.end(id, state, message, clock.instant()));
                tell(id);
              }
            });
    running.set(execution);
    execution.start();
    return new StartResult.Started(id);
  }

  /** Stores how it ended and makes room for the next, which nobody sees only one half of. */
  private synchronized void over(Runnable stored) {
    try {
      stored.run();
    } finally {
      running.set(null);
    }
  }

  /** The rule sets that are compared, from the texts that were kept. */
  private Tried tried(LocalDate asOf, List<ChosenRule> chosen) {
    PublishedRuleSet inForce = published.inForce(asOf);
    Map<String, Rule> base = new LinkedHashMap<>();
    inForce.ruleSet().rules().forEach(rule -> base.put(rule.id(), rule));
    List<Rule> tried = new ArrayList<>();
    for (ChosenRule rule : chosen) {
      base.remove(rule.rule());
      Integer before = rule.before();
      String beforeText = rule.beforeText();
      if (before != null && beforeText != null) {
        base.put(rule.rule(), read(inForce, rule.rule(), before, beforeText));
      }
      tried.add(read(inForce, rule.rule(), rule.version(), rule.text()));
    }
    return Tried.of(new RuleSet(inForce.ruleSet().vocabulary(), List.copyOf(base.values())), tried);
  }

  private Rule read(PublishedRuleSet inForce, String rule, @Nullable Integer version, String text) {
    return inForce
        .version(rule)
        .filter(each -> version != null && each.version() == version)
        .map(PublishedRule::rule)
        .or(() -> typed(rule, text))
        .orElseThrow(() -> new IllegalArgumentException(rule + " cannot be read any more"));
  }

  private String text(PublishedRule rule) {
    return versions.find(rule.versionId()).map(RuleVersion::content).orElseThrow();
  }

  /** Stops a simulation; nothing of it is kept but that it was begun. */
  public void cancel(long simulation, CurrentUser user) {
    SimulationExecution execution = running.get();
    if (maySimulate(user) && execution != null && execution.simulation() == simulation) {
      audit.record(AuditEvent.by(user, "simulation.cancelled").on("simulation", simulation));
      execution.cancel();
    }
  }

  public Optional<SimulationRecord> find(long simulation) {
    return store.find(simulation);
  }

  /** Newest first. */
  public List<SimulationRecord> newest(int limit) {
    return store.newest(limit);
  }

  /** The newest finished simulation that tried a draft. */
  public Optional<SimulationRecord> newestOfDraft(long draft) {
    return store.newestOfDraft(draft);
  }

  /**
   * Why a rule answers as it does for a child who is added or lost.
   *
   * @param before of the version in force, or null where there is none
   * @param now of the rule that was tried
   */
  public record Why(@Nullable Explanation before, Explanation now) {}

  /**
   * Asks again about one of the children whom a simulation names; empty for any other, and for one
   * who has left.
   */
  public Optional<Why> why(long simulation, String rule, String child, CurrentUser user) {
    SimulationRecord record = store.find(simulation).orElse(null);
    if (record == null || !maySimulate(user) || !names(record, rule, child)) {
      return Optional.empty();
    }
    Tried tried = tried(record.asOf(), record.chosen());
    List<LinkedProfile> profiles =
        children
            .open(new View(tried.now().vocabulary(), record.asOf(), tried.read(), LEAST_WEIGHT))
            .profiles(List.of(child));
    if (profiles.isEmpty()) {
      return Optional.empty();
    }
    audit.record(
        AuditEvent.by(user, "simulation.child.seen")
            .on("simulation", simulation)
            .with("rule", rule));
    LinkedProfile profile = profiles.getFirst();
    Explanation before =
        tried.before().rule(rule).isPresent()
            ? new ReferenceEvaluator(tried.before()).explain(rule, profile, record.asOf())
            : null;
    return Optional.of(
        new Why(before, new ReferenceEvaluator(tried.now()).explain(rule, profile, record.asOf())));
  }

  private static boolean names(SimulationRecord record, String rule, String child) {
    return record.figures().stream()
        .flatMap(figures -> figures.rules().stream())
        .filter(each -> each.rule().equals(rule))
        .anyMatch(
            each -> each.addedChildren().contains(child) || each.lostChildren().contains(child));
  }

  /** Tells of progress until it is taken back. */
  public Runnable listen(Consumer<SimulationRecord> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell(long simulation) {
    store.find(simulation).ifPresent(record -> listeners.forEach(each -> each.accept(record)));
  }

  /** What ran when the program ended is not gone on with: it is quickly asked again. */
  @EventListener(ApplicationReadyEvent.class)
  void endLeftOver() {
    int ended = store.endLeftOver("interrupted", clock.instant());
    if (ended > 0) {
      LOG.info("{} simulation(s) had been interrupted", ended);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    SimulationExecution execution = running.get();
    if (execution != null) {
      execution.cancel();
      execution.join();
    }
  }
}
