package org.todoku.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.testing.UseTestDatabase;

/**
 * Random people do random things with a rule, alone and two at once. A model that knows only the
 * state table and who may do what says which of them are legal: those and no others must happen.
 */
@SpringBootTest
@UseTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeCycleModelTest {
  private static final int STEPS_ALONE = 1_200;
  private static final int PAIRS = 250;

  private static final List<CurrentUser> PEOPLE =
      List.of(
          person("model-p1", Role.POLICY_OFFICER),
          person("model-p2", Role.POLICY_OFFICER),
          person("model-a1", Role.APPROVER),
          person("model-a2", Role.APPROVER),
          person("model-both", Role.POLICY_OFFICER, Role.APPROVER),
          person("model-analyst", Role.ANALYST),
          person("model-auditor", Role.AUDITOR),
          person("model-caseworker", Role.CASEWORKER));

  @Autowired Drafts drafts;
  @Autowired Publication publication;
  @Autowired RuleVersions versions;
  @Autowired Clock clock;

  private final Random random = new Random(4);
  private final List<String> rules = new ArrayList<>();

  @AfterAll
  void leave_no_rule_in_force() {
    for (String rule : rules) {
      versions
          .newest(rule)
          .filter(version -> version.retirement() == null)
          .ifPresent(
              version ->
                  publication.retire(
                      rule, version.version(), today(), "end of test", PEOPLE.get(2)));
    }
  }

  @Test
  void everything_illegal_is_refused_and_everything_legal_is_done() {
    Model model = new Model(rule("model-alone"));
    int legal = 0;
    int illegal = 0;
    for (int i = 0; i < STEPS_ALONE; i++) {
      Act act = act(model, i);

      boolean expected = model.legal(act);
      boolean done = perform(model.rule, act);

      assertThat(done).as("%d: %s in %s", i, act, model).isEqualTo(expected);
      if (expected) {
        model = model.after(act);
        legal++;
      } else {
        illegal++;
      }
      check(model);
    }
    assertThat(legal).isGreaterThan(120);
    assertThat(illegal).isGreaterThan(700);
    assertThat(model.versions.size()).isGreaterThan(10);
  }

  @Test
  void what_two_do_at_once_ends_as_if_one_had_come_after_the_other() throws Exception {
    Model model = new Model(rule("model-at-once"));
    int bothLegalAlone = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < PAIRS; i++) {
        // somewhere else first, so that all states are met
        for (int step = 0; step < 3; step++) {
          Act act = act(model, 100_000 + i * 10 + step);
          if (model.legal(act) && perform(model.rule, act)) {
            model = model.after(act);
          }
        }
        Model before = model;
        Act one = likely(before, 200_000 + 2 * i);
        Act other = likely(before, 200_001 + 2 * i);
        List<Callable<Boolean>> both =
            List.of(() -> perform(before.rule, one), () -> perform(before.rule, other));
        List<Boolean> done = new ArrayList<>();
        for (Future<Boolean> future : threads.invokeAll(both)) {
          done.add(future.get());
        }

        Model firstOne = before.tried(one).tried(other);
        Model firstOther = before.tried(other).tried(one);
        List<Boolean> asIfOne = List.of(before.legal(one), before.tried(one).legal(other));
        List<Boolean> asIfOther = List.of(before.tried(other).legal(one), before.legal(other));
        assertThat(List.of(asIfOne, asIfOther))
            .as("%d: %s and %s in %s", i, one, other, before)
            .contains(done);
        if (before.legal(one) && before.legal(other)) {
          bothLegalAlone++;
        }
        model = done.equals(asIfOne) && agrees(firstOne) ? firstOne : firstOther;
        check(model);
      }
    }
    assertThat(bothLegalAlone).isGreaterThan(20);
  }

  private enum What {
    BEGIN,
    SAVE,
    SUBMIT,
    TAKE_BACK,
    SEND_BACK,
    WITHDRAW,
    PUBLISH,
    PUBLISH_AGAIN,
    RETIRE
  }

  /** Who does what, having seen which revision or newest version; {@code content} names a text. */
  private record Act(What what, CurrentUser who, int seen, int version, int content) {
    @Override
    public String toString() {
      return who.login() + " " + what + " (saw " + seen + ", version " + version + ")";
    }
  }

  /** A version as the model knows it. */
  private record Known(int content, Set<String> authors) {}

  /** What should be there. */
  private record Model(
      String rule,
      @Nullable LifeState draft,
      int revision,
      int content,
      int base,
      Set<String> authors,
      List<Known> versions,
      boolean retired) {

    Model(String rule) {
      this(rule, null, 0, 0, 0, Set.of(), List.of(), false);
    }

    boolean legal(Act act) {
      boolean policy = act.who().is(Role.POLICY_OFFICER);
      boolean approver = act.who().is(Role.APPROVER);
      boolean seenDraft = draft != null && act.seen() == revision;
      boolean seenNewest = !versions.isEmpty() && act.seen() == versions.size();
      return switch (act.what()) {
        case BEGIN -> policy && draft == null;
        case SAVE, SUBMIT -> policy && draft == LifeState.DRAFT && seenDraft;
        case TAKE_BACK -> policy && draft == LifeState.SUBMITTED && seenDraft;
        case SEND_BACK -> approver && draft == LifeState.SUBMITTED && seenDraft;
        case WITHDRAW -> policy && seenDraft;
        case PUBLISH ->
            approver
                && draft == LifeState.SUBMITTED
                && seenDraft
                && !authors.contains(act.who().login())
                && base == versions.size()
                && (retired || versions.isEmpty() || versions.getLast().content() != content);
        case PUBLISH_AGAIN ->
            approver
                && seenNewest
                && act.version() >= 1
                && act.version() <= versions.size()
                && !versions.get(act.version() - 1).authors().contains(act.who().login())
                && (retired || act.version() != versions.size());
        case RETIRE -> approver && seenNewest && !retired;
      };
    }

    Model tried(Act act) {
      return legal(act) ? after(act) : this;
    }

    Model after(Act act) {
      Set<String> more = new HashSet<>(authors);
      more.add(act.who().login());
      return switch (act.what()) {
        case BEGIN ->
            new Model(
                rule,
                LifeState.DRAFT,
                1,
                versions.isEmpty() ? act.content() : versions.getLast().content(),
                versions.size(),
                Set.of(act.who().login()),
                versions,
                retired);
        case SAVE ->
            new Model(rule, draft, revision + 1, act.content(), base, more, versions, retired);
        case SUBMIT -> with(LifeState.SUBMITTED);
        case TAKE_BACK, SEND_BACK -> with(LifeState.DRAFT);
        case WITHDRAW -> with(null);
        case PUBLISH -> with(null).published(new Known(content, authors));
        case PUBLISH_AGAIN -> published(versions.get(act.version() - 1));
        case RETIRE -> new Model(rule, draft, revision, content, base, authors, versions, true);
      };
    }

    private Model with(@Nullable LifeState state) {
      return new Model(rule, state, revision, content, base, authors, versions, retired);
    }

    private Model published(Known version) {
      List<Known> more = new ArrayList<>(versions);
      more.add(version);
      return new Model(rule, draft, revision, content, base, authors, List.copyOf(more), false);
    }
  }

  private Act act(Model model, int content) {
    What what = What.values()[random.nextInt(What.values().length)];
    CurrentUser who = PEOPLE.get(random.nextInt(PEOPLE.size()));
    boolean draft = what.ordinal() < What.PUBLISH_AGAIN.ordinal();
    int current = draft ? model.revision : model.versions.size();
    int seen = random.nextInt(8) == 0 ? current + random.nextInt(-1, 2) : current;
    return new Act(what, who, seen, random.nextInt(model.versions.size() + 2), content);
  }

  /** Mostly something that is legal, so that two such things meet. */
  private Act likely(Model model, int content) {
    Act act = act(model, content);
    for (int i = 0; i < 40 && !model.legal(act) && random.nextInt(10) > 0; i++) {
      act = act(model, content);
    }
    return act;
  }

  private boolean perform(String rule, Act act) {
    long draft = drafts.ofRule(rule).stream().findFirst().map(DraftSummary::id).orElse(-1L);
    CurrentUser who = act.who();
    Object result =
        switch (act.what()) {
          case BEGIN ->
              versions.newest(rule).isEmpty()
                  ? drafts.beginNew(rule, text(rule, act.content()), cases(rule), who)
                  : drafts.begin(rule, DraftScope.STRUCTURE, who);
          case SAVE -> drafts.save(draft, act.seen(), text(rule, act.content()), cases(rule), who);
          case SUBMIT -> drafts.submit(draft, act.seen(), null, who);
          case TAKE_BACK -> drafts.takeBack(draft, act.seen(), null, who);
          case SEND_BACK -> drafts.sendBack(draft, act.seen(), "please mend", who);
          case WITHDRAW -> drafts.withdraw(draft, act.seen(), null, who);
          case PUBLISH -> publication.publish(draft, act.seen(), today(), null, who);
          case PUBLISH_AGAIN ->
              publication.publishAgain(rule, act.version(), act.seen(), today(), "roll back", who);
          case RETIRE -> publication.retire(rule, act.seen(), today(), "no longer needed", who);
        };
    return result instanceof DraftResult.Done
        || result instanceof PublicationResult.Published
        || result instanceof PublicationResult.Retired;
  }

  private void check(Model model) {
    assertThat(agrees(model)).as("the database is as the model: %s", model).isTrue();
  }

  private boolean agrees(Model model) {
    List<RuleVersion> stored = versions.history(model.rule).reversed();
    LifeState draft = drafts.open(model.rule).map(Draft::state).orElse(null);
    boolean versionsAgree =
        stored.size() == model.versions.size()
            && IntStream.range(0, stored.size())
                .allMatch(
                    i ->
                        stored
                                .get(i)
                                .content()
                                .equals(text(model.rule, model.versions.get(i).content()))
                            && stored.get(i).authors().equals(model.versions.get(i).authors()));
    boolean retired = !stored.isEmpty() && stored.getLast().retirement() != null;
    return versionsAgree
        && retired == model.retired
        && draft == model.draft
        && drafts
            .open(model.rule)
            .map(
                open ->
                    open.revision() == model.revision
                        && open.text().equals(text(model.rule, model.content))
                        && open.authors().equals(model.authors))
            .orElse(true);
  }

  private String rule(String id) {
    rules.add(id);
    return id;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static String text(String rule, int content) {
    return """
        rule: %s
        title: {ja: 試験 %d, en: Test %d}
        need: poverty
        level: watch
        purpose: outreach-poverty
        when: {value: child.age.years, atLeast: 150}
        whenUnknown: ignore
        """
        .formatted(rule, content, content);
  }

  private static String cases(String rule) {
    return """
        rule: %s
        cases:
          - case: nobody is that old
            asOf: 2026-11-23
            facts: {child: {birthDate: 2016-05-01}}
            expect: noMatch
        """
        .formatted(rule);
  }

  private static CurrentUser person(String login, Role... roles) {
    return new CurrentUser(login, login, login, Set.of(roles), null);
  }
}
