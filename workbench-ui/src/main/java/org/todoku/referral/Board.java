package org.todoku.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.User;
import org.todoku.access.Users;
import org.todoku.referral.CardStore.Change;
import org.todoku.referral.CardStore.Held;
import org.todoku.referral.MoveResult.Why;

/** The support board. */
@Service
public class Board implements Intake {
  /** Working days for a person to look at a new candidate; a local placeholder (L). */
  static final int SCREENING_DAYS = 10;

  /** Working days for one of the highest level; a local placeholder (L). */
  static final int PRIORITY_DAYS = 2;

  /** Days from assignment to the first contact; a local placeholder (L). */
  static final int FIRST_CONTACT_DAYS = 14;

  /**
   * Days after closing in which the rules of the closed card do not open a new one; a local
   * placeholder (L). Otherwise a child found not to need a look would be back on the next day.
   */
  static final int QUIET_DAYS = 90;

  private final CardStore cards;
  private final Users users;
  private final AuditLog audit;
  private final BoardChanges changes;
  private final Clock clock;

  Board(CardStore cards, Users users, AuditLog audit, BoardChanges changes, Clock clock) {
    this.cards = cards;
    this.users = users;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  /** The columns of the board, each with its most pressing cards. */
  @Transactional(readOnly = true)
  public List<BoardColumn> columns(BoardFilter filter, CurrentUser reader, int cardsPerColumn) {
    requireCaseworker(reader);
    return cards.columns(filter, reader.login(), LocalDate.now(clock), cardsPerColumn);
  }

  /** One card as the board shows it. */
  @Transactional(readOnly = true)
  public Optional<CardSummary> summary(long card, CurrentUser reader) {
    requireCaseworker(reader);
    return cards.summary(card, reader.login());
  }

  /** Opens a card; who looks is kept, and shown on the card. */
  @Transactional
  public Optional<CardDetail> open(long card, CurrentUser reader) {
    requireCaseworker(reader);
    if (cards.summary(card, reader.login()).isEmpty()) {
      return Optional.empty();
    }
    cards.looked(card, reader.login(), clock.instant());
    audit.record(AuditEvent.by(reader, "referral.cardOpened").on("card", card));
    return cards.detail(card, reader.login());
  }

  /** The people who can be responsible for a card. */
  public List<User> assignable() {
    return users.all().stream()
        .filter(User::enabled)
        .filter(
            user ->
                user.roles().contains(Role.CASEWORKER) || user.roles().contains(Role.SUPERVISOR))
        .toList();
  }

  /** How many cards wait. */
  @Transactional(readOnly = true)
  public CardStore.Counts counts(CurrentUser reader) {
    return cards.counts(reader.login(), LocalDate.now(clock));
  }

  /**
   * Moves a card.
   *
   * @param card which
   * @param seenVersion the version that the person saw; if it has changed since, nothing is done
   * @param action what to do
   * @param assignee who is to be responsible; only for {@link CardAction#ASSIGN}
   * @param reason why; needed for {@link CardAction#NOT_APPLICABLE}
   * @param note in the person's words, or null
   */
  @Transactional
  public MoveResult move(
      long card,
      int seenVersion,
      CardAction action,
      @Nullable String assignee,
      @Nullable CloseReason reason,
      @Nullable String note,
      CurrentUser user) {
    if (!action.allowedTo(user)) {
      return new MoveResult.Refused(card, Why.NOT_ALLOWED);
    }
    if (action.needsReason() && reason == null) {
      return new MoveResult.Refused(card, Why.REASON_MISSING);
    }
    Held held = cards.hold(card).orElse(null);
    if (held == null) {
      return new MoveResult.Refused(card, Why.GONE);
    }
    if (held.version() != seenVersion) {
      return conflict(held);
    }
    CardState to = action.from(held.state()).orElse(null);
    if (to == null) {
      return new MoveResult.Refused(card, Why.NOT_HERE);
    }
    if (action == CardAction.ASSIGN && !isAssignable(assignee)) {
      return new MoveResult.Refused(card, Why.NOBODY);
    }
    if (action == CardAction.REOPEN && cards.holdOpen(held.child()).isPresent()) {
      return new MoveResult.Refused(card, Why.OPEN_ALREADY);
    }
    CloseReason because = action == CardAction.ALREADY_SUPPORTED ? CloseReason.SUPPORTED : reason;
    apply(held, action, to, assignee, because, note, user);
    return new MoveResult.Moved(card, to, held.version() + 1);
  }

  /** Makes somebody responsible, wherever the open card stands; from the conference it moves on. */
  @Transactional
  public MoveResult assign(long card, int seenVersion, String assignee, CurrentUser user) {
    Held held = cards.hold(card).orElse(null);
    if (held == null) {
      return new MoveResult.Refused(card, Why.GONE);
    }
    if (held.state() == CardState.CONFERENCE) {
      return move(card, seenVersion, CardAction.ASSIGN, assignee, null, null, user);
    }
    if (!CardAction.ASSIGN.allowedTo(user)) {
      return new MoveResult.Refused(card, Why.NOT_ALLOWED);
    }
    if (held.version() != seenVersion) {
      return conflict(held);
    }
    if (held.state() == CardState.CLOSED) {
      return new MoveResult.Refused(card, Why.NOT_HERE);
    }
    if (!isAssignable(assignee)) {
      return new MoveResult.Refused(card, Why.NOBODY);
    }
    CardSummary summary = cards.summary(card, user.login()).orElseThrow();
    cards.change(
        held,
        new Change(
            held.state(), assignee, summary.dueOn(), summary.stateSince(), null, null, null));
    note(held, "assign", held.state(), held.state(), assignee, null, null, user);
    return new MoveResult.Moved(card, held.state(), held.version() + 1);
  }

  @Override
  @Transactional
  public Taken accept(List<Match> matches) {
    Taken taken = Taken.NOTHING;
    for (Match match : matches) {
      taken = taken.plus(accept(match));
    }
    return taken;
  }

  private Taken accept(Match match) {
    Instant now = clock.instant();
    int level = CardStore.number(match.rule().level());
    Held open = cards.holdOpen(match.child()).orElse(null);
    if (open == null) {
      Held before = cards.newest(match.child()).orElse(null);
      if (before != null && isQuiet(before, match)) {
        return new Taken(0, 0, 1);
      }
      int episode = before == null ? 1 : before.episode() + 1;
      int days = level == 3 ? PRIORITY_DAYS : SCREENING_DAYS;
      LocalDate due = WorkingCalendar.after(LocalDate.now(clock), days);
      long card = cards.open(match, episode, due, now);
      cards.addEvidence(cards.addCandidate(card, episode, match, now), match, now);
      event(card, "opened", match, now);
      changes.afterCommit(new BoardChange(card, BoardChange.Kind.NEW));
      return new Taken(1, 0, 0);
    }
    Long candidate = cards.candidate(open.id(), match.rule().id()).orElse(null);
    if (candidate != null) {
      if (!cards.addEvidence(candidate, match, now)) {
        return new Taken(0, 0, 1);
      }
      event(open.id(), "evidence", match, now);
      changes.afterCommit(new BoardChange(open.id(), BoardChange.Kind.CHANGED));
      return new Taken(0, 1, 0);
    }
    cards.addEvidence(cards.addCandidate(open.id(), open.episode(), match, now), match, now);
    Set<String> needs = new LinkedHashSet<>(open.needs());
    if (match.rule().need() != null) {
      needs.add(match.rule().need());
    }
    cards.raise(open, Math.max(level, open.level()), List.copyOf(needs));
    event(open.id(), "matched", match, now);
    changes.afterCommit(new BoardChange(open.id(), BoardChange.Kind.CHANGED));
    return new Taken(1, 0, 0);
  }

  /** Whether a closed card still speaks for this rule. */
  private boolean isQuiet(Held closed, Match match) {
    LocalDate quietUntil = closed.quietUntil();
    return quietUntil != null
        && !LocalDate.now(clock).isAfter(quietUntil)
        && cards.candidate(closed.id(), match.rule().id()).isPresent();
  }

  private void apply(
      Held held,
      CardAction action,
      CardState to,
      @Nullable String assignee,
      @Nullable CloseReason reason,
      @Nullable String note,
      CurrentUser user) {
    LocalDate today = LocalDate.now(clock);
    boolean closes = to == CardState.CLOSED;
    LocalDate due =
        switch (to) {
          case CANDIDATE, CONFERENCE -> WorkingCalendar.after(today, SCREENING_DAYS);
          case OUTREACH -> today.plusDays(FIRST_CONTACT_DAYS);
          case CLOSED -> null;
        };
    cards.change(
        held,
        new Change(
            to,
            assignee == null ? held.assignee() : assignee,
            due,
            clock.instant(),
            closes ? clock.instant() : null,
            closes && reason != null ? reason.word() : null,
            closes ? today.plusDays(QUIET_DAYS) : null));
    note(
        held,
        action.word(),
        held.state(),
        to,
        assignee,
        reason == null ? null : reason.word(),
        note,
        user);
  }

  private void note(
      Held held,
      String kind,
      CardState from,
      CardState to,
      @Nullable String assignee,
      @Nullable String reason,
      @Nullable String note,
      CurrentUser user) {
    cards.addEvent(
        held.id(),
        new CardDetail.Event(
            clock.instant(),
            user.login(),
            kind,
            from.word(),
            to.word(),
            assignee,
            reason,
            note == null || note.isBlank() ? null : note.strip()));
    audit.record(
        AuditEvent.by(user, "referral." + kind).on("card", held.id()).with("to", to.word()));
    changes.afterCommit(new BoardChange(held.id(), BoardChange.Kind.MOVED));
  }

  private void event(long card, String kind, Match match, Instant at) {
    cards.addEvent(
        card,
        new CardDetail.Event(
            at, AuditEvent.SYSTEM, kind, null, null, null, null, match.rule().id()));
  }

  private MoveResult conflict(Held held) {
    CardDetail.Event last = cards.lastEvent(held.id()).orElse(null);
    return new MoveResult.Conflict(
        held.id(),
        last == null ? null : last.actor(),
        last == null ? null : last.kind(),
        last == null ? null : last.at(),
        held.state(),
        held.version());
  }

  private boolean isAssignable(@Nullable String login) {
    return login != null && assignable().stream().anyMatch(user -> user.login().equals(login));
  }

  private static void requireCaseworker(CurrentUser reader) {
    if (!reader.isAnyOf(Role.CASEWORKER, Role.SUPERVISOR)) {
      throw new IllegalStateException(reader.login() + " may not see the board");
    }
  }
}
