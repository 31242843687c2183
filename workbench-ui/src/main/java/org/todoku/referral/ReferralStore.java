package org.todoku.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the directory and the referrals are kept. Called within a transaction. */
public interface ReferralStore {
  /** Every service that ever was, by organization and name. */
  List<SupportService> services();

  Optional<SupportService> service(String id);

  List<Organization> organizations();

  /** For whom an outside person answers, or null. */
  @Nullable String organizationOf(String login);

  void addOrganization(Organization organization, List<String> members);

  void addService(SupportService service, String by, Instant at);

  /** Changes places, waiting list and status; false where it has changed since it was seen. */
  boolean changeService(SupportService service, String by, Instant at);

  List<Referral> ofCard(long card);

  /** What the services of an organization were asked, newest first. */
  List<Referral> ofOrganization(String organization);

  /** A referral, held for a change. */
  Optional<Referral> hold(long referral);

  /** The open referrals that rest on a consent, held for a change. */
  List<Referral> openOn(long consent);

  long add(NewReferral referral);

  void move(Referral referral, Step step);

  /** How many referrals of each service were refused for want of a place since a day. */
  Map<String, Integer> refusedForCapacity(LocalDate since);

  /** A referral to be offered. */
  record NewReferral(
      long card,
      String service,
      SharingBasis basis,
      @Nullable Long consent,
      List<SharingScope> scope,
      String message,
      String by,
      Instant at,
      LocalDate answerDueOn,
      @Nullable Long redirectedFrom) {}

  /** What is done to a held referral. */
  record Step(
      ReferralAction action,
      ReferralState to,
      @Nullable Refusal refusal,
      @Nullable String note,
      String actor,
      boolean agency,
      Instant at) {}
}
