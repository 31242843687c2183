package org.todoku.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.todoku.engine.Answers;
import org.todoku.engine.CompiledRuleSet;
import org.todoku.explain.Explanation;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.library.PublishedRule;
import org.todoku.library.PublishedRuleSet;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.ChildDirectory.ChildCard;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.profile.LinkedProfile;
import org.todoku.referral.HeldBack;
import org.todoku.referral.Intake;
import org.todoku.referral.Match;
import org.todoku.rule.Answer;
import org.todoku.rule.Rule;
import org.todoku.verify.AttributesRead;
import org.todoku.vocabulary.LocalizedText;

/**
 * One run at work: page after page of children is read, evaluated and stored, each page in one
 * transaction of its own, so that whatever happens a page is stored whole or not at all, and once.
 */
final class RunExecution {
  /** Children a transaction. */
  static final int PAGE = 500;

  /** Pages that are read while another one is evaluated and stored. */
  private static final int PAGES_AHEAD = 2;

  /** Links weaker than this are not followed: their questions wait for a person. */
  static final double LEAST_WEIGHT = 0.9;

  private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final PublishedRuleSet rules;
  private final Surroundings surroundings;
  private final CompiledRuleSet engine;
  private final ReferenceEvaluator explainer;
  private final Thread thread;
  private final Object pause = new Object();
  private volatile RunProgress progress;
  private volatile boolean cancelled;
  private volatile boolean stopped;
  private Runnable ended = () -> {};

  /** What a run works with. */
  record Surroundings(
      RunStore runs,
      RunOwnership.Owned owned,
      LinkedPopulation population,
      ChildDirectory directory,
      Intake intake,
      TransactionTemplate transaction,
      Clock clock,
      Consumer<RunProgress> told) {}

  RunExecution(RunRecord run, PublishedRuleSet rules, Surroundings surroundings) {
    this.rules = rules;
    this.surroundings = surroundings;
    this.progress = new RunProgress(run, 0, false);
    this.engine = CompiledRuleSet.compile(rules.ruleSet());
    this.explainer = new ReferenceEvaluator(rules.ruleSet());
    this.thread = Thread.ofPlatform().daemon().name("run-" + run.id()).unstarted(this::work);
  }

  long run() {
    return progress.run().id();
  }

  RunProgress progress() {
    return progress;
  }

  void start(Runnable whenEnded) {
    ended = whenEnded;
    thread.start();
  }

  /** Ends the run after the page at hand. */
  void cancel() {
    cancelled = true;
    wake();
  }

  /** Stops after the page at hand without ending the run, and waits for it. */
  void stopForNow() throws InterruptedException {
    stopped = true;
    wake();
    thread.join(Duration.ofSeconds(20));
  }

  private void work() {
    RunState state = RunState.FAILED;
    String message = "";
    try {
      state = pages();
    } catch (RuntimeException e) {
      LOG.error("Run {} failed", run(), e);
      message = String.valueOf(e.getMessage());
    }
    RunState end = state;
    String why = message;
    if (end != RunState.INTERRUPTED) {
      untilStored(
          () -> {
            surroundings.runs().setState(run(), end, surroundings.clock().instant(), why);
            return end;
          });
    }
    ended.run();
    tell(progress.perSecond(), false);
  }

  private RunState pages() {
    LinkedPopulation.Reading reading =
        untilStored(
            () ->
                surroundings
                    .population()
                    .open(
                        new LinkedPopulation.View(
                            rules.ruleSet().vocabulary(),
                            progress.run().asOf(),
                            AttributesRead.of(rules.ruleSet()),
                            LEAST_WEIGHT)));
    if (reading == null) {
      return cancelled ? RunState.CANCELLED : RunState.INTERRUPTED;
    }
    try (ExecutorService readers =
        Executors.newFixedThreadPool(
            PAGES_AHEAD,
            Thread.ofPlatform().daemon().name("run-" + run() + "-reads-", 1).factory())) {
      return pages(new Ahead(reading, readers, progress.run().lastChild()));
    }
  }

