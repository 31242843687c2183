package org.todoku.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
import org.todoku.referral.CardStore.Before;
import org.todoku.referral.CardStore.Change;
import org.todoku.referral.CardStore.Closed;
import org.todoku.referral.CardStore.Done;
import org.todoku.referral.CardStore.Held;
import org.todoku.referral.CardStore.NewEvent;
import org.todoku.referral.MoveResult.Conflict;
import org.todoku.referral.MoveResult.Moved;
import org.todoku.referral.MoveResult.Refused;
import org.todoku.referral.MoveResult.Why;

/** What people do to cards. Nothing is changed on a card that has changed since it was seen. */
@Service
public class CardMoves {
  /** The longest note that is kept, in characters. */
  public static final int LONGEST_NOTE = 2_000;

  /** How long a move can be undone; a little longer than it is offered. */
  static final Duration UNDO = Duration.ofMinutes(2);

  private static final Set<CardAction> UNDOABLE =
      Set.of(
          CardAction.CONFIRM,
          CardAction.ASSIGN,
          CardAction.NOT_APPLICABLE,
          CardAction.ALREADY_SUPPORTED);

  private final CardStore cards;
  private final Users users;
  private final AuditLog audit;
  private final BoardChanges changes;
  private final Clock clock;

  CardMoves(CardStore cards, Users users, AuditLog audit, BoardChanges changes, Clock clock) {
    this.cards = cards;
    this.users = users;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
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

  /** Does what a person wants done, or says why not. */
  @Transactional
  public MoveResult move(MoveRequest wanted, CurrentUser user) {
    CardAction action = wanted.action();
    if (!action.allowedTo(user)) {
      return new Refused(wanted.card(), Why.NOT_ALLOWED);
    }
    CloseReason reason = reason(wanted);
    if (reason == null ? action.needsReason() : reason.action() != action) {
      return new Refused(wanted.card(), Why.REASON_MISSING);
    }
    if (wanted.note() != null && wanted.note().length() > LONGEST_NOTE) {
      return new Refused(wanted.card(), Why.NOTE_TOO_LONG);
    }
    Held held = cards.hold(wanted.card()).orElse(null);
    if (held == null) {
      return new Refused(wanted.card(), Why.GONE);
    }
    if (held.version() != wanted.seenVersion()) {
      return conflict(held);
    }
    CardState to = Workflow.after(held.state(), action).orElse(null);
    if (to == null) {
      return new Refused(held.id(), Why.NOT_HERE);
    }
    Why obstacle = obstacle(held, action, wanted.assignee(), user);
    if (obstacle != null) {
      return new Refused(held.id(), obstacle);
    }
    return apply(held, action, to, wanted, reason, user);
  }

  /**
   * Takes back what the same person has just done to a card.
   *
   * @param version the version that the move made; if the card has changed since, nothing is done
   */
  @Transactional
  public MoveResult undo(long card, int version, CurrentUser user) {
    if (!CardAction.UNDO.allowedTo(user)) {
      return new Refused(card, Why.NOT_ALLOWED);
    }
    Held held = cards.hold(card).orElse(null);
    if (held == null) {
      return new Refused(card, Why.GONE);
    }
    if (held.version() != version) {
      return conflict(held);
    }
    Done done = cards.lastDone(card).orElseThrow();
    Before before = done.before();
    CardState to = done.from();
    if (!done.actor().equals(user.login()) || before == null || to == null) {
      return new Refused(card, Why.NOT_ALLOWED);
    }
    if (to != held.state() && !Workflow.allows(held.state(), CardAction.UNDO, to)) {
      return new Refused(card, Why.NOT_HERE);
    }
    if (done.at().plus(UNDO).isBefore(clock.instant())) {
      return new Refused(card, Why.TOO_LATE);
    }
    if (held.state() == CardState.CLOSED && cards.hasOpen(held.child())) {
      return new Refused(card, Why.OPEN_ALREADY);
    }
    Change change =
        new Change(
            to,
            to == held.state() ? null : CardAction.UNDO,
            before.assignee(),
            before.dueOn(),
            before.stateSince(),
            null);
    store(held, CardAction.UNDO, change, null, null, user);
    return new Moved(card, held.state(), to, version + 1, before.assignee(), false);
  }

  private @Nullable Why obstacle(
      Held held, CardAction action, @Nullable String assignee, CurrentUser user) {
    if (action == CardAction.REOPEN && cards.hasOpen(held.child())) {
      return Why.OPEN_ALREADY;
    }
    if (action != CardAction.ASSIGN) {
      return null;
    }
    if (held.assignee() != null
        && !held.assignee().equals(user.login())
        && !user.is(Role.SUPERVISOR)) {
      return Why.NOT_YOURS;
    }
    return assignable().stream().noneMatch(person -> person.login().equals(assignee))
        ? Why.NOBODY
        : null;
  }

  private MoveResult apply(
      Held held,
      CardAction action,
      CardState to,
      MoveRequest wanted,
      @Nullable CloseReason reason,
      CurrentUser user) {
    LocalDate today = LocalDate.now(clock);
    Instant now = clock.instant();
    boolean moves = to != held.state();
    String assignee = action == CardAction.ASSIGN ? wanted.assignee() : held.assignee();
    Change change =
        new Change(
            to,
            moves ? action : null,
            assignee,
            moves ? due(to, today) : held.dueOn(),
            moves ? now : held.stateSince(),
            to == CardState.CLOSED && reason != null
                ? new Closed(now, reason, Deadlines.quietUntil(today))
                : null);
    store(held, action, change, reason, wanted.note(), user);
    return new Moved(
        held.id(), held.state(), to, held.version() + 1, assignee, UNDOABLE.contains(action));
  }

  private void store(
      Held held,
      CardAction action,
      Change change,
      @Nullable CloseReason reason,
      @Nullable String note,
      CurrentUser user) {
    cards.change(held, change);
    boolean otherPerson = !Objects.equals(held.assignee(), change.assignee());
    cards.addEvents(
        List.of(
            new NewEvent(
                held.id(),
                held.version() + 1,
                clock.instant(),
                user.login(),
                action.word(),
                held.state(),
                change.state(),
                otherPerson || action == CardAction.ASSIGN ? change.assignee() : null,
                new Before(held.assignee(), held.dueOn(), held.stateSince()),
                reason,
                note == null || note.isBlank() ? null : note.strip(),
                null)));
    AuditEvent event =
        AuditEvent.by(user, "referral." + action.word())
            .on("card", held.id())
            .with("from", held.state().word())
            .with("to", change.state().word());
    audit.record(change.assignee() == null ? event : event.with("assignee", change.assignee()));
    changes.afterCommit(new BoardChange(List.of(held.id()), BoardChange.Kind.MOVED));
  }

  private MoveResult conflict(Held held) {
    Done done = cards.lastDone(held.id()).orElseThrow();
    return new Conflict(
        held.id(), done.actor(), done.kind(), done.at(), held.state(), held.version());
  }

  private static @Nullable CloseReason reason(MoveRequest wanted) {
    return wanted.action() == CardAction.ALREADY_SUPPORTED
        ? CloseReason.SUPPORTED
        : wanted.reason();
  }

  private static @Nullable LocalDate due(CardState state, LocalDate today) {
    return switch (state) {
      case CANDIDATE -> Deadlines.screening(today, 1);
      case CONFERENCE -> Deadlines.conference(today);
      case OUTREACH -> Deadlines.firstContact(today);
      // their clocks come with their moves
      case WISHES, SUPPORT_PLAN, REFERRAL, MONITORING -> null;
      case CLOSED -> null;
    };
  }
}
