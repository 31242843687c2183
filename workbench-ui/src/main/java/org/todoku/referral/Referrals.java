package org.todoku.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;
import org.todoku.referral.ReferralStore.NewReferral;
import org.todoku.referral.ReferralStore.Step;

/** Hands families to services, on a recorded ground, and keeps what the services answer. */
@Service
public class Referrals {
  /** The longest message to a service, in characters. */
  public static final int LONGEST_MESSAGE = 2_000;

  private final ReferralStore store;
  private final RecordStore records;
  private final CardGate gate;
  private final AuditLog audit;
  private final BoardChanges changes;
  private final Clock clock;

  Referrals(
      ReferralStore store,
      RecordStore records,
      CardGate gate,
      AuditLog audit,
      BoardChanges changes,
      Clock clock) {
    this.store = store;
    this.records = records;
    this.gate = gate;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * What is offered to services.
   *
   * @param services ids, at least one; all are asked, or none where one is refused
   * @param consent the consent for {@link SharingBasis#CONSENT}, else null
   * @param contactDataMeant whether a telephone number in the message is meant to be there
   */
  public record Offer(
      long card,
      List<String> services,
      SharingBasis basis,
      @Nullable Long consent,
      Set<SharingScope> scope,
      String message,
      boolean contactDataMeant) {
    public Offer {
      services = List.copyOf(services);
      scope = Set.copyOf(scope);
    }
  }

  /** Offers a family to services; all of them, or none. */
  @Transactional
  public RecordResult offer(Offer offer, CurrentUser user) {
    Refused refusal = gate.refusal(offer.card(), user);
    if (refusal == null) {
      refusal = refusal(offer);
    }
    if (refusal != null) {
      return refusal;
    }
    List<SupportService> services = new ArrayList<>();
    for (String id : offer.services()) {
      SupportService service = store.service(id).orElse(null);
      if (service == null || service.status() != SupportService.Status.ACTIVE) {
        return new Refused(Problem.SERVICE_GONE, service == null ? id : service.name().ja());
      }
      boolean already =
          store.ofCard(offer.card()).stream()
              .anyMatch(each -> each.service().equals(id) && each.state().open());
      if (already) {
        return new Refused(Problem.REFERRED_ALREADY, service.name().ja());
      }
      services.add(service);
    }
    long last = 0;
    for (SupportService service : services) {
      last = add(offer, service.id(), null, user);
    }
    tell(offer.card());
    return new Done(last);
  }

  /**
   * Answers or moves a referral on. Outside agencies do so for their own services only.
   *
   * @param seen the version that the person saw
   */
  @Transactional
  public RecordResult act(
      long referral,
      int seen,
      ReferralAction action,
      @Nullable Refusal why,
      @Nullable String note,
      CurrentUser user) {
    Referral held = store.hold(referral).orElse(null);
    boolean agency = !Board.mayRead(user);
    if (held == null || agency && !isOf(held, user)) {
      return Refused.of(Problem.GONE);
    }
    if (action == ReferralAction.STOP
        || action == ReferralAction.REDIRECT
        || agency && !action.agency()) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    if (held.version() != seen) {
      return changed(held);
    }
    ReferralState to = action.after(held.state()).orElse(null);
    if (to == null) {
      return Refused.of(Problem.NOT_HERE);
    }
    if (action == ReferralAction.REFUSE && why == null) {
      return Refused.of(Problem.REASON_MISSING);
    }
    String words = MoveNeeds.words(note);
    if (words != null && words.length() > LONGEST_MESSAGE) {
      return Refused.of(Problem.TOO_LONG);
    }
    Refusal kept = to == ReferralState.REFUSED ? why : null;
    step(held, action, to, kept, words, agency, user);
    tell(held.card());
    return new Done(held.id());
  }

  /** Offers what one service refused to another, on the same ground and with the same words. */
  @Transactional
  public RecordResult redirect(long referral, int seen, String service, CurrentUser user) {
    Referral held = store.hold(referral).orElse(null);
    if (held == null) {
      return Refused.of(Problem.GONE);
    }
    Offer again =
        new Offer(
            held.card(),
            List.of(service),
            held.basis(),
            held.consent(),
            held.scope(),
            held.message(),
            true);
    Refused refusal = gate.refusal(held.card(), user);
    if (refusal == null) {
      refusal = refusal(again);
    }
    if (refusal != null) {
      return refusal;
    }
    if (held.version() != seen) {
      return changed(held);
    }
    ReferralState to = ReferralAction.REDIRECT.after(held.state()).orElse(null);
    if (to == null) {
      return Refused.of(Problem.NOT_HERE);
    }
    SupportService next = store.service(service).orElse(null);
    if (next == null || next.status() != SupportService.Status.ACTIVE) {
      return new Refused(Problem.SERVICE_GONE, next == null ? service : next.name().ja());
    }
    boolean already =
        store.ofCard(held.card()).stream()
            .anyMatch(each -> each.service().equals(service) && each.state().open());
    if (already) {
      return new Refused(Problem.REFERRED_ALREADY, next.name().ja());
    }
    step(held, ReferralAction.REDIRECT, to, held.refusal(), null, false, user);
    long id = add(again, service, held.id(), user);
    tell(held.card());
    return new Done(id);
  }

  private @Nullable Refused refusal(Offer offer) {
    if (offer.services().isEmpty() || offer.scope().isEmpty()) {
      return Refused.of(Problem.EMPTY);
    }
    if (offer.message().length() > LONGEST_MESSAGE) {
      return Refused.of(Problem.TOO_LONG);
    }
    Optional<String> contact = ContactData.in(offer.message());
    if (contact.isPresent() && !offer.contactDataMeant()) {
      return new Refused(Problem.CONTACT_DATA, contact.get());
    }
    if (offer.basis() == SharingBasis.CONSENT) {
      Long id = offer.consent();
      Consent consent = id == null ? null : records.holdConsent(id).orElse(null);
      boolean holds =
          consent != null
              && consent.card() == offer.card()
              && consent.holdsOn(LocalDate.now(clock))
              && consent.scope().containsAll(offer.scope());
      return holds ? null : Refused.of(Problem.CONSENT);
    }
    return offer.consent() == null ? null : Refused.of(Problem.CONSENT);
  }

  private long add(Offer offer, String service, @Nullable Long redirectedFrom, CurrentUser user) {
    Instant now = clock.instant();
    long id =
        store.add(
            new NewReferral(
                offer.card(),
                service,
                offer.basis(),
                offer.consent(),
                offer.scope().stream().sorted().toList(),
                offer.message().strip(),
                user.login(),
                now,
                Deadlines.answer(LocalDate.now(clock)),
                redirectedFrom));
    audit.record(
        AuditEvent.by(user, "referral.offered")
            .on("card", offer.card())
            .with("referral", id)
            .with("service", service)
            .with("basis", offer.basis().word()));
    return id;
  }

  private void step(
      Referral held,
      ReferralAction action,
      ReferralState to,
      @Nullable Refusal refusal,
      @Nullable String note,
      boolean agency,
      CurrentUser user) {
    store.move(held, new Step(action, to, refusal, note, user.login(), agency, clock.instant()));
    AuditEvent event =
        AuditEvent.by(user, "referral.referralMoved")
            .on("card", held.card())
            .with("referral", held.id())
            .with("action", action.word());
    audit.record(refusal == null ? event : event.with("refusal", refusal.word()));
  }

  private boolean isOf(Referral referral, CurrentUser user) {
    return user.is(Role.AGENCY)
        && Objects.equals(referral.organization().id(), store.organizationOf(user.login()));
  }

  private static Changed changed(Referral held) {
    Referral.Event last = held.events().getFirst();
    return new Changed(last.actor(), last.at(), last.action(), held.version());
  }

  private void tell(long card) {
    changes.afterCommit(new BoardChange(List.of(card), BoardChange.Kind.WRITTEN));
  }
}
