package org.todoku.referral.jooq;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.todoku.jooq.referral.Tables.ORGANIZATION;
import static org.todoku.jooq.referral.Tables.ORGANIZATION_MEMBER;
import static org.todoku.jooq.referral.Tables.REFERRAL_EVENT;
import static org.todoku.jooq.referral.Tables.SERVICE;
import static org.todoku.jooq.referral.Tables.SERVICE_REFERRAL;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.todoku.referral.Organization;
import org.todoku.referral.Referral;
import org.todoku.referral.ReferralAction;
import org.todoku.referral.ReferralState;
import org.todoku.referral.ReferralStore;
import org.todoku.referral.Refusal;
import org.todoku.referral.SharingBasis;
import org.todoku.referral.SharingScope;
import org.todoku.referral.SupportService;
import org.todoku.vocabulary.LocalizedText;

@Repository
class ReferralRepository implements ReferralStore {
  private static final String PARTNER = "partner";
  private static final List<String> IN_USE =
      List.of(ReferralState.ACCEPTED.word(), ReferralState.UNDER_WAY.word());
  private static final List<String> OPEN =
      Stream.of(ReferralState.values())
          .filter(ReferralState::open)
          .map(ReferralState::word)
          .toList();
  private static final Field<Integer> USED =
      field(
              select(count())
                  .from(SERVICE_REFERRAL)
                  .where(
                      SERVICE_REFERRAL.SERVICE_ID.eq(SERVICE.ID),
                      SERVICE_REFERRAL.STATE.in(IN_USE)))
          .as("used");
  private static final Field<List<Referral.Event>> EVENTS =
      multiset(
              select(
                      REFERRAL_EVENT.AT,
                      REFERRAL_EVENT.ACTOR,
                      REFERRAL_EVENT.ACTION,
                      REFERRAL_EVENT.NOTE)
                  .from(REFERRAL_EVENT)
                  .where(REFERRAL_EVENT.REFERRAL_ID.eq(SERVICE_REFERRAL.ID))
                  .orderBy(REFERRAL_EVENT.ID.desc()))
          .convertFrom(
              rows ->
                  rows.map(
                      row ->
                          new Referral.Event(
                              row.value1().toInstant(), row.value2(), row.value3(), row.value4())));

  private final DSLContext database;

  ReferralRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public List<SupportService> services() {
    return services(noCondition());
  }

  @Override
  public Optional<SupportService> service(String id) {
    return services(SERVICE.ID.eq(id)).stream().findFirst();
  }

  private List<SupportService> services(Condition where) {
    return database
        .select(SERVICE.fields())
        .select(ORGANIZATION.fields())
        .select(USED)
        .from(SERVICE)
        .join(ORGANIZATION)
        .on(ORGANIZATION.ID.eq(SERVICE.ORGANIZATION_ID))
        .where(where)
        .orderBy(ORGANIZATION.KIND, ORGANIZATION.ID, SERVICE.NAME_JA)
        .fetch(ReferralRepository::service);
  }

  @Override
  public List<Organization> organizations() {
    return database
        .selectFrom(ORGANIZATION)
        .orderBy(ORGANIZATION.ID)
        .fetch(ReferralRepository::organization);
  }

  @Override
  public @Nullable String organizationOf(String login) {
    return database
        .select(ORGANIZATION_MEMBER.ORGANIZATION_ID)
        .from(ORGANIZATION_MEMBER)
        .where(ORGANIZATION_MEMBER.LOGIN.eq(login))
        .fetchOne(ORGANIZATION_MEMBER.ORGANIZATION_ID);
  }

  @Override
  public void addOrganization(Organization organization, List<String> members) {
    database
        .insertInto(ORGANIZATION)
        .set(ORGANIZATION.ID, organization.id())
        .set(ORGANIZATION.NAME_JA, organization.name().ja())
        .set(ORGANIZATION.NAME_EN, organization.name().en())
        .set(ORGANIZATION.KIND, organization.partner() ? PARTNER : "municipal")
        .onConflictDoNothing()
        .execute();
    for (String member : members) {
      database
          .insertInto(ORGANIZATION_MEMBER)
          .set(ORGANIZATION_MEMBER.LOGIN, member)
          .set(ORGANIZATION_MEMBER.ORGANIZATION_ID, organization.id())
          .onConflictDoNothing()
          .execute();
    }
  }

