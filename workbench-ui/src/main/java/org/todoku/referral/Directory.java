package org.todoku.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.library.PublishedRules;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.referral.RecordResult.Done;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.referral.RecordResult.Refused;
import org.todoku.rule.RuleSet;
import org.todoku.vocabulary.LocalizedText;

/** The directory of services, and which of them fit a card. */
@Service
public class Directory {
  private final ReferralStore store;
  private final PublishedRules rules;
  private final AuditLog audit;
  private final Clock clock;

  Directory(ReferralStore store, PublishedRules rules, AuditLog audit, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A service that fits a card.
   *
   * @param byRule whether a rule on the card names it; else only the need does
   */
  public record Suggestion(SupportService service, boolean byRule) {}

  /** Every service that is not gone, by organization and name. */
  @Transactional(readOnly = true)
  public List<SupportService> services() {
    return store.services().stream()
        .filter(service -> service.status() != SupportService.Status.DEFUNCT)
        .toList();
  }

  /** How many referrals of each service were refused for want of a place in a year. */
  @Transactional(readOnly = true)
  public Map<String, Integer> refusedForCapacity() {
    return store.refusedForCapacity(LocalDate.now(clock).minusYears(1));
  }

  /** Who may change places and waiting lists. */
  public static boolean mayChange(CurrentUser user) {
    return user.isAnyOf(Role.SUPERVISOR, Role.GOVERNANCE);
  }

  /** Changes places, waiting list and status of a service. */
  @Transactional
  public RecordResult change(SupportService service, CurrentUser user) {
    if (!mayChange(user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    if (!store.changeService(service, user.login(), clock.instant())) {
      return store
          .service(service.id())
          .<RecordResult>map(
              now -> new Changed("", clock.instant(), now.status().word(), now.version()))
          .orElseGet(() -> Refused.of(Problem.GONE));
    }
    audit.record(
        AuditEvent.by(user, "referral.serviceChanged")
            .on("service", service.id())
            .with("status", service.status().word())
            .with("waiting", service.waiting()));
    return new Done(0);
  }

  /** The organizations that offer services. */
  @Transactional(readOnly = true)
  public List<Organization> organizations() {
    return store.organizations();
  }

  /** What rules may suggest: the kinds of service by their ids. */
  public Map<String, LocalizedText> kinds() {
    return rules.registersRead().services();
  }

  /** Adds a service, and the organization that offers it where that is new. */
  @Transactional
  public RecordResult add(NewService wanted, CurrentUser user) {
    if (!mayChange(user)) {
      return Refused.of(Problem.NOT_ALLOWED);
    }
    Problem problem = wanted.problem();
    if (problem != null) {
      return Refused.of(problem);
    }
    Optional<Organization> organization =
        wanted.organization().isBlank()
            ? Optional.of(newOrganization(wanted))
            : store.organizations().stream()
                .filter(each -> each.id().equals(wanted.organization()))
                .findFirst();
    if (organization.isEmpty() || !kinds().containsKey(wanted.kind())) {
      return Refused.of(Problem.GONE);
    }
    String id = wanted.kind() + "-" + fresh();
    store.addService(
        new SupportService(
            id,
            organization.get(),
            wanted.kind(),
            both(wanted.name().ja(), wanted.name().en()),
            wanted.needs(),
            wanted.area().strip(),
            LocalizedText.same(wanted.eligibility().strip()),
            wanted.minimumAge(),
            wanted.maximumAge(),
            wanted.capacity(),
            0,
            0,
            SupportService.Status.ACTIVE,
            1),
        user.login(),
        clock.instant());
    audit.record(
        AuditEvent.by(user, "referral.serviceAdded")
            .on("service", id)
            .with("organization", organization.get().id()));
    return new Done(0);
  }

  private Organization newOrganization(NewService wanted) {
    Organization organization =
        new Organization(
            "organization-" + fresh(),
            LocalizedText.same(wanted.newOrganization().strip()),
            wanted.partner());
    store.addOrganization(organization, List.of());
    return organization;
  }

  private static LocalizedText both(String ja, String en) {
    return new LocalizedText(
        ja.isBlank() ? en.strip() : ja.strip(), en.isBlank() ? ja.strip() : en.strip());
  }

  private static String fresh() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * The services that fit a card: those that its rules name, then those that its needs ask for;
   * those without a free place last. Services for other ages are left out.
   */
  @Transactional(readOnly = true)
  public List<Suggestion> suggestions(CardDetail card) {
    Set<String> named = new LinkedHashSet<>();
    RuleSet inForce = rules.inForce(LocalDate.now(clock)).ruleSet();
    card.candidates()
        .forEach(
            candidate ->
                inForce.rule(candidate.rule()).ifPresent(rule -> named.addAll(rule.support())));
    Set<String> needs = new LinkedHashSet<>(card.summary().needs());
    Integer age = age(card.child().birthDate());
    Map<String, Suggestion> found = new LinkedHashMap<>();
    for (SupportService service : store.services()) {
      boolean byRule = named.contains(service.kind());
      boolean byNeed = service.needs().stream().anyMatch(needs::contains);
      if (service.status() == SupportService.Status.ACTIVE
          && (byRule || byNeed)
          && service.isForAge(age)) {
        found.put(service.id(), new Suggestion(service, byRule));
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing((Suggestion each) -> Objects.equals(each.service().free(), 0))
                .thenComparing(each -> !each.byRule()))
        .toList();
  }

  private @Nullable Integer age(@Nullable LocalDate birthDate) {
    return birthDate == null
        ? null
        : (int) ChronoUnit.YEARS.between(birthDate, LocalDate.now(clock));
  }
}
