package org.todoku.referral;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.explain.Grounds;
import org.todoku.referral.CardStore.NewEvent;
import org.todoku.referral.IntakeStore.CardRule;
import org.todoku.referral.IntakeStore.Found;
import org.todoku.referral.IntakeStore.NewCandidate;
import org.todoku.referral.IntakeStore.NewCard;
import org.todoku.referral.IntakeStore.Raised;
import org.todoku.referral.IntakeStore.Standing;
import org.todoku.rule.Rule;
import org.todoku.vocabulary.LocalizedText;

/**
 * Takes matches in. A child without an open card gets one; what a rule finds for a child with an
 * open card joins it; what is there already adds evidence where the facts are others, else nothing.
 */
@Service
class CardIntake implements Intake {
  /** The kind of event that tells of a rule that was held back. */
  private static final String HELD_BACK = "heldBack";

  private final IntakeStore store;
  private final CardStore cards;
  private final Offices offices;
  private final BoardChanges changes;
  private final Clock clock;

  CardIntake(
      IntakeStore store, CardStore cards, Offices offices, BoardChanges changes, Clock clock) {
    this.store = store;
    this.cards = cards;
    this.offices = offices;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Taken accept(List<Match> matches) {
    if (matches.isEmpty()) {
      return Taken.NOTHING;
    }
    Map<String, Map<String, Match>> byChild = new LinkedHashMap<>();
    for (Match match : matches) {
      byChild
          .computeIfAbsent(match.child(), child -> new LinkedHashMap<>())
          .putIfAbsent(match.rule().id(), match);
    }
    Batch batch = new Batch(clock.instant(), LocalDate.now(clock));
    Map<String, Standing> standing = store.hold(byChild.keySet());
    Map<String, String> officeOf =
        offices.ofChildren(
            byChild.keySet().stream().filter(child -> isClosed(standing.get(child))).toList());
    Map<String, Set<String>> quiet = store.quietRules(byChild.keySet(), batch.today);
    byChild.forEach(
        (child, found) -> {
          Standing card = standing.get(child);
          Set<String> silent = quiet.getOrDefault(child, Set.of());
          List<Match> fresh =
              found.values().stream()
                  .filter(match -> isOn(card, match) || !silent.contains(match.rule().id()))
                  .toList();
          if (fresh.isEmpty()) {
            return;
          }
          if (isClosed(card)) {
            batch.opens(card == null ? 1 : card.episode() + 1, fresh, officeOf.get(child));
          } else if (card != null) {
            batch.joins(card, fresh);
          }
        });
    int candidates = batch.store();
    store.keepSigns(matches);
    return new Taken(
        candidates, batch.moreEvidence, matches.size() - candidates - batch.moreEvidence);
  }

  @Override
  public Set<String> withOpenCard(Collection<String> children) {
    return store.openCards(children).keySet();
  }

  @Override
  @Transactional
  public void tell(List<HeldBack> heldBack) {
    Map<String, Long> open =
        store.openCards(heldBack.stream().map(HeldBack::child).distinct().toList());
    Set<CardRule> told = store.rulesOf(open.values(), HELD_BACK);
    List<NewEvent> events = new ArrayList<>();
    SequencedSet<Long> touched = new LinkedHashSet<>();
    for (HeldBack each : heldBack) {
      Long card = open.get(each.child());
      if (card != null && !told.contains(new CardRule(card, each.rule().id()))) {
        events.add(
            new NewEvent(
                card,
                null,
                clock.instant(),
                AuditEvent.SYSTEM,
                null,
                HELD_BACK,
                null,
                null,
                null,
                null,
                new CardStore.Told(null, words(each), each.rule().id(), null, null)));
        touched.add(card);
      }
    }
    cards.addEvents(events);
    if (!touched.isEmpty()) {
      changes.afterCommit(new BoardChange(List.copyOf(touched), BoardChange.Kind.MATCHED));
    }
  }

  /** The rule and why it was held back, in both languages: a note is one text for every reader. */
  private static String words(HeldBack heldBack) {
    String ja = heldBack.because().stream().map(LocalizedText::ja).collect(joining("、"));
    String en = heldBack.because().stream().map(LocalizedText::en).collect(joining(", "));
    return heldBack.rule().title().ja()
        + "("
        + ja
        + ") / "
        + heldBack.rule().title().en()
        + " ("
        + en
        + ")";
  }

  /** Whether there is no open card to join. */
  private static boolean isClosed(@Nullable Standing card) {
    return card == null || card.state() == CardState.CLOSED;
  }

  private static boolean isOn(@Nullable Standing card, Match match) {
    return card != null
        && card.state() != CardState.CLOSED
        && card.candidates().containsKey(match.rule().id());
  }

  /** What one batch of matches does to the board; decided first, then stored together. */
  private final class Batch {
    private final Instant now;
    private final LocalDate today;
    private final Map<NewCard, List<Match>> opened = new LinkedHashMap<>();
    private final List<Raised> raised = new ArrayList<>();
    private final List<NewCandidate> found = new ArrayList<>();
    private final List<Known> known = new ArrayList<>();
    private final List<NewEvent> events = new ArrayList<>();
    private final SequencedSet<Long> matched = new LinkedHashSet<>();
    private int moreEvidence;

    Batch(Instant now, LocalDate today) {
      this.now = now;
      this.today = today;
    }

    void opens(int episode, List<Match> matches, @Nullable String office) {
      Match first = matches.getFirst();
      int level = carried(matches);
      opened.put(
          new NewCard(
              first.child(),
              first.household(),
              episode,
              level,
              needs(List.of(), matches),
              Deadlines.screening(today, level),
              now,
              office),
          matches);
    }

    void joins(Standing card, List<Match> matches) {
      List<Match> added = new ArrayList<>();
      for (Match match : matches) {
        Long candidate = card.candidates().get(match.rule().id());
        if (candidate == null) {
          added.add(match);
          found.add(new NewCandidate(card.card(), card.episode(), match, now));
        } else {
          known.add(new Known(candidate, card.card(), match));
        }
      }
      int level = Math.max(card.level(), carried(matches));
      if (!added.isEmpty() || level > card.level()) {
        raise(card, added, level);
      }
    }

    private void raise(Standing card, List<Match> added, int level) {
      int version = card.version() + 1;
      LocalDate due = card.dueOn();
      if (card.state() == CardState.CANDIDATE && level > card.level()) {
        LocalDate sooner = Deadlines.screening(today, level);
        due = due == null || sooner.isBefore(due) ? sooner : due;
      }
      raised.add(new Raised(card.card(), version, level, needs(card.needs(), added), due));
      Integer made = version;
      for (Match match : added) {
        events.add(event(card.card(), made, "matched", match.rule().id()));
        made = null;
      }
      if (added.isEmpty()) {
        // what held the level back is there now
        events.add(event(card.card(), version, "raised", null));
      }
      matched.add(card.card());
    }

    /** Stores all of it; gives the number of new candidates. */
    int store() {
      Map<String, Long> cardOf = store.open(List.copyOf(opened.keySet()));
      opened.forEach(
          (card, matches) -> {
            long id = Objects.requireNonNull(cardOf.get(card.child()));
            events.add(event(id, 1, "opened", null));
            matches.forEach(match -> found.add(new NewCandidate(id, card.episode(), match, now)));
          });
      store.raise(raised);
      Map<Found, Long> ids = store.addCandidates(found);
      Map<Long, Match> evidence = new LinkedHashMap<>();
      for (NewCandidate candidate : found) {
        Match match = candidate.match();
        Found of = new Found(match.child(), match.rule().id());
        evidence.put(Objects.requireNonNull(ids.get(of)), match);
      }
      known.forEach(each -> evidence.put(each.candidate(), each.match()));
      Set<Long> added = store.addEvidence(evidence, now);
      for (Known each : known) {
        if (added.contains(each.candidate())) {
          events.add(event(each.card(), null, "evidence", each.match().rule().id()));
          matched.add(each.card());
          moreEvidence++;
        }
      }
      cards.addEvents(events);
      tell(BoardChange.Kind.OPENED, cardOf.values());
      tell(BoardChange.Kind.MATCHED, matched);
      return found.size();
    }

    private void tell(BoardChange.Kind kind, Collection<Long> ids) {
      if (!ids.isEmpty()) {
        changes.afterCommit(new BoardChange(List.copyOf(ids), kind));
      }
    }

    private NewEvent event(
        long card, @Nullable Integer version, String kind, @Nullable String rule) {
      return new NewEvent(
          card,
          version,
          now,
          AuditEvent.SYSTEM,
          null,
          kind,
          null,
          null,
          null,
          null,
          CardStore.Told.ofRule(rule));
    }
  }

  /** A match of a rule that has a candidate on the card already. */
  private record Known(long candidate, long card, Match match) {}

  /**
   * The level that matches of one child come to: the highest of their rules, but priority only
   * where they carry it together (gate G4).
   */
  private static int carried(List<Match> matches) {
    int asked =
        matches.stream().mapToInt(match -> Levels.number(match.rule().level())).max().orElseThrow();
    boolean carries =
        matches.stream().map(Match::grounds).reduce(Grounds.NONE, Grounds::and).carryPriority();
    int most = Levels.number(carries ? Rule.Level.PRIORITY : Rule.Level.PREVENTIVE);
    return Math.min(asked, most);
  }

  private static List<String> needs(List<String> before, List<Match> matches) {
    return Stream.concat(
            before.stream(),
            matches.stream().map(match -> match.rule().need()).filter(n -> n != null))
        .distinct()
        .toList();
  }
}
