package org.todoku.referral;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.CardStore.Before;
import org.todoku.referral.CardStore.Change;
import org.todoku.referral.CardStore.Held;
import org.todoku.referral.CardStore.NewEvent;
import org.todoku.referral.CardStore.Told;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;

/**
 * Cards that go from one office to another. An office offers, the other accepts or sends back with
 * words; until it accepts, the card stays with whom it had. Who accepts is responsible from then
 * on.
 */
@Service
public class Transfers {
  private final OfficeStore store;
  private final Offices offices;
  private final CardStore cards;
  private final CardGate gate;
  private final AuditLog audit;
  private final BoardChanges changes;
  private final Clock clock;

  Transfers(
      OfficeStore store,
      Offices offices,
      CardStore cards,
      CardGate gate,
      AuditLog audit,
      BoardChanges changes,
      Clock clock) {
    this.store = store;
    this.offices = offices;
    this.cards = cards;
    this.gate = gate;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  /** How a card stands with its offices. */
  @Transactional(readOnly = true)
  public Standing of(long card, CurrentUser reader) {
    if (!Board.mayRead(reader)) {
      return new Standing(List.of(), null, null, null);
    }
    return new Standing(
        offices.all(),
        store.officeOf(card),
        store.offered(card).orElse(null),
        offices.of(reader).map(Office::id).orElse(null));
  }

  /**
   * How a card stands with its offices.
   *
   * @param offices all of them; empty where the centre has one place only
   * @param office the card's, or null
   * @param offered what waits for an answer, or null
   * @param own where the reader works, or null
   */
  public record Standing(
      List<Office> offices,
      @Nullable String office,
      @Nullable Transfer offered,
      @Nullable String own) {
    public Standing {
      offices = List.copyOf(offices);
    }

    /** Whether the card is with the reader's office, where there are any: it is theirs to offer. */
    public boolean mayOffer() {
      return office == null || own == null || own.equals(office);
    }

    /** Whether the reader's office is asked to take the card. */
    public boolean asksReader() {
      return offered != null && offered.to().equals(own);
    }
  }

  /** Offers a card to another office; needed words are the note where the reason is another one. */
  @Transactional
  public RecordResult offer(
      long card, String to, Transfer.Reason reason, String note, CurrentUser user) {
    Refused refusal = gate.refusal(card, user);
    if (refusal != null) {
      return refusal;
    }
    String words = note.strip();
    if (words.length() > CardMoves.LONGEST_NOTE) {
      return Refused.of(Problem.TOO_LONG);
    }
    if (reason == Transfer.Reason.OTHER && words.isEmpty()) {
      return Refused.of(Problem.EMPTY);
    }
    String from = store.officeOf(card);
    Optional<Office> office =
        offices.all().stream().filter(each -> each.id().equals(to)).findFirst();
    if (office.isEmpty() || to.equals(from)) {
      return Refused.of(Problem.GONE);
    }
    if (!of(card, user).mayOffer()) {
      return Refused.of(Problem.OTHER_OFFICE);
    }
    if (office.get().members().isEmpty()) {
      return Refused.of(Problem.OFFICE_EMPTY);
    }
    if (store.offered(card).isPresent()) {
      return Refused.of(Problem.OFFERED_ALREADY);
    }
    long id =
        store.add(new Transfer(0, card, from, to, reason, words, user.login(), clock.instant()));
    told(card, "transferOffered", office.get().name().ja() + " " + words, user);
    return new Done(id);
  }

  /** Accepts a card for one's own office and becomes responsible for it. */
  @Transactional
  public RecordResult accept(long transfer, CurrentUser user) {
    Role role = CardAction.TAKE_OVER.roleOf(user);
    Transfer offered = store.hold(transfer).orElse(null);
    if (offered == null) {
      return Refused.of(Problem.NOT_HERE);
    }
    if (role == null || !worksAt(offered.to(), user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    Held held = cards.hold(offered.card()).orElseThrow();
    if (held.state() == CardState.CLOSED) {
      return Refused.of(Problem.CARD_CLOSED);
    }
    int version = held.version() + 1;
    store.answer(transfer, Transfer.Answer.ACCEPTED, user.login(), clock.instant(), null, version);
    cards.change(
        held, new Change(held.state(), null, user.login(), held.clocks(), null, offered.to()));
    cards.addEvents(
        List.of(
            new NewEvent(
                held.id(),
                version,
                clock.instant(),
                user.login(),
                role,
                CardAction.TAKE_OVER.word(),
                held.state(),
                held.state(),
                user.login(),
                new Before(held.assignee(), held.clocks()),
                Told.NOTHING)));
    audit.record(
        AuditEvent.by(user, "referral.takeOver")
            .on("card", held.id())
            .with("office", offered.to()));
    Set<String> owners = new HashSet<>(Set.of(user.login()));
    owners.add(Objects.requireNonNullElse(held.assignee(), BoardFilter.NOBODY));
    changes.afterCommit(
        new BoardChange(
            List.of(held.id()), BoardChange.Kind.MOVED, EnumSet.of(held.state()), owners));
    return new Done(held.id());
  }

  /** Sends a card back with words; it stays with whom it had. */
  @Transactional
  public RecordResult sendBack(long transfer, String why, CurrentUser user) {
    String words = why.strip();
    if (words.isEmpty()) {
      return Refused.of(Problem.EMPTY);
    }
    if (words.length() > CardMoves.LONGEST_NOTE) {
      return Refused.of(Problem.TOO_LONG);
    }
    Transfer offered = store.hold(transfer).orElse(null);
    if (offered == null) {
      return Refused.of(Problem.NOT_HERE);
    }
    if (!Board.mayRead(user) || !worksAt(offered.to(), user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    store.answer(transfer, Transfer.Answer.RETURNED, user.login(), clock.instant(), words, null);
    told(offered.card(), "transferReturned", words, user);
    return new Done(offered.card());
  }

  /** Takes an offer back before it is answered. */
  @Transactional
  public RecordResult withdraw(long transfer, CurrentUser user) {
    Transfer offered = store.hold(transfer).orElse(null);
    if (offered == null) {
      return Refused.of(Problem.NOT_HERE);
    }
    Refused refusal = gate.refusal(offered.card(), user);
    if (refusal != null) {
      return refusal;
    }
    store.answer(transfer, Transfer.Answer.WITHDRAWN, user.login(), clock.instant(), null, null);
    told(offered.card(), "transferWithdrawn", null, user);
    return new Done(offered.card());
  }

  private boolean worksAt(String office, CurrentUser user) {
    return offices.of(user).filter(own -> own.id().equals(office)).isPresent();
  }

  /** Keeps what happened in the card's history; the card itself stays as it is. */
  private void told(long card, String kind, @Nullable String words, CurrentUser user) {
    cards.addEvents(
        List.of(
            new NewEvent(
                card,
                null,
                clock.instant(),
                user.login(),
                null,
                kind,
                null,
                null,
                null,
                null,
                new Told(null, words, null, null, null))));
    audit.record(AuditEvent.by(user, "referral." + kind).on("card", card));
    changes.afterCommit(new BoardChange(List.of(card), BoardChange.Kind.WRITTEN));
  }
}