  /** Reads the next pages while one is evaluated and stored. */
  private RunState pages(Ahead ahead) {
    long begun = System.nanoTime();
    long evaluated = 0;
    while (true) {
      if (cancelled) {
        return RunState.CANCELLED;
      }
      if (stopped) {
        return RunState.INTERRUPTED;
      }
      if (Boolean.FALSE.equals(untilStored(surroundings.owned()::keep))) {
        LOG.warn("Run {} has been taken over by another server", run());
        return RunState.INTERRUPTED;
      }
      ReadPage read = ahead.page();
      if (read == null) {
        continue; // cancelled or stopped while the database was away
      }
      List<String> children = read.children();
      if (children.isEmpty()) {
        return RunState.FINISHED;
      }
      Page page = untilStored(() -> evaluate(read.profiles()));
      if (page == null || untilStored(() -> store(children, page)) == null) {
        continue;
      }
      evaluated += children.size();
      double seconds = (System.nanoTime() - begun) / 1e9;
      tell(Math.round(evaluated / Math.max(seconds, 0.001)), false);
    }
  }

  /** Children and what is linked about them. */
  private record ReadPage(List<String> children, List<LinkedProfile> profiles) {}

  /** The pages in their order, some of them being read already. */
  private final class Ahead {
    private final LinkedPopulation.Reading reading;
    private final ExecutorService readers;
    private final Deque<CompletableFuture<@Nullable ReadPage>> pages = new ArrayDeque<>();
    private CompletableFuture<@Nullable List<String>> next;

    Ahead(LinkedPopulation.Reading reading, ExecutorService readers, @Nullable String after) {
      this.reading = reading;
      this.readers = readers;
      this.next = CompletableFuture.supplyAsync(() -> childrenAfter(after), readers);
    }

    /** The next page, without children after the last one; null where the run is to end. */
    @Nullable ReadPage page() {
      while (pages.size() <= PAGES_AHEAD) {
        pages.add(next.thenApplyAsync(this::read, readers));
        next =
            next.thenApplyAsync(
                children ->
                    children == null || children.isEmpty()
                        ? children
                        : childrenAfter(children.getLast()),
                readers);
      }
      try {
        return pages.removeFirst().join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException mistake ? mistake : e;
      }
    }

    private @Nullable List<String> childrenAfter(@Nullable String last) {
      return untilStored(() -> surroundings.population().childrenAfter(last, PAGE));
    }

    private @Nullable ReadPage read(@Nullable List<String> children) {
      return children == null
          ? null
          : untilStored(
              () ->
                  new ReadPage(
                      children, children.isEmpty() ? List.of() : reading.profiles(children)));
    }
  }

  /** What a page of children gave. */
  private record Page(
      Map<String, Map<Answer, Integer>> counts, List<Match> matches, List<HeldBack> heldBack) {}

  private Page evaluate(List<LinkedProfile> profiles) {
    List<Answers> answers = engine.evaluate(profiles, progress.run().asOf());
    Map<String, Map<Answer, Integer>> counts = new LinkedHashMap<>();
    List<Found> found = new ArrayList<>();
    List<Found> suppressed = new ArrayList<>();
    for (int i = 0; i < profiles.size(); i++) {
      Answers child = answers.get(i);
      for (int rule = 0; rule < child.rules().size(); rule++) {
        Answer answer = child.answer(rule);
        String id = child.rules().get(rule);
        counts
            .computeIfAbsent(id, key -> new EnumMap<>(Answer.class))
            .merge(answer, 1, Integer::sum);
        if (answer == Answer.MATCH) {
          found.add(new Found(profiles.get(i), id));
        } else if (answer == Answer.SUPPRESSED) {
          suppressed.add(new Found(profiles.get(i), id));
        }
      }
    }
    return new Page(counts, matches(found), heldBack(suppressed));
  }

