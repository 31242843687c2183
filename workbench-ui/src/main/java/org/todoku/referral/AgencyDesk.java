package org.todoku.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.ChildDirectory.ChildCard;
import org.todoku.referral.CardRecord.Paper;
import org.todoku.referral.CardRecord.PaperKind;

/**
 * What an outside agency sees: the referrals to its own services, and of the family only what the
 * referral's scope allows while its ground holds. Rules, levels and evidence are not reachable from
 * here.
 */
@Service
public class AgencyDesk {
  private final ReferralStore store;
  private final RecordStore records;
  private final BoardStore board;
  private final ChildDirectory children;
  private final AuditLog audit;
  private final Clock clock;

  AgencyDesk(
      ReferralStore store,
      RecordStore records,
      BoardStore board,
      ChildDirectory children,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.records = records;
    this.board = board;
    this.children = children;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A referral as its agency sees it.
   *
   * @param shared what is told of the family; null where nothing may be told any more
   */
  public record Asked(Referral referral, @Nullable Shared shared) {}

  /**
   * What is told of a family; null parts are outside of the scope.
   *
   * @param address null also where the whereabouts are protected
   * @param needs the kinds of need
   */
  public record Shared(
      @Nullable String name,
      @Nullable LocalDate birthDate,
      @Nullable String address,
      List<String> needs,
      @Nullable String plan) {
    public Shared {
      needs = List.copyOf(needs);
    }
  }

  /** The referrals to the reader's organization, newest first; that they were read is kept. */
  @Transactional
  public List<Asked> asked(CurrentUser reader) {
    if (!reader.is(Role.AGENCY)) {
      throw new AccessDeniedException(reader.login() + " is no agency");
    }
    String organization = store.organizationOf(reader.login());
    if (organization == null) {
      return List.of();
    }
    List<Asked> asked =
        store.ofOrganization(organization).stream()
            .map(referral -> new Asked(referral, shared(referral)))
            .toList();
    audit.record(
        AuditEvent.by(reader, "referral.agencyRead")
            .on("organization", organization)
            .with("referrals", asked.size()));
    return asked;
  }

  private @Nullable Shared shared(Referral referral) {
    boolean told = referral.state().open() || referral.state() == ReferralState.DONE;
    if (!told || !holds(referral)) {
      return null;
    }
    CardSummary card = board.summary(referral.card(), "").orElse(null);
    if (card == null) {
      return null;
    }
    Set<SharingScope> scope = referral.scope();
    ChildCard child =
        scope.contains(SharingScope.IDENTITY) ? children.find(card.child()).orElse(null) : null;
    Paper plan =
        scope.contains(SharingScope.PLAN) ? records.paper(card.id(), PaperKind.PLAN) : null;
    return new Shared(
        child == null ? null : child.name(),
        child == null ? null : child.birthDate(),
        child == null ? null : child.address(),
        scope.contains(SharingScope.SITUATION) ? card.needs() : List.of(),
        plan == null ? null : plan.text());
  }

  private boolean holds(Referral referral) {
    Long id = referral.consent();
    return id == null
        || records.consents(referral.card()).stream()
            .anyMatch(each -> each.id() == id && each.holdsOn(LocalDate.now(clock)));
  }
}
