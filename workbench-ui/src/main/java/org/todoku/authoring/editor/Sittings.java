package org.todoku.authoring.editor;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.Draft;
import org.todoku.authoring.DraftResult;
import org.todoku.authoring.Drafts;
import org.todoku.authoring.LifeState;
import org.todoku.library.PublishedRules;
import org.todoku.library.RuleTrials;
import org.todoku.library.RuleVersions;
import org.todoku.rule.RuleSet;
import org.todoku.text.Finding;
import org.todoku.text.Problems;
import org.todoku.text.RuleDocument;
import org.todoku.text.RuleReader;
import org.todoku.text.RuleWriter;
import org.todoku.text.YamlNode;
import org.todoku.text.YamlReader;

/**
 * The drafts that people have open: one sitting each, saved by itself within a second of the last
 * change. A sitting is kept for a while after everybody has left, with what can be undone.
 */
@Service
public class Sittings {
  private static final Autosave.Times SAVING =
      new Autosave.Times(Duration.ofMillis(700), Duration.ofSeconds(2), Duration.ofSeconds(30));

  /** How many sittings are remembered that nobody has open. */
  private static final int REMEMBERED = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Sittings.class);

  private final Drafts drafts;
  private final PublishedRules published;
  private final RuleTrials trials;
  private final Clock clock;
  private final Map<Long, Seat> open = new ConcurrentHashMap<>();

  Sittings(Drafts drafts, PublishedRules published, RuleVersions versions, Clock clock) {
    this.drafts = drafts;
    this.published = published;
    this.trials = new RuleTrials(published, versions);
    this.clock = clock;
  }

  /** The day on which rules are tried out: today. */
  public LocalDate day() {
    return LocalDate.now(clock);
  }

  /** Where a draft's saving stands. */
  public sealed interface Saved {
    /** All is saved. */
    record Done(Instant at, String by) implements Saved {}

    /** A change waits to be saved, or is just being saved. */
    record Waiting() implements Saved {}

    /**
     * Somebody saved the draft elsewhere, or it is no longer being written; nothing is saved until
     * a person decides.
     */
    record Conflict(Draft now) implements Saved {}

    /** It may not be saved. */
    record Refused(DraftResult.Why why) implements Saved {}

    /** It could not be saved just now; it is tried again by itself. */
    record Failed() implements Saved {}
  }

  /** A draft with the sitting in which it is written, and how its saving stands. */
  public final class Seat {
    private final long draft;
    private final String ruleId;
    private final Sitting sitting;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable CurrentUser> writer = new AtomicReference<>();
    private final Autosave autosave;

    /** Held while something is saved, which may take long; never to read how it stands. */
    private final Object saving = new Object();

    private @Nullable Sheet savedSheet;
    private String savedCases;
    private volatile int revision;
    private volatile String cases;
    private volatile Saved saved;

    private Seat(Draft draft, Sheet sheet) {
      this.draft = draft.id();
      this.ruleId = draft.ruleId();
      this.sitting = new Sitting(sheet);
      this.savedSheet = sheet;
      this.revision = draft.revision();
      this.cases = draft.cases();
      this.savedCases = draft.cases();
      this.saved = new Saved.Done(draft.savedAt(), draft.savedBy());
      this.autosave = new Autosave("draft-" + draft.id(), SAVING, this::saveByItself);
    }

    public Sitting sitting() {
      return sitting;
    }

    public String ruleId() {
      return ruleId;
    }

    public Saved saved() {
      return saved;
    }

    public int revision() {
      return revision;
    }

    public String cases() {
      return cases;
    }

    /** Writes the draft's cases: a case file, as YAML or JSON. */
    public void writeCases(String text) {
      cases = text;
    }

    /** Tells somebody when the saving stands otherwise; returns how not to be told any more. */
    public Runnable watch(Runnable watcher) {
      watchers.add(watcher);
      return () -> watchers.remove(watcher);
    }

    /** Saves what has changed, soon, and again by itself while that does not work. */
    public void saveSoon(CurrentUser user) {
      writer.set(user);
      Saved now = saved;
      if (!(now instanceof Saved.Failed) && !(now instanceof Saved.Conflict)) {
        set(new Saved.Waiting());
      }
      autosave.soon();
    }

    private boolean saveByItself() {
      CurrentUser user = writer.get();
      return user == null || !(save(user) instanceof Saved.Failed);
    }

    /** Saves what has changed, now. */
    public Saved save(CurrentUser user) {
      synchronized (saving) {
        if (!(saved instanceof Saved.Conflict)) {
          try {
            set(saveChanged(user));
          } catch (RuntimeException e) {
            LOG.warn("Draft {} could not be saved; it is tried again", draft, e);
            set(new Saved.Failed());
          }
        }
        return saved;
      }
    }

    private Saved saveChanged(CurrentUser user) {
      Sheet sheet = sitting.sheet();
      String text = cases;
      if (sheet.equals(savedSheet) && text.equals(savedCases)) {
        return saved instanceof Saved.Waiting || saved instanceof Saved.Failed
            ? drafts.find(draft).<Saved>map(Seat::done).orElse(saved)
            : saved;
      }
      return switch (drafts.save(draft, revision, text(sheet), text, user)) {
        case DraftResult.Done(Draft now) -> {
          revision = now.revision();
          savedSheet = sheet;
          savedCases = text;
          yield done(now);
        }
        case DraftResult.Conflict(Draft other) -> new Saved.Conflict(other);
        case DraftResult.OpenAlready(Draft other) -> new Saved.Conflict(other);
        case DraftResult.Refused(DraftResult.Why why, List<Finding> findings) ->
            new Saved.Refused(why);
      };
    }

    private static Saved done(Draft draft) {
      return new Saved.Done(draft.savedAt(), draft.savedBy());
    }

    /** Takes what was saved elsewhere; what stood here can be had back by undoing. */
    public void takeTheirs(Draft theirs) {
      synchronized (saving) {
        read(theirs)
            .ifPresent(
                sheet -> {
                  revision = theirs.revision();
                  cases = theirs.cases();
                  savedCases = theirs.cases();
                  savedSheet = sheet;
                  sitting.edit(0, editing -> Editing.of(sheet));
                  set(done(theirs));
                });
      }
    }

    /** Saves what stands here over what was saved elsewhere; that stays among the revisions. */
    public Saved keepMine(Draft theirs, CurrentUser user) {
      synchronized (saving) {
        revision = theirs.revision();
        savedSheet = null;
        set(new Saved.Waiting());
        return save(user);
      }
    }

    private void set(Saved now) {
      saved = now;
      watchers.forEach(Runnable::run);
    }
  }

  /** What opening a draft came to. */
  public sealed interface Opened {
    record Here(Draft draft, Seat seat) implements Opened {}

    /** Its text is no rule at all, not even a half-finished one. */
    record Unreadable(Draft draft, List<Finding> findings) implements Opened {}

    record Gone() implements Opened {}
  }

  /** Opens a draft to write on; all who open it share one sitting. */
  public Opened open(long id) {
    Optional<Draft> draft = drafts.find(id);
    if (draft.isEmpty() || draft.get().state() != LifeState.DRAFT) {
      open.remove(id);
      return draft.<Opened>map(d -> new Opened.Unreadable(d, List.of())).orElse(new Opened.Gone());
    }
    List<Finding> findings = new ArrayList<>();
    Optional<Sheet> sheet =
        draft.get().text().isBlank()
            ? Optional.of(Sheet.fresh(draft.get().ruleId()))
            : Sheet.read(draft.get().text(), findings);
    if (sheet.isEmpty()) {
      return new Opened.Unreadable(draft.get(), findings);
    }
    forgetSome();
    Seat seat =
        open.compute(
            id,
            (key, known) ->
                known == null
                        || known.sitting().empty()
                            && known.saved() instanceof Saved.Done
                            && known.revision() != draft.get().revision()
                    ? new Seat(draft.get(), sheet.get())
                    : known);
    return new Opened.Here(draft.get(), seat);
  }

  private void forgetSome() {
    if (open.size() > REMEMBERED) {
      open.values().removeIf(seat -> seat.sitting().empty() && seat.saved() instanceof Saved.Done);
    }
  }

  private static Optional<Sheet> read(Draft draft) {
    return Sheet.read(draft.text(), new ArrayList<>());
  }

  /** Reads a sheet among the rules in force today. */
  public SheetReading read(Seat seat) {
    LocalDate today = LocalDate.now(clock);
    return SheetReading.of(
        seat.sitting().sheet(),
        seat.ruleId(),
        seat.cases(),
        (content, cases) -> trials.tryOut(seat.ruleId(), content, cases, today),
        today);
  }

  /** The rules in force today, with the vocabulary that they speak. */
  public RuleSet today() {
    return published.inForce(LocalDate.now(clock)).ruleSet();
  }

  /** In the form in which rules are kept where it is one; else as it was left. */
  static String text(Sheet sheet) {
    String whole = sheet.whole().text();
    List<Finding> findings = new ArrayList<>();
    List<YamlNode> nodes =
        YamlReader.read("rule.yaml", whole.getBytes(StandardCharsets.UTF_8), findings);
    Problems problems = new Problems(findings);
    @Nullable RuleDocument document =
        nodes.size() == 1 ? new RuleReader(problems).read(nodes.getFirst()) : null;
    return document == null || problems.errors() > 0 ? whole : RuleWriter.yaml(document.rule());
  }
}