  /** One rule that matched for one child. */
  private record Found(LinkedProfile profile, String rule) {}

  /** What rules would have found but for an exception, for children with an open card. */
  private List<HeldBack> heldBack(List<Found> suppressed) {
    Set<String> open =
        surroundings
            .intake()
            .withOpenCard(suppressed.stream().map(one -> one.profile().child()).toList());
    List<HeldBack> heldBack = new ArrayList<>();
    for (Found one : suppressed) {
      if (open.contains(one.profile().child())) {
        Rule rule = rules.version(one.rule()).orElseThrow().rule();
        Explanation explanation =
            explainer.explain(rule.id(), one.profile(), progress.run().asOf());
        List<LocalizedText> because = new ArrayList<>();
        int first = explanation.children().size() - rule.unless().size();
        for (int i = 0; i < rule.unless().size(); i++) {
          if (explanation.children().get(first + i).state() == Explanation.State.SATISFIED) {
            because.add(rule.unless().get(i).because());
          }
        }
        heldBack.add(new HeldBack(one.profile().child(), rule, because));
      }
    }
    return heldBack;
  }

  private List<Match> matches(List<Found> found) {
    Map<String, ChildCard> known =
        surroundings
            .directory()
            .find(found.stream().map(one -> one.profile().child()).distinct().toList());
    List<Match> matches = new ArrayList<>();
    for (Found one : found) {
      PublishedRule version = rules.version(one.rule()).orElseThrow();
      Rule rule = version.rule();
      String child = one.profile().child();
      ChildCard card = known.get(child);
      Evidence evidence = Evidence.of(explainer, version, one.profile(), progress.run().asOf());
      matches.add(
          new Match(
              child,
              card == null ? null : card.household(),
              rule,
              version.versionId(),
              version.version(),
              run(),
              progress.run().asOf(),
              evidence.explanation(),
              evidence.fingerprint(),
              SignReader.of(one.profile()),
              explainer.grounds(rule.id(), one.profile(), progress.run().asOf())));
    }
    return matches;
  }

  private Boolean store(List<String> children, Page page) {
    return surroundings
        .transaction()
        .execute(
            status -> {
              // an answer lost on the way after the commit would otherwise be counted twice
              if (!surroundings.runs().hasBatch(run(), children.getFirst())) {
                Intake.Taken taken = surroundings.intake().accept(page.matches());
                surroundings.intake().tell(page.heldBack());
                surroundings
                    .runs()
                    .addBatch(
                        run(), children, page.counts(), taken, surroundings.clock().instant());
              }
              return true;
            });
  }

  /**
   * Does something with the database, waiting as long as it is away. Null where the run was
   * cancelled or stopped meanwhile.
   */
  private <T> @Nullable T untilStored(Supplier<T> work) {
    Duration wait = Duration.ofMillis(500);
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (!DatabaseAway.is(e)) {
          throw e;
        }
        LOG.warn("The database is away; run {} waits: {}", run(), DatabaseAway.message(e));
        tell(0, true);
        if (cancelled || stopped) {
          return null;
        }
        sleep(wait);
        Duration longer = wait.multipliedBy(2);
        wait = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      }
    }
  }

  private void sleep(Duration time) {
    synchronized (pause) {
      try {
        pause.wait(time.toMillis());
      } catch (InterruptedException e) {
        stopped = true;
      }
    }
  }

  private void wake() {
    synchronized (pause) {
      pause.notifyAll();
    }
  }

  private void tell(long perSecond, boolean waiting) {
    RunRecord record = progress.run();
    if (!waiting) {
      try {
        record = surroundings.runs().find(run()).orElse(record);
      } catch (RuntimeException e) {
        if (!DatabaseAway.is(e)) {
          throw e;
        }
      }
    }
    progress = new RunProgress(record, perSecond, waiting);
    surroundings.told().accept(progress);
  }
}
