package org.todoku.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
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
import org.todoku.referral.CardStore.Clocks;
import org.todoku.referral.CardStore.Closed;
import org.todoku.referral.CardStore.Done;
import org.todoku.referral.CardStore.Held;
import org.todoku.referral.CardStore.NewEvent;
import org.todoku.referral.CardStore.Pause;
import org.todoku.referral.CardStore.Told;
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
    return users.all().stream().filter(CardMoves::assignable).toList();
  }

  /** Does what a person wants done, or says why not. */
  @Transactional
  public MoveResult move(MoveRequest wanted, CurrentUser user) {
    CardAction action = wanted.action();
    Role role = action.roleOf(user);
    if (role == null) {
      return new Refused(wanted.card(), Why.NOT_ALLOWED);
    }
    Why lacking = MoveNeeds.lacking(wanted, clock);
    if (lacking != null) {
      return new Refused(wanted.card(), lacking);
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
    Why obstacle = obstacle(held, wanted, role, user);
    if (obstacle != null) {
      return new Refused(held.id(), obstacle);
    }
    return apply(held, to, wanted, role, user);
  }

  /**
   * Takes back what the same person has just done to a card.
   *
   * @param version the version that the move made; if the card has changed since, nothing is done
   */
  @Transactional
  public MoveResult undo(long card, int version, CurrentUser user) {
    Role role = CardAction.UNDO.roleOf(user);
    if (role == null) {
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
    boolean undoable =
        CardAction.of(done.kind()).filter(CardAction::undoable).isPresent()
            && Workflow.allows(held.state(), CardAction.UNDO, to);
    if (!undoable) {
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
            before.clocks(),
            null,
            null);
    store(held, CardAction.UNDO, change, Told.NOTHING, role, user);
    return new Moved(card, held.state(), to, version + 1, before.assignee(), false);
  }

  private @Nullable Why obstacle(Held held, MoveRequest wanted, Role role, CurrentUser user) {
    boolean others =
        held.assignee() != null && !held.assignee().equals(user.login()) && role != Role.SUPERVISOR;
    return switch (wanted.action()) {
      case ASSIGN -> {
        if (others) {
          yield Why.NOT_YOURS;
        }
        String assignee = wanted.assignee();
        yield assignee == null || users.find(assignee).filter(CardMoves::assignable).isEmpty()
            ? Why.NOBODY
            : null;
      }
      case REOPEN -> cards.hasOpen(held.child()) ? Why.OPEN_ALREADY : null;
      case SUSPECT_ABUSE -> null;
      case TAKE_OVER -> Why.NOT_HERE; // only with the transfer that it accepts
      case PAUSE, RESUME -> {
        if (others && held.state().owner() == CardState.Owner.ASSIGNEE) {
          yield Why.NOT_YOURS;
        }
        boolean stands = held.clocks().pause() != null;
        yield stands == (wanted.action() == CardAction.PAUSE) ? Why.CLOCK_IS_SO : null;
      }
      case PLANNED, MONITOR -> {
        if (others) {
          yield Why.NOT_YOURS;
        }
        if (held.state() == CardState.SUPPORT_PLAN) {
          yield cards.hasPlan(held.id()) ? null : Why.PLAN_MISSING;
        }
        yield cards.hasAccepted(held.id()) ? null : Why.NOTHING_ACCEPTED;
      }
      case CHECK,
          CONFIRM,
          DECIDE,
          MET,
          ABSENT,
          REFUSED,
          AGREE,
          AGREE_PARTLY,
          DECLINE,
          REVIEW,
          REPLAN,
          NOT_APPLICABLE,
          ALREADY_SUPPORTED,
          CLOSE,
          CHILD_SEEN,
          SEND_TO_CENTRE,
          TAKE_BACK,
          UNDO ->
          others && held.state().owner() == CardState.Owner.ASSIGNEE ? Why.NOT_YOURS : null;
    };
  }

  private MoveResult apply(
      Held held, CardState to, MoveRequest wanted, Role role, CurrentUser user) {
    CardAction action = wanted.action();
    LocalDate today = LocalDate.now(clock);
    Instant now = clock.instant();
    boolean moves = to != held.state();
    String assignee = action == CardAction.ASSIGN ? wanted.assignee() : held.assignee();
    Reason reason = MoveNeeds.reason(wanted);
    LocalDate quiet = Deadlines.quietUntil(today);
    Closed closed =
        to == CardState.CLOSED && reason != null
            ? new Closed(
                now,
                reason,
                wanted.day() != null && wanted.day().isAfter(quiet) ? wanted.day() : quiet,
                action == CardAction.DECLINE ? wanted.day() : null)
            : null;
    Change change =
        new Change(
            to,
            moves ? action : null,
            assignee,
            clocks(held, to, wanted, today, now),
            closed,
            null);
    Told told =
        new Told(reason, MoveNeeds.words(wanted.note()), null, wanted.happenedAt(), wanted.way());
    store(held, action, change, told, role, user);
    boolean undoable = action.undoable() && (moves || action == CardAction.ASSIGN);
    return new Moved(held.id(), held.state(), to, held.version() + 1, assignee, undoable);
  }

  /** What the clocks show after an action: a move starts the next term, a pause keeps the day. */
  private Clocks clocks(Held held, CardState to, MoveRequest wanted, LocalDate today, Instant now) {
    Clocks before = held.clocks();
    if (to == CardState.SAFETY_CHECK && held.state() != to) {
      Instant heard = Objects.requireNonNullElse(wanted.happenedAt(), now);
      Instant dueAt = heard.plus(Deadlines.SAFETY);
      return new Clocks(LocalDate.ofInstant(dueAt, clock.getZone()), dueAt, now, null);
    }
    if (to != held.state()) {
      LocalDate due = Deadlines.of(to, today, held.level(), before.dueOn());
      return new Clocks(due, null, now, null);
    }
    Pause pause = before.pause();
    return switch (wanted.action()) {
      case PAUSE ->
          before.with(
              new Pause(
                  now,
                  Objects.requireNonNullElse(wanted.reason(), Reason.PAUSED_OTHER),
                  wanted.day()));
      case RESUME -> {
        LocalDate due = before.dueOn();
        yield due == null || pause == null
            ? before.with(null)
            : before
                .with(null)
                .due(
                    Deadlines.afterPause(
                        due, LocalDate.ofInstant(pause.since(), clock.getZone()), today));
      }
      case REVIEW -> before.with(null).due(Deadlines.of(to, today, held.level(), before.dueOn()));
      case ASSIGN,
          MET,
          ABSENT,
          REFUSED,
          CHECK,
          CONFIRM,
          DECIDE,
          AGREE,
          AGREE_PARTLY,
          DECLINE,
          PLANNED,
          MONITOR,
          REPLAN,
          NOT_APPLICABLE,
          ALREADY_SUPPORTED,
          CLOSE,
          SUSPECT_ABUSE,
          CHILD_SEEN,
          SEND_TO_CENTRE,
          TAKE_OVER,
          TAKE_BACK,
          REOPEN,
          UNDO ->
          before;
    };
  }

  private void store(
      Held held, CardAction action, Change change, Told told, Role role, CurrentUser user) {
    cards.change(held, change);
    boolean otherPerson = !Objects.equals(held.assignee(), change.assignee());
    cards.addEvents(
        List.of(
            new NewEvent(
                held.id(),
                held.version() + 1,
                clock.instant(),
                user.login(),
                role,
                action.word(),
                held.state(),
                change.state(),
                otherPerson || action == CardAction.ASSIGN ? change.assignee() : null,
                new Before(held.assignee(), held.clocks()),
                told)));
    AuditEvent event =
        AuditEvent.by(user, "referral." + action.word())
            .on("card", held.id())
            .with("from", held.state().word())
            .with("to", change.state().word());
    audit.record(change.assignee() == null ? event : event.with("assignee", change.assignee()));
    changes.afterCommit(
        new BoardChange(
            List.of(held.id()),
            BoardChange.Kind.MOVED,
            EnumSet.of(held.state(), change.state()),
            otherPerson
                ? Set.of(owner(held.assignee()), owner(change.assignee()))
                : Set.of(owner(held.assignee()))));
  }

  private static String owner(@Nullable String assignee) {
    return assignee == null ? BoardFilter.NOBODY : assignee;
  }

  private MoveResult conflict(Held held) {
    Done done = cards.lastDone(held.id()).orElseThrow();
    return new Conflict(
        held.id(), done.actor(), done.kind(), done.at(), held.state(), held.version());
  }

  private static boolean assignable(User user) {
    return user.enabled()
        && (user.roles().contains(Role.CASEWORKER) || user.roles().contains(Role.SUPERVISOR));
  }
}