  @Override
  public void addService(SupportService service, String by, Instant at) {
    database
        .insertInto(SERVICE)
        .set(SERVICE.ID, service.id())
        .set(SERVICE.ORGANIZATION_ID, service.organization().id())
        .set(SERVICE.KIND, service.kind())
        .set(SERVICE.NAME_JA, service.name().ja())
        .set(SERVICE.NAME_EN, service.name().en())
        .set(SERVICE.NEEDS, service.needs().toArray(String[]::new))
        .set(SERVICE.SERVICE_AREA, service.area())
        .set(SERVICE.ELIGIBILITY_JA, service.eligibility().ja())
        .set(SERVICE.ELIGIBILITY_EN, service.eligibility().en())
        .set(SERVICE.MINIMUM_AGE, small(service.minimumAge()))
        .set(SERVICE.MAXIMUM_AGE, small(service.maximumAge()))
        .set(SERVICE.CAPACITY, service.capacity())
        .set(SERVICE.WAITING, service.waiting())
        .set(SERVICE.STATUS, service.status().word())
        .set(SERVICE.CHANGED_BY, by)
        .set(SERVICE.CHANGED_AT, Rows.time(at))
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public boolean changeService(SupportService service, String by, Instant at) {
    return database
            .update(SERVICE)
            .set(SERVICE.CAPACITY, service.capacity())
            .set(SERVICE.WAITING, service.waiting())
            .set(SERVICE.STATUS, service.status().word())
            .set(SERVICE.VERSION, service.version() + 1)
            .set(SERVICE.CHANGED_BY, by)
            .set(SERVICE.CHANGED_AT, Rows.time(at))
            .where(SERVICE.ID.eq(service.id()), SERVICE.VERSION.eq(service.version()))
            .execute()
        == 1;
  }

  @Override
  public List<Referral> ofCard(long card) {
    return referrals(SERVICE_REFERRAL.CARD_ID.eq(card));
  }

  @Override
  public List<Referral> ofOrganization(String organization) {
    return referrals(ORGANIZATION.ID.eq(organization));
  }

  @Override
  public Optional<Referral> hold(long referral) {
    database
        .selectOne()
        .from(SERVICE_REFERRAL)
        .where(SERVICE_REFERRAL.ID.eq(referral))
        .forUpdate()
        .fetch();
    return referrals(SERVICE_REFERRAL.ID.eq(referral)).stream().findFirst();
  }

  @Override
  public List<Referral> openOn(long consent) {
    Condition open = SERVICE_REFERRAL.CONSENT_ID.eq(consent).and(SERVICE_REFERRAL.STATE.in(OPEN));
    database
        .selectOne()
        .from(SERVICE_REFERRAL)
        .where(open)
        .orderBy(SERVICE_REFERRAL.ID)
        .forUpdate()
        .fetch();
    return referrals(open);
  }

  @Override
  public long add(NewReferral referral) {
    long id =
        database
            .insertInto(SERVICE_REFERRAL)
            .set(SERVICE_REFERRAL.CARD_ID, referral.card())
            .set(SERVICE_REFERRAL.SERVICE_ID, referral.service())
            .set(SERVICE_REFERRAL.STATE, ReferralState.OFFERED.word())
            .set(SERVICE_REFERRAL.MOVED_BY, "offer")
            .set(SERVICE_REFERRAL.BASIS, referral.basis().word())
            .set(SERVICE_REFERRAL.CONSENT_ID, referral.consent())
            .set(
                SERVICE_REFERRAL.SCOPE,
                referral.scope().stream().map(SharingScope::word).toArray(String[]::new))
            .set(SERVICE_REFERRAL.MESSAGE, referral.message())
            .set(SERVICE_REFERRAL.OFFERED_BY, referral.by())
            .set(SERVICE_REFERRAL.OFFERED_AT, Rows.time(referral.at()))
            .set(SERVICE_REFERRAL.ANSWER_DUE_ON, referral.answerDueOn())
            .set(SERVICE_REFERRAL.STATE_SINCE, Rows.time(referral.at()))
            .set(SERVICE_REFERRAL.REDIRECTED_FROM, referral.redirectedFrom())
            .returningResult(SERVICE_REFERRAL.ID)
            .fetchSingle()
            .value1();
    event(
        id,
        1,
        referral.at(),
        referral.by(),
        false,
        "offer",
        null,
        ReferralState.OFFERED,
        null,
        null);
    return id;
  }

  @Override
  public void move(Referral referral, Step step) {
    int changed =
        database
            .update(SERVICE_REFERRAL)
            .set(SERVICE_REFERRAL.STATE, step.to().word())
            .set(SERVICE_REFERRAL.MOVED_BY, step.action().word())
            .set(SERVICE_REFERRAL.REFUSAL, step.refusal() == null ? null : step.refusal().word())
            .set(SERVICE_REFERRAL.STATE_SINCE, Rows.time(step.at()))
            .set(SERVICE_REFERRAL.VERSION, referral.version() + 1)
            .where(
                SERVICE_REFERRAL.ID.eq(referral.id()),
                SERVICE_REFERRAL.VERSION.eq(referral.version()))
            .execute();
    if (changed != 1) {
      throw new IllegalStateException("referral " + referral.id() + " was not held");
    }
    event(
        referral.id(),
        referral.version() + 1,
        step.at(),
        step.actor(),
        step.agency(),
        step.action().word(),
        referral.state(),
        step.to(),
        step.refusal(),
        step.note());
  }

  private void event(
      long referral,
      int version,
      Instant at,
      String actor,
      boolean agency,
      String action,
      @Nullable ReferralState from,
      ReferralState to,
      @Nullable Refusal refusal,
      @Nullable String note) {
    database
        .insertInto(REFERRAL_EVENT)
        .set(REFERRAL_EVENT.REFERRAL_ID, referral)
        .set(REFERRAL_EVENT.VERSION, version)
        .set(REFERRAL_EVENT.AT, Rows.time(at))
        .set(REFERRAL_EVENT.ACTOR, actor)
        .set(REFERRAL_EVENT.AGENCY, agency)
        .set(REFERRAL_EVENT.ACTION, action)
        .set(REFERRAL_EVENT.FROM_STATE, from == null ? null : from.word())
        .set(REFERRAL_EVENT.TO_STATE, to.word())
        .set(REFERRAL_EVENT.REFUSAL, refusal == null ? null : refusal.word())
        .set(REFERRAL_EVENT.NOTE, note)
        .execute();
  }

  @Override
  public Map<String, Integer> refusedForCapacity(LocalDate since) {
    return database
        .select(SERVICE_REFERRAL.SERVICE_ID, count())
        .from(REFERRAL_EVENT)
        .join(SERVICE_REFERRAL)
        .on(SERVICE_REFERRAL.ID.eq(REFERRAL_EVENT.REFERRAL_ID))
        .where(
            REFERRAL_EVENT.ACTION.eq(ReferralAction.REFUSE.word()),
            REFERRAL_EVENT.REFUSAL.eq(Refusal.CAPACITY.word()),
            REFERRAL_EVENT.AT.ge(since.atStartOfDay().atOffset(ZoneOffset.UTC)))
        .groupBy(SERVICE_REFERRAL.SERVICE_ID)
        .fetchMap(row -> row.value1(), row -> row.value2());
  }

  private List<Referral> referrals(Condition where) {
    return database
        .select(SERVICE_REFERRAL.fields())
        .select(SERVICE.NAME_JA, SERVICE.NAME_EN)
        .select(ORGANIZATION.fields())
        .select(EVENTS)
        .from(SERVICE_REFERRAL)
        .join(SERVICE)
        .on(SERVICE.ID.eq(SERVICE_REFERRAL.SERVICE_ID))
        .join(ORGANIZATION)
        .on(ORGANIZATION.ID.eq(SERVICE.ORGANIZATION_ID))
        .where(where)
        .orderBy(SERVICE_REFERRAL.ID.desc())
        .fetch(ReferralRepository::referral);
  }

  private static Referral referral(Record row) {
    String refusal = row.get(SERVICE_REFERRAL.REFUSAL);
    return new Referral(
        row.get(SERVICE_REFERRAL.ID),
        row.get(SERVICE_REFERRAL.CARD_ID),
        row.get(SERVICE_REFERRAL.SERVICE_ID),
        new LocalizedText(row.get(SERVICE.NAME_JA), row.get(SERVICE.NAME_EN)),
        organization(row),
        ReferralState.of(row.get(SERVICE_REFERRAL.STATE)),
        SharingBasis.of(row.get(SERVICE_REFERRAL.BASIS)),
        row.get(SERVICE_REFERRAL.CONSENT_ID),
        Stream.of(row.get(SERVICE_REFERRAL.SCOPE))
            .map(SharingScope::of)
            .collect(Collectors.toSet()),
        row.get(SERVICE_REFERRAL.MESSAGE),
        row.get(SERVICE_REFERRAL.OFFERED_BY),
        row.get(SERVICE_REFERRAL.OFFERED_AT).toInstant(),
        row.get(SERVICE_REFERRAL.ANSWER_DUE_ON),
        refusal == null ? null : Refusal.of(refusal),
        row.get(SERVICE_REFERRAL.REDIRECTED_FROM),
        row.get(SERVICE_REFERRAL.VERSION),
        row.get(EVENTS));
  }

  private static SupportService service(Record row) {
    return new SupportService(
        row.get(SERVICE.ID),
        organization(row),
        row.get(SERVICE.KIND),
        new LocalizedText(row.get(SERVICE.NAME_JA), row.get(SERVICE.NAME_EN)),
        List.of(row.get(SERVICE.NEEDS)),
        row.get(SERVICE.SERVICE_AREA),
        new LocalizedText(row.get(SERVICE.ELIGIBILITY_JA), row.get(SERVICE.ELIGIBILITY_EN)),
        wide(row.get(SERVICE.MINIMUM_AGE)),
        wide(row.get(SERVICE.MAXIMUM_AGE)),
        row.get(SERVICE.CAPACITY),
        row.get(USED),
        row.get(SERVICE.WAITING),
        SupportService.Status.of(row.get(SERVICE.STATUS)),
        row.get(SERVICE.VERSION));
  }

  private static Organization organization(Record row) {
    return new Organization(
        row.get(ORGANIZATION.ID),
        new LocalizedText(row.get(ORGANIZATION.NAME_JA), row.get(ORGANIZATION.NAME_EN)),
        row.get(ORGANIZATION.KIND).equals(PARTNER));
  }

  private static @Nullable Short small(@Nullable Integer number) {
    return number == null ? null : number.shortValue();
  }

  private static @Nullable Integer wide(@Nullable Short number) {
    return number == null ? null : number.intValue();
  }
}
